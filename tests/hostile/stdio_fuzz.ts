/** Hostile frames over stdin and stdout: many in one write, every answer accounted for. @module */
import { joinBytes } from "../support/archives.ts";
import { openFileCount, residentBytes } from "../support/process_memory.ts";
import { programCommand } from "../support/server_process.ts";
import { expectationOf, idKey } from "./expectation.ts";
import { FrameSource } from "./frames.ts";
import type { FuzzOptions, FuzzResult } from "./fuzz_result.ts";

const FRAMES_A_BATCH = 400;
const BATCH_MS = 30_000; // for all answers of one batch, huge frames included
const LINE_END = new Uint8Array([10]);
const encoder = new TextEncoder();

/** What is owed and what came, over all batches. */
class Accounts {
  readonly owed = new Map<string, number>();
  owedRefusals = 0;
  /** Requests that a cancellation named: answered or not. */
  readonly #waived = new Set<string>();
  readonly violations = new Set<string>();
  #settled = Promise.withResolvers<void>();

  expect(line: string): void {
    const expectation = expectationOf(line);
    if (expectation.kind === "refusal") this.owedRefusals += 1;
    else if (expectation.kind === "answer") {
      // Which of two requests with one id a cancellation meant, nobody can tell.
      if (this.#waived.has(expectation.id)) return;
      this.owed.set(expectation.id, (this.owed.get(expectation.id) ?? 0) + 1);
    } else if (expectation.cancelled !== undefined) {
      this.#waived.add(expectation.cancelled);
      this.owed.delete(expectation.cancelled);
    }
  }

  came(line: string): void {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      return this.violate(`stdout carries what is no JSON: ${line.slice(0, 100)}`);
    }
    if (typeof message !== "object" || message === null || !("jsonrpc" in message)) {
      return this.violate(`stdout carries what is no JSON-RPC: ${line.slice(0, 100)}`);
    }
    if ("method" in message) return; // of the server's own accord
    const id = "id" in message && message.id !== null ? idKey(message.id) : undefined;
    if (id !== undefined && this.#waived.has(id)) return;
    const owed = id === undefined ? undefined : this.owed.get(id);
    if (id === undefined || (owed === undefined && "error" in message)) this.owedRefusals -= 1;
    else if (owed === undefined) this.violate(`an answer that nobody is owed: ${id.slice(0, 100)}`);
    else if (owed === 1) this.owed.delete(id);
    else this.owed.set(id, owed - 1);
    if (this.owed.size === 0 && this.owedRefusals <= 0) this.#settled.resolve();
  }

  /** Waits for what is owed. @returns Whether it came. */
  async settle(): Promise<boolean> {
    if (this.owed.size === 0 && this.owedRefusals <= 0) return true;
    this.#settled = Promise.withResolvers();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), BATCH_MS);
    });
    const first = await Promise.race([this.#settled.promise, late]);
    clearTimeout(timer);
    return first !== "late";
  }

  violate(what: string): void {
    if (this.violations.size < 20) this.violations.add(what);
  }
}

/** One process, all frames. */
export async function fuzzStdio(options: FuzzOptions, random: () => number): Promise<FuzzResult> {
  const { program, args } = programCommand("serve", "--demo", "--log-level", "off");
  const child = new Deno.Command(program, {
    args: [...args, ...options.serverFlags],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const accounts = new Accounts();
  const told = { stderr: "", ended: false };
  const reading = readLines(child.stdout, (line) => accounts.came(line));
  const errors = readLines(
    child.stderr,
    (line) => told.stderr = `${told.stderr}${line}\n`.slice(-4000),
  );
  child.status.then(() => told.ended = true);
  const stdin = child.stdin.getWriter();
  const send = async (frames: readonly Uint8Array[]) => {
    for (const frame of frames) for (const line of linesOf(frame, options)) accounts.expect(line);
    await stdin.write(joinBytes(...frames.flatMap((frame) => [frame, LINE_END])));
  };

  const startedAtMs = performance.now();
  const source = new FrameSource(random, options);
  let sent = 0;
  let slowestMs = 0;
  let before: number | undefined;
  const initialize = {
    ...{ jsonrpc: "2.0", id: "initialize", method: "initialize" },
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "f", version: "1" },
    },
  };
  await send([encoder.encode(JSON.stringify(initialize))]);
  await accounts.settle();
  while (sent < options.frames && !told.ended && accounts.violations.size === 0) {
    const frames = Array.from(
      { length: Math.min(FRAMES_A_BATCH, options.frames - sent) },
      () => source.next(),
    );
    const probe = `probe-${sent}`;
    frames.push(encoder.encode(
      `{"jsonrpc":"2.0","id":"${probe}","method":"tools/call","params":{"name":"health_check"}}`,
    ));
    const batchAtMs = performance.now();
    try {
      await send(frames);
    } catch {
      break; // the process is gone: told below
    }
    if (!await accounts.settle()) {
      const missing = [...accounts.owed.keys()].slice(0, 5).map((id) => id.slice(0, 60));
      accounts.violate(
        `after ${sent} frames ${accounts.owed.size} answers (${missing}) and ` +
          `${accounts.owedRefusals} refusals did not come`,
      );
    }
    if (accounts.owedRefusals < 0) {
      accounts.violate(`${-accounts.owedRefusals} refusals too many after ${sent} frames`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - batchAtMs);
    sent += frames.length - 1;
    if (before === undefined && sent >= options.warmFrames) before = residentBytes(child.pid);
  }
  const tookMs = performance.now() - startedAtMs;
  if (told.ended) accounts.violate(`the process ended: ${told.stderr}`);
  await new Promise((resolve) => setTimeout(resolve, options.settleMs));
  const after = residentBytes(child.pid);
  const openFiles = openFileCount(child.pid);
  await stdin.close().catch(() => {}); // broken with the process
  const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const { code } = await child.status;
  clearTimeout(killer);
  await Promise.all([reading, errors]);
  if (code !== 0) accounts.violate(`the process ended with ${code}: ${told.stderr}`);
  return {
    transport: "stdio",
    ...{ frames: sent, framesPerSecond: Math.round(1000 * sent / tookMs) },
    ...{ slowestBatchMs: Math.round(slowestMs), statuses: {}, openFiles },
    ...{ beforeBytes: before, afterBytes: after },
    violations: [...accounts.violations],
  };
}

/** As the server cuts them: by line feeds, without a carriage return at the end; empty ones say nothing. */
function linesOf(frame: Uint8Array, { maxBytes }: FuzzOptions): string[] {
  const lines: string[] = [];
  for (let start = 0; start <= frame.length;) {
    const found = frame.indexOf(10, start);
    const end = found === -1 ? frame.length : found;
    const bytes = frame.subarray(start, end);
    const text = new TextDecoder().decode(bytes);
    // What is too long is refused, whatever it says.
    const line = bytes.length > maxBytes
      ? "too long"
      : text.endsWith("\r")
      ? text.slice(0, -1)
      : text;
    if (line !== "") lines.push(line);
    start = end + 1;
  }
  return lines;
}

async function readLines(
  stream: ReadableStream<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  }
  if (rest !== "") take(rest);
}

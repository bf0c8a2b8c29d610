/** Requests per second over stdio: ours and the SDK's stock server with an equal tool, in a process of their own. @module */
import { BenchAnswers, benchCall } from "./bench_answers.ts";
import { denoBench, type Measured, median, printTable } from "./bench_report.ts";

const IN_FLIGHT = 64;
const WARM_MS = 700;
const MEASURE_MS = 1_000;
const ROUNDS = 7; // short ones in turn, so that what else the machine does falls on both alike
const NEWLINE = 10;

/** Takes lines out of chunks of bytes. */
class Lines {
  #rest = new Uint8Array(0);
  readonly #decoder = new TextDecoder();

  *push(chunk: Uint8Array<ArrayBuffer>): Generator<string> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield this.#decoder.decode(this.#joined(chunk.subarray(start, end)));
      this.#rest = new Uint8Array(0);
      start = end + 1;
    }
    this.#rest = this.#joined(chunk.slice(start));
  }

  #joined(piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    if (this.#rest.length === 0) return piece;
    const joined = new Uint8Array(this.#rest.length + piece.length);
    joined.set(this.#rest);
    joined.set(piece, this.#rest.length);
    return joined;
  }
}

/** Keeps so many calls in flight for a while; the first part only warms up. */
async function load(kind: string): Promise<number> {
  const { program, args } = denoBench("bench_server.ts", kind, "stdio");
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  const encoder = new TextEncoder();
  const send = (lines: string) => writer.write(encoder.encode(lines));
  let sent = 0;
  const call = () => `${benchCall(sent += 1)}\n`;
  const initialize = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "bench", version: "1.0.0" },
    },
  };
  const initialized = { jsonrpc: "2.0", method: "notifications/initialized" };
  await send(`${JSON.stringify(initialize)}\n${JSON.stringify(initialized)}\n`);
  const answers = new BenchAnswers();
  const lines = new Lines();
  const buffer = child.stdout.getReader();
  let done = 0;
  let startedAtMs: number | undefined;
  for (let read = await buffer.read(); !read.done; read = await buffer.read()) {
    let next = "";
    for (const line of lines.push(read.value)) {
      if (startedAtMs === undefined) {
        startedAtMs = performance.now(); // the handshake is answered: begin
        for (let more = 0; more < IN_FLIGHT; more += 1) next += call();
        continue;
      }
      answers.check(line);
      next += call();
      if (performance.now() >= startedAtMs + WARM_MS) done += 1;
    }
    const nowMs = performance.now();
    if (startedAtMs !== undefined && nowMs >= startedAtMs + WARM_MS + MEASURE_MS) break;
    if (next !== "") await send(next);
  }
  child.kill("SIGKILL"); // it is not the end that is measured
  await buffer.cancel();
  await writer.abort();
  await child.status;
  return done / (MEASURE_MS / 1_000);
}

if (import.meta.main) {
  const ours: number[] = [];
  const stock: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await load("ours"));
    stock.push(await load("stock"));
  }
  const ratios = ours.map((rate, round) => rate / (stock[round] ?? NaN));
  const measured: readonly Measured[] = [
    { what: "stdio, ours", perSecond: median(ours), ratio: median(ratios) },
    { what: "stdio, stock", perSecond: median(stock), ratio: 1 },
  ];
  printTable(`get_package_versions, cached, ${IN_FLIGHT} in flight`, measured);
}

/** A server process spoken to in raw lines: for what a well-behaved client never does or sees. @module */
import type { Command } from "./spawn_server.ts";

/** Everything that a process wrote, and how it ended. */
export interface Ended {
  readonly code: number;
  /** Lines of stdout that nobody had taken. */
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** One process; every line of its stdout is kept until it is taken. */
export class RawServer {
  readonly #child: Deno.ChildProcess;
  readonly #stdin: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;
  readonly #stderr: ReadableStreamDefaultReader<string>;
  #told = "";

  constructor({ program, args }: Command) {
    this.#child = new Deno.Command(program, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#stdin = this.#child.stdin.getWriter();
    this.#lines = this.#child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(splitLines()).getReader();
    this.#stderr = this.#child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Sends a message, or a text as it is. */
  async send(message: string | Readonly<Record<string, unknown>>): Promise<void> {
    const line = typeof message === "string" ? message : JSON.stringify(message);
    await this.#stdin.write(new TextEncoder().encode(`${line}\n`));
  }

  /** A request of 2025 without more ceremony. */
  async request(id: number, method: string, params: Record<string, unknown> = {}): Promise<void> {
    await this.send({ jsonrpc: "2.0", id, method, params });
  }

  async initialize(): Promise<void> {
    await this.request(0, "initialize", {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "raw", version: "1" },
    });
    await this.next();
    await this.send({ jsonrpc: "2.0", method: "notifications/initialized" });
  }

  /** The next frame. @throws {SyntaxError} If stdout carries anything but JSON. */
  async next(): Promise<Record<string, unknown>> {
    const { value, done } = await this.#lines.read();
    if (done) throw new Error(`Cannot read frame: the server ended, saying ${this.#told}`);
    return JSON.parse(value);
  }

  /** Waits until stderr has said `text`. */
  async says(text: string): Promise<void> {
    while (!this.#told.includes(text)) {
      const { value, done } = await this.#stderr.read();
      if (done) throw new Error(`Cannot find ${JSON.stringify(text)} in ${this.#told}`);
      this.#told += value;
    }
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** As a client does that goes away properly. */
  async closeStdin(): Promise<void> {
    await this.#stdin.close();
  }

  /** As a client does that dies: nobody reads stdout any more. */
  async closeStdout(): Promise<void> {
    await this.#lines.cancel();
  }

  /** Waits for the end. */
  async ended(): Promise<Ended> {
    const lines: string[] = [];
    const [{ code }] = await Promise.all([
      this.#child.status,
      drain(this.#lines, (line) => lines.push(line)),
      drain(this.#stderr, (text) => this.#told += text),
    ]);
    await this.#stdin.close().catch(() => {}); // closed already, or broken with the process
    return { code, lines, stderr: this.#told };
  }
}

async function drain(
  reader: ReadableStreamDefaultReader<string>,
  take: (text: string) => void,
): Promise<void> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) take(read.value);
}

function splitLines(): TransformStream<string, string> {
  let rest = "";
  return new TransformStream({
    transform(text, controller) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) controller.enqueue(line);
    },
    flush(controller) {
      if (rest !== "") controller.enqueue(rest);
    },
  });
}

/** What the chaos run breaks the upstreams of: the program as a process, or in this process with another clock. @module */
import { compose } from "../../src/compose.ts";
import { loopbackConfig, type Settings } from "../support/app_on_loopback.ts";
import { residentBytes } from "../support/process_memory.ts";
import { seededRandom } from "../support/seeded_random.ts";
import { type ServerProcess, startProgram, startServing } from "../support/server_process.ts";
import { sourceCommand } from "../support/spawn_server.ts";
import type { Told } from "./honesty.ts";
import type { ChaosService, Services } from "./services.ts";

/** A server whose upstreams can fail. */
export interface Target extends AsyncDisposable {
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<Told>;
  /** Resident memory of the process, where it can be told. */
  memoryBytes(): number | undefined;
  /** What `/health/ready` says, where there is one. */
  readiness(): Promise<string | undefined>;
  /** What it says when it is gone. */
  gone(): string | undefined;
}

/** What all targets are given; flags of the run win. */
const FLAGS = [
  ...["--cache-ttl", "0", "--timeout", "1", "--max-retries", "1", "--rate-limit", "1000"],
  ...["--max-concurrency", "64", "--log-level", "info"],
];
/** The same for the program in this process. */
const SETTINGS: Settings = {
  cacheTtlMs: "0",
  timeoutMs: "1",
  maxRetries: "1",
  rateLimitPerSecond: "1000",
  maxConcurrencyCount: "64",
  maxResponseBytes: "32 MiB",
};

/** A process. */
export interface ProcessTarget extends Target {
  signal(signal: Deno.Signal): void;
}

/** The program as a process. */
export async function processTarget(
  services: Services,
  { serverFlags, headers, preload }: {
    readonly serverFlags: readonly string[];
    readonly headers: Readonly<Record<string, string>>;
    /** A module that is loaded before the program, which is then run from its sources. */
    readonly preload?: string;
  },
): Promise<ProcessTarget> {
  const flags = [...services.flags, ...FLAGS, ...serverFlags];
  const program =
    await (preload === undefined ? startProgram(flags) : startPreloaded(preload, flags));
  let id = 0;
  return {
    async call(tool, args) {
      const body = { jsonrpc: "2.0", id: ++id, method: "tools/call", params: {} };
      body.params = { name: tool, arguments: args };
      const response = await fetch(program.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "accept": "application/json, text/event-stream",
          ...headers,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const { result, error } = await response.json();
      if (result === undefined) {
        throw new Error(`Cannot use answer: status ${response.status}, ${JSON.stringify(error)}`);
      }
      const { content, structuredContent, isError } = result;
      return { isError: isError === true, text: content[0].text, structured: structuredContent };
    },
    signal: (signal) => Deno.kill(program.pid, signal),
    memoryBytes: () => residentBytes(program.pid),
    async readiness() {
      const response = await fetch(new URL("/health/ready", program.url));
      const told: unknown = await response.json();
      const status = typeof told === "object" && told !== null && "status" in told
        ? ` ${told.status}`
        : "";
      return `${response.status}${status}`;
    },
    gone: () => program.ended?.log,
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

function startPreloaded(module: string, flags: readonly string[]): Promise<ServerProcess> {
  const { program, args } = sourceCommand("serve", "--transport", "http", "--port", "0", ...flags);
  const [run, ...rest] = args;
  return startServing({ program, args: [run ?? "run", `--preload=${module}`, ...rest] });
}

/** The program in this process: its clock can be moved, its host names can fail to resolve. */
export interface InnerTarget extends Target {
  /** Moves the clock of the app; it goes on from there. */
  jump(byMs: number): void;
  /** Until it is called with `undefined`, the service's host has no address. */
  hide(service: ChaosService | undefined): void;
}

/** In this process. */
export function innerTarget(services: Services, more: Settings = {}): InnerTarget {
  let jumpedMs = 0;
  let hidden: ChaosService | undefined;
  const [, json, , index, , files, , osv, , pypistats] = services.flags;
  const app = compose(
    loopbackConfig("http://127.0.0.1", {
      ...SETTINGS,
      pypiBaseUrl: json ?? "",
      indexUrl: index ?? "",
      filesBaseUrl: files ?? "",
      osvBaseUrl: osv ?? "",
      pypistatsBaseUrl: pypistats ?? "",
      ...more,
    }),
    {
      writeLog: () => {},
      clock: () => Date.now() + jumpedMs,
      random: seededRandom(1),
      fetch: (input, init) => {
        const { url } = new Request(input);
        const port = hidden === undefined ? undefined : services.points[hidden].port;
        const isHidden = port !== undefined && url.startsWith(`http://127.0.0.1:${port}/`);
        return fetch(isHidden ? url.replace("127.0.0.1", "no-such-host.invalid") : input, init);
      },
    },
  );
  return {
    async call(tool, args) {
      const { isError, text, structured } = await app.invoke(tool, args);
      return { isError, text, structured };
    },
    memoryBytes: () => undefined,
    readiness: () => Promise.resolve(undefined),
    gone: () => undefined,
    jump: (byMs) => jumpedMs += byMs,
    hide: (service) => hidden = service,
    [Symbol.asyncDispose]() {
      app.close();
      return Promise.resolve();
    },
  };
}

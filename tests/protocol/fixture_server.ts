/** A test-only program: the product's own server and transports over small tools of its own. @module */
import * as z from "zod";
import { CallerError } from "../../src/domain/caller_error.ts";
import { defineTool, READS_UPSTREAM, type Tool } from "../../src/mcp/define_tool.ts";
import { UpstreamError } from "../../src/resilience/upstream_error.ts";
import { createServerFactory, type ServerFactory } from "../../src/server/create_server.ts";
import { serveHttp } from "../../src/server/http.ts";
import { redirectConsole } from "../../src/server/redirect_console.ts";
import type { LogFields, ServerLog } from "../../src/server/server_log.ts";
import { serveStdio } from "../../src/server/stdio.ts";
import { stopSignals } from "../../src/server/stop_signals.ts";

const common = { toolset: "server", annotations: READS_UPSTREAM } as const;

const echo = defineTool({
  ...common,
  name: "echo",
  title: "Echo",
  description: "Says it again.",
  input: z.strictObject({
    text: z.string().max(100).describe("What to say"),
    times: z.int().min(1).max(3).default(1).describe("How often"),
  }),
  output: z.object({ said: z.array(z.string()) }),
  run({ text, times }) {
    console.log("a dependency prints to stdout");
    return Promise.resolve({ said: Array.from({ length: times }, () => text) });
  },
  text: ({ said }) => said.join("\n"),
});

const fail = defineTool({
  ...common,
  name: "fail",
  title: "Fail",
  description: "Fails in the way that is asked for.",
  input: z.strictObject({ kind: z.enum(["caller", "upstream", "bug", "output"]).describe("How") }),
  output: z.object({ never: z.literal(true) }),
  run({ kind }) {
    switch (kind) {
      case "caller":
        throw new CallerError('Cannot parse "x": expected y', "x");
      case "upstream":
        throw new UpstreamError({
          kind: "timeout",
          service: "pypi-json",
          attempts: 2,
          elapsedMs: 1_500,
        });
      case "bug":
        throw new RangeError("secret inner state");
      case "output":
        return Promise.resolve(JSON.parse('{"never":false}'));
    }
  },
  text: () => "",
});

const wait = defineTool({
  ...common,
  name: "wait",
  title: "Wait",
  description: "Waits until it is cancelled, at most so long.",
  input: z.strictObject({ ms: z.int().min(0).max(30_000).describe("How long, in milliseconds") }),
  output: z.object({ waited: z.literal(true) }),
  run({ ms }, _deps, { signal }) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve({ waited: true }), ms);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        console.error("wait was cancelled");
        reject(signal.reason);
      }, { once: true });
    });
  },
  text: () => "Waited",
});

/** Writes one JSON line per entry to stderr. */
export function stderrLog(): ServerLog {
  const encoder = new TextEncoder();
  const write = (level: string) => (message: string, fields: LogFields = {}) => {
    Deno.stderr.writeSync(encoder.encode(`${JSON.stringify({ level, message, ...fields })}\n`));
  };
  return {
    debug: () => {},
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
}

/** The tools above behind the product's factory. */
export function fixtureFactory(log: ServerLog): ServerFactory {
  const tools: readonly Tool<unknown>[] = [echo, fail, wait];
  return createServerFactory({
    identity: { name: "fixture", version: "1.0.0" },
    instructions: "Test-only.",
    tools,
    resources: [],
    prompts: [],
    deps: {},
    log,
    clock: Date.now,
  });
}

if (import.meta.main) {
  const log = stderrLog();
  const factory = fixtureFactory(log);
  const { stop } = stopSignals();
  if (Deno.args.includes("http")) {
    const server = serveHttp({
      factory,
      log,
      clock: Date.now,
      version: "1.0.0",
      host: "127.0.0.1",
      port: 0,
      allowedHosts: [],
      allowedOrigins: [],
      stop,
    });
    await server.finished;
  } else {
    redirectConsole();
    await serveStdio({ factory, log, stop, drainMs: 2_000 });
  }
  Deno.exit(0);
}

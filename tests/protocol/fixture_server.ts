/** A test-only program: the product's own server and transports over small tools of its own. @module */
import * as z from "zod";
import { CallerError } from "../../src/domain/caller_error.ts";
import type { CallObserver } from "../../src/mcp/call_observer.ts";
import { definePrompt } from "../../src/mcp/define_prompt.ts";
import { defineResource } from "../../src/mcp/define_resource.ts";
import { defineTool, READS_UPSTREAM, type Tool } from "../../src/mcp/define_tool.ts";
import { UpstreamError } from "../../src/resilience/upstream_error.ts";
import { createServerFactory, type ServerFactory } from "../../src/server/create_server.ts";
import { serveHttp } from "../../src/server/http.ts";
import { createHttpApp } from "../../src/server/http_app.ts";
import { usualDoors } from "../../src/server/http_doors.ts";
import { redirectConsole } from "../../src/server/redirect_console.ts";
import { createLog, type Log } from "../../src/log.ts";
import { serveStdio } from "../../src/server/stdio.ts";
import { stopSignals } from "../../src/server/stop_signals.ts";
import { plainGate } from "../support/plain_gate.ts";

const common = { toolset: "server", annotations: READS_UPSTREAM } as const;

export const echoInput = z.strictObject({
  text: z.string().max(100).describe("What to say"),
  times: z.int().min(1).max(3).default(1).describe("How often"),
});
export const echoOutput = z.object({ said: z.array(z.string()) });

const echo = defineTool({
  ...common,
  name: "echo",
  title: "Echo",
  description: "Says it again.",
  input: echoInput,
  output: echoOutput,
  run({ text, times }) {
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

const print = defineTool({
  ...common,
  name: "print",
  title: "Print",
  description: "Prints as a careless dependency would.",
  input: z.strictObject({}),
  output: z.object({ printed: z.literal(true) }),
  run() {
    console.log("printed by log");
    console.info("printed by info");
    console.table([{ printed: "by table" }]);
    return Promise.resolve({ printed: true } as const);
  },
  text: () => "Printed",
});

const wait = defineTool({
  ...common,
  name: "wait",
  title: "Wait",
  description: "Waits until it is cancelled, at most so long.",
  input: z.strictObject({ ms: z.int().min(0).max(30_000).describe("How long, in milliseconds") }),
  output: z.object({ waited: z.literal(true) }),
  run({ ms }, _deps, { signal }) {
    console.error("wait began");
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

/** What completion proposes. */
export const NAMES = ["ada", "adele", "bob"] as const;

const complete = ({ value }: { readonly value: string }) =>
  NAMES.filter((name) => name.startsWith(value));

const fixed = defineResource({
  name: "fixed",
  title: "Fixed",
  description: "Always the same.",
  uri: "fixture://fixed",
  variables: {},
  mimeType: "text/plain",
  read: () => Promise.resolve([{ mimeType: "text/plain", text: "fixed" }]),
});

const item = defineResource({
  name: "item",
  title: "Item",
  description: "One item, by its name.",
  uri: "fixture://item/{name}",
  variables: { name: complete },
  mimeType: "text/plain",
  read({ name }) {
    if (name === "none") throw new CallerError('Cannot find item "none": no such item', name);
    return Promise.resolve([{ mimeType: "text/plain", text: `item ${name}` }]);
  },
});

const greet = definePrompt({
  name: "greet",
  title: "Greet",
  description: "Greets somebody.",
  arguments: z.strictObject({ name: z.string().describe("Whom") }),
  complete: { name: complete },
  messages: ({ name }) => [{ role: "user", text: `Greet ${name}` }],
});

/** Writes one JSON line per entry to stderr. */
export function stderrLog(): Log {
  const encoder = new TextEncoder();
  return createLog({
    level: "info",
    format: "json",
    write: (line) => Deno.stderr.writeSync(encoder.encode(line)),
    clock: Date.now,
  });
}

/** The tools above behind the product's factory. */
export function fixtureFactory(
  log: Log,
  observers: readonly CallObserver[] = [],
): ServerFactory {
  const tools: readonly Tool<unknown>[] = [echo, fail, print, wait];
  return createServerFactory({
    identity: { name: "fixture", version: "1.0.0" },
    instructions: "Test-only.",
    tools,
    resources: [fixed, item],
    prompts: [greet],
    deps: {},
    log,
    clock: Date.now,
    observers,
  });
}

if (import.meta.main) {
  const log = stderrLog();
  const factory = fixtureFactory(log);
  const { stop } = stopSignals((code) => Deno.exit(code));
  if (Deno.args.includes("http")) {
    const server = serveHttp({
      app: createHttpApp({
        doors: usualDoors({ factory, log }),
        gate: plainGate(),
        log,
        clock: Date.now,
      }),
      log,
      version: "1.0.0",
      host: "127.0.0.1",
      port: 0,
      stop,
    });
    await server.finished;
  } else {
    redirectConsole();
    const drainMs = Deno.args.includes("hasty") ? 50 : 20_000;
    await serveStdio({ factory, log, stop, drainMs, maxLineBytes: 100_000 });
  }
  Deno.exit(0);
}

import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import type { ObservedCall } from "../../../src/mcp/call_observer.ts";
import { createServerFactory } from "../../../src/server/create_server.ts";
import { openFrameConnection } from "../../../src/server/frame_connection.ts";
import { loadForTest, NO_DEPENDENCIES, oneTool } from "../../support/plugin_calls.ts";

const MAX_FRAME_BYTES = 2_000;

function open(onFrame?: (frame: string) => unknown) {
  const { catalogue, time } = loadForTest(oneTool(({ text }: { text: string }) => ({ text })));
  const seen: ObservedCall[] = [];
  const logged: string[] = [];
  const log = createLog({
    level: "error",
    format: "text",
    write: (line) => logged.push(line),
    clock: time.clock,
  });
  const factory = createServerFactory({
    identity: { name: "test", version: "1" },
    instructions: "",
    ...catalogue,
    deps: NO_DEPENDENCIES,
    log,
    clock: time.clock,
    observers: [{
      begin(call) {
        seen.push(call);
        return { end: () => {} };
      },
    }],
  });
  const answers: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  const stop = new AbortController();
  const connection = openFrameConnection({
    factory,
    log,
    requestId: "frames-1",
    caller: { name: "somebody", kind: "plugin" },
    maxFrameBytes: MAX_FRAME_BYTES,
    drainMs: 1_000,
    stop: stop.signal,
    onFrame: onFrame ?? ((frame) => {
      answers.push(JSON.parse(frame));
      waiting.shift()?.();
    }),
  });
  const ask = async (frame: unknown) => {
    const answered = new Promise<void>((resolve) => waiting.push(resolve));
    await connection.send(typeof frame === "string" ? frame : JSON.stringify(frame, null, 2));
    await answered;
    return answers.at(-1);
  };
  return { connection, ask, answers, seen, stop, logged };
}

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    clientInfo: { name: "t", version: "1" },
    capabilities: {},
  },
};
const CALL = {
  jsonrpc: "2.0",
  id: 2,
  method: "tools/call",
  params: { name: "acme_find", arguments: { text: "line\nfeed" } },
};

Deno.test("openFrameConnection() serves frames, whatever line feeds they hold, and knows the caller", async () => {
  const { connection, ask, seen } = open();
  await ask(INITIALIZE);
  const answer = await ask(CALL);
  assert.match(JSON.stringify(answer), /"structuredContent":\{"text":"line\\nfeed"\}/);
  assert.deepEqual(seen.map(({ requestId, caller, name }) => [requestId, caller.name, name]), [
    ["frames-1", "somebody", "acme_find"],
  ]);
  await connection.close();
  await assert.rejects(connection.send("{}"), { message: /the connection is closed/ });
});

Deno.test("openFrameConnection() serves the era without a session, too", async () => {
  const { connection, ask } = open();
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": { name: "t", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const answer = await ask({ ...CALL, params: { ...CALL.params, _meta } });
  assert.match(JSON.stringify(answer), /"structuredContent":\{"text":"line\\nfeed"\}/);
  await connection.close();
});

Deno.test("openFrameConnection() answers frames that it cannot read, and goes on", async () => {
  const { connection, ask } = open();
  assert.match(JSON.stringify(await ask("{")), /-32700/);
  assert.match(JSON.stringify(await ask("[]")), /-32600/);
  assert.match(JSON.stringify(await ask(" ".repeat(MAX_FRAME_BYTES + 1))), /longer than 2000/);
  assert.match(JSON.stringify(await ask(INITIALIZE)), /"serverInfo"/);
  await connection.close();
});

Deno.test("openFrameConnection() answers what was sent before the client left", async () => {
  const { connection, answers } = open();
  await connection.send(JSON.stringify(INITIALIZE));
  await connection.send(JSON.stringify(CALL));
  await connection.close();
  assert.deepEqual(answers.map(({ id }) => id), [1, 2]);
});

Deno.test("openFrameConnection() ends when the process is to stop, and when answers cannot be given", async (t) => {
  await t.step("stop", async () => {
    const { connection, ask, stop } = open();
    await ask(INITIALIZE);
    stop.abort();
    await Promise.allSettled([connection.send("{}"), connection.send("{}")]); // read or refused
    await connection.closed;
  });
  await t.step("a throwing onFrame", async () => {
    const { connection } = open(() => {
      throw new Error("gone");
    });
    await connection.send(JSON.stringify(INITIALIZE));
    await connection.closed;
    await assert.rejects(connection.send("{}"));
  });
});

import assert from "node:assert/strict";
import { Server } from "@modelcontextprotocol/server";
import type { RequestFacts } from "../../../src/mcp/call_observer.ts";
import { sessionDoor } from "./session_door.ts";

const FACTS: RequestFacts = { requestId: "r1", caller: { name: "test", kind: "anonymous" } };
const INITIALIZE = {
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
};

/** A door that says what reaches it, in front of which there are sessions. */
function setting() {
  const passed: string[] = [];
  const door = sessionDoor({
    inner: {
      path: "/mcp",
      access: "guarded",
      async serve(request) {
        passed.push(request.method === "POST" ? (await request.json()).method : request.method);
        return new Response("{}");
      },
    },
    build: () => new Server({ name: "test", version: "1" }, { capabilities: {} }),
    asks: (tool) => tool === "asking",
  });
  const send = async (
    message: Readonly<Record<string, unknown>> | undefined,
    { session, method = "POST" }: { session?: string | null; method?: string } = {},
  ) =>
    await door.serve(
      new Request("http://127.0.0.1/mcp", {
        method,
        headers: {
          accept: "application/json, text/event-stream",
          ...(message === undefined ? {} : { "content-type": "application/json" }),
          ...(session ? { "mcp-session-id": session } : {}),
        },
        ...(message === undefined ? {} : { body: JSON.stringify({ jsonrpc: "2.0", ...message }) }),
      }),
      FACTS,
    );
  const begin = async () =>
    (await send({ id: 1, ...INITIALIZE })).headers.get("mcp-session-id") ?? assert.fail("none");
  return { door, passed, send, begin };
}

Deno.test("sessionDoor() keeps for itself only what needs a session", async () => {
  const { door, passed, send, begin } = setting();
  const session = await begin();
  await send({ id: 2, method: "tools/list" }, { session });
  await send({ id: 3, method: "tools/call", params: { name: "plain" } }, { session });
  await send({ id: 4, method: "logging/setLevel", params: { level: "info" } }, { session });
  await send({ id: 5, method: "tools/call", params: { name: "asking" } });
  const open = ["initialize", "tools/list", "tools/call", "logging/setLevel", "tools/call"];
  assert.deepEqual(passed, open);
  const asking = { id: 6, method: "tools/call", params: { name: "asking" } };
  assert.match(
    await (await send(asking, { session })).text(),
    /-32601/,
    "this server has no tools",
  );
  assert.equal((await send({ method: "notifications/x" }, { session })).status, 202);
  assert.deepEqual(passed, open);
  await door.close?.();
});

Deno.test("sessionDoor() knows no session that was ended, made up, or pushed out by a hundred others", async () => {
  const { door, send, begin } = setting();
  const ping = { id: 2, method: "ping" };
  assert.equal((await send(ping, { session: "made-up" })).status, 404);
  const ended = await begin();
  assert.equal((await send(undefined, { session: ended, method: "DELETE" })).status, 200);
  assert.equal((await send(ping, { session: ended })).status, 404);
  const oldest = await begin();
  const second = await begin();
  for (let count = 0; count < 99; count++) await begin();
  assert.equal((await send(ping, { session: oldest })).status, 404);
  assert.equal((await send(ping, { session: second })).status, 200);
  await door.close?.();
});

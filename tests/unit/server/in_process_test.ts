import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import { openInProcess, ProtocolFailureError } from "../../../src/server/in_process.ts";
import { fixtureFactory } from "../../protocol/fixture_server.ts";

const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
const clientInfo = { name: "test", version: "1" };

for (const protocolVersion of ["2025-11-25", "2026-07-28"] as const) {
  Deno.test(`openInProcess() speaks ${protocolVersion} to the real server`, async () => {
    const connection = await openInProcess(fixtureFactory(log), { protocolVersion, clientInfo });
    assert.ok(connection.server.capabilities);
    const result = await connection.request("tools/call", {
      name: "echo",
      arguments: { text: "hi", times: 2 },
    });
    assert.deepEqual(result.structuredContent, { said: ["hi", "hi"] });
    assert.deepEqual(result.content, [{ type: "text", text: "hi\nhi" }]);
    await assert.rejects(
      connection.request("no/such/method"),
      (error) => error instanceof ProtocolFailureError && error.code === -32601,
    );
    const waiting = connection.request("tools/call", { name: "wait", arguments: { ms: 30_000 } });
    const given = assert.rejects(waiting, ProtocolFailureError);
    await connection.close();
    await given;
  });
}

Deno.test("a server made by createServerFactory() tells how long its lists may be kept", async () => {
  const connection = await openInProcess(fixtureFactory(log), {
    protocolVersion: "2026-07-28",
    clientInfo,
  });
  const rows = [
    ["tools/list", {}],
    ["prompts/list", {}],
    ["resources/list", {}],
    ["resources/templates/list", {}],
    ["resources/read", { uri: "fixture://fixed" }],
    ["server/discover", {}],
  ] as const;
  for (const [method, params] of rows) {
    const { ttlMs, cacheScope } = await connection.request(method, params);
    assert.ok(typeof ttlMs === "number" && ttlMs > 0, method);
    assert.equal(cacheScope, "public", method);
  }
  const called = await connection.request("tools/call", { name: "echo", arguments: { text: "" } });
  assert.equal(called.ttlMs, undefined, "a call is not kept");
  await connection.close();
});

Deno.test("a resource that its reader does not find is invalid params with the reader's words", async () => {
  const connection = await openInProcess(fixtureFactory(log), {
    protocolVersion: "2025-11-25",
    clientInfo,
  });
  await assert.rejects(
    connection.request("resources/read", { uri: "fixture://item/none" }),
    (error) =>
      error instanceof ProtocolFailureError && error.code === -32602 &&
      error.message.includes('Cannot find item "none"'),
  );
  await connection.close();
});

/** What a stdio server does with its streams and signals, seen from outside. @module */
import assert from "node:assert/strict";
import { RawServer } from "../support/raw_frames.ts";
import { pause } from "../support/pause.ts";
import { fixtureCommand, sourceCommand } from "../support/spawn_server.ts";

function call(name: string, args: Record<string, unknown> = {}) {
  return ["tools/call", { name, arguments: args }] as const;
}

Deno.test("stdout carries protocol frames only, whatever a dependency prints", async () => {
  const server = new RawServer(fixtureCommand());
  await server.initialize();
  await server.request(1, ...call("print"));
  const answer = await server.next();
  assert.equal(answer.id, 1);
  await server.closeStdin();
  const { lines, stderr, code } = await server.ended();
  assert.deepEqual(lines, []);
  assert.equal(code, 0);
  for (const printed of ["printed by log", "printed by info", "by table"]) {
    assert.ok(stderr.includes(printed), `stderr has "${printed}"`);
  }
});

Deno.test("the program ends when its client closes stdin, after answering what was asked", async () => {
  const server = new RawServer(sourceCommand("--demo"));
  await server.initialize();
  await server.request(1, ...call("get_package_info", { package_name: "requests" }));
  await server.request(2, "tools/list");
  await server.closeStdin();
  const { lines, code } = await server.ended();
  assert.deepEqual(lines.map((line) => JSON.parse(line).id).sort(), [1, 2]);
  assert.equal(code, 0);
});

Deno.test("the program ends when nobody reads its answers any more", async () => {
  const server = new RawServer(sourceCommand("--demo"));
  await server.initialize();
  await server.closeStdout();
  const ending = server.ended();
  // A read that this side had begun still takes an answer before the pipe is closed.
  const over = new AbortController();
  ending.finally(() => over.abort());
  for (let id = 1; !over.signal.aborted; id++) {
    await server.request(id, "tools/list").catch(() => {}); // it may have ended in between
    await pause(20, over.signal);
  }
  assert.equal((await ending).code, 0);
});

const signals: readonly Deno.Signal[] = ["SIGTERM", "SIGINT"];
for (const signal of signals) {
  Deno.test(`${signal} finishes what is in flight, then ends the process`, async () => {
    const server = new RawServer(fixtureCommand());
    await server.initialize();
    await server.request(1, ...call("wait", { ms: 300 }));
    await server.says("wait began");
    server.kill(signal);
    assert.equal((await server.next()).id, 1);
    assert.equal((await server.ended()).code, 0);
  });
}

Deno.test("SIGTERM does not wait for ever", async () => {
  const server = new RawServer(fixtureCommand("hasty"));
  await server.initialize();
  await server.request(1, ...call("wait", { ms: 30_000 }));
  await server.says("wait began");
  server.kill("SIGTERM");
  const { code, stderr } = await server.ended();
  assert.equal(code, 0);
  assert.ok(stderr.includes("wait was cancelled"), "the call is told to stop");
});

Deno.test("a cancellation reaches the tool, and is not answered", async () => {
  const server = new RawServer(fixtureCommand());
  await server.initialize();
  await server.request(1, ...call("wait", { ms: 30_000 }));
  await server.says("wait began");
  await server.send({
    jsonrpc: "2.0",
    method: "notifications/cancelled",
    params: { requestId: 1 },
  });
  await server.says("wait was cancelled");
  await server.request(2, "ping");
  assert.equal((await server.next()).id, 2);
  await server.closeStdin();
  assert.deepEqual((await server.ended()).lines, []);
});

Deno.test("lines that are no messages are refused, and the next one is served", async (t) => {
  const server = new RawServer(fixtureCommand());
  await server.initialize();
  const rows = [
    ["not JSON", "{bad", -32700],
    ["not JSON-RPC", '{"jsonrpc":"1.0"}', -32600],
    ["too long", `"${"x".repeat(100_001)}"`, -32600],
  ] as const;
  for (const [name, line, code] of rows) {
    await t.step(name, async () => {
      await server.send(line);
      const { error, id } = await server.next();
      assert.equal((error as { code: number }).code, code);
      assert.equal(id, undefined);
      await server.request(9, "ping");
      assert.deepEqual(await server.next(), { result: {}, jsonrpc: "2.0", id: 9 });
    });
  }
  await server.send("");
  await server.closeStdin();
  assert.deepEqual((await server.ended()).lines, [], "an empty line is nothing");
});

Deno.test("our own bugs are told as internal errors, their details to stderr only", async () => {
  const server = new RawServer(fixtureCommand());
  await server.initialize();
  for (const [id, kind] of [[1, "bug"], [2, "output"]] as const) {
    await server.request(id, ...call("fail", { kind }));
    const { error } = await server.next();
    assert.deepEqual(error, {
      code: -32603,
      message: `Cannot call fail: internal error, details are in the server's log at request ${id}`,
    });
  }
  await server.closeStdin();
  const { stderr } = await server.ended();
  assert.ok(stderr.includes("secret inner state"));
  assert.ok(stderr.includes("breaks its schema"));
});

/** The front of the whole program, seen from outside. @module */
import assert from "node:assert/strict";
import { pause } from "../support/pause.ts";
import { RawServer } from "../support/raw_frames.ts";
import { sourceCommand } from "../support/spawn_server.ts";

const VERSION = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "raw", version: "1" },
};

function names(answer: Record<string, unknown>): readonly string[] {
  const { tools } = answer.result as { tools: { name: string }[] };
  return tools.map(({ name }) => name);
}

Deno.test("a client that leaves right after its first request gets one answer, and the program ends", async () => {
  const server = new RawServer(sourceCommand("--demo"));
  await server.request(1, "initialize", VERSION);
  await server.closeStdin();
  const { lines, code } = await server.ended();
  assert.deepEqual(lines.map((line) => JSON.parse(line).id), [1]);
  assert.equal(code, 0);
});

Deno.test("a call that follows at once is answered once, behind what was asked before", async () => {
  const server = new RawServer(sourceCommand("--demo"));
  await server.initialize();
  for (const id of [1, 2]) await server.request(id, "tools/list");
  const params = { name: "get_package_info", arguments: { package_name: "requests" } };
  await server.request(3, "tools/call", params);
  await server.request(4, "ping");
  await server.closeStdin();
  const { lines, code } = await server.ended();
  const ids = lines.map((line) => JSON.parse(line).id);
  assert.deepEqual(ids.slice(0, 2), [1, 2]);
  assert.deepEqual(ids.toSorted(), [1, 2, 3, 4]);
  assert.equal(code, 0);
});

Deno.test("a signal before the program is loaded ends it", async () => {
  const server = new RawServer(sourceCommand("--demo"));
  await server.request(1, "initialize", VERSION);
  await server.next();
  server.kill("SIGTERM");
  assert.equal((await server.ended()).code, 0);
});

Deno.test("a signal does not cut off what a client reads slowly", async (t) => {
  const rows = [
    ["before the program is loaded", () => Promise.resolve()],
    ["when it serves", (server: RawServer) => server.says("Answering from embedded facts")],
  ] as const;
  for (const [when, reached] of rows) {
    await t.step(when, async () => {
      const server = new RawServer(sourceCommand("--demo"));
      const line = (id: number, method: string, params: Record<string, unknown> = {}) =>
        JSON.stringify({ jsonrpc: "2.0", id, method, params });
      const lists = Array.from({ length: 60 }, (_, index) => line(index + 1, "tools/list"));
      await server.send([line(0, "initialize", VERSION), ...lists].join("\n"));
      assert.equal((await server.next()).id, 0);
      await reached(server); // more than a megabyte waits to be read
      server.kill("SIGTERM");
      await pause(500, new AbortController().signal); // as long as a hasty program would take to end
      const { lines, code } = await server.ended();
      const ids = lines.map((text) => JSON.parse(text).id);
      assert.deepEqual(ids, lists.map((_, index) => index + 1));
      assert.equal(code, 0);
    });
  }
});

Deno.test("settings that change what is listed are not answered from what was prepared", async () => {
  const server = new RawServer(
    sourceCommand("--demo", "--toolsets", "security", "--server-name", "x"),
  );
  await server.request(1, "initialize", VERSION);
  assert.match(JSON.stringify(await server.next()), /"serverInfo":\{"name":"x"/);
  await server.request(2, "tools/list");
  const listed = names(await server.next());
  assert.ok(listed.length > 0 && !listed.includes("get_package_info"), listed.join(" "));
  await server.closeStdin();
  await server.ended();
});

Deno.test("wrong settings end the program before it answers anything", async () => {
  const server = new RawServer(sourceCommand("--demo", "--timeout", "soon"));
  await server.request(1, "initialize", VERSION).catch(() => {}); // it may be gone already
  const { lines, code, stderr } = await server.ended();
  assert.deepEqual(lines, []);
  assert.equal(code, 2);
  assert.match(stderr, /--timeout/);
});

Deno.test("a host that the program may not reach ends it before it answers anything", async () => {
  const { args, ...command } = sourceCommand("--index-url", "https://packages.example/simple/");
  const server = new RawServer({
    ...command,
    args: args.flatMap((arg) => arg === "-A" ? ["--allow-env", "--allow-read"] : [arg]),
  });
  await server.request(1, "initialize", VERSION).catch(() => {}); // it may be gone already
  const { lines, code, stderr } = await server.ended();
  assert.deepEqual(lines, []);
  assert.equal(code, 2);
  assert.match(stderr, /may not reach packages\.example:443/);
});

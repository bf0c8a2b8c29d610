/** Doors that are off by default, as a process: nothing of them is loaded, and they need no further permission. @module */
import assert from "node:assert/strict";
import { spawnHttp } from "../support/spawn_server.ts";
import { ROOT } from "../support/source_files.ts";
import { webSocketUrl } from "../support/web_socket_client.ts";

const CODE = /\/src\/graphql\/|^npm:\/?graphql|\/src\/server\/web_socket/;

/** The program with the permissions of the binary; its log tells every module that is evaluated. */
function program(...flags: readonly string[]) {
  return spawnHttp({
    program: Deno.execPath(),
    args: [
      ...["run", "--quiet", "--no-prompt", "--no-check", "--allow-net=127.0.0.1"],
      ...["--allow-env=PYPI_MCP_*", `--config=${new URL("deno.json", ROOT).pathname}`],
      new URL("main.ts", ROOT).pathname,
      ...["serve", "--transport", "http", "--port", "0", "--demo", ...flags],
    ],
  });
}

/** What a start loads: static imports of what `serve` loads, as the runtime resolves them. */
async function loadedByStart(): Promise<readonly string[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL("src/commands/answering.ts", ROOT).pathname],
    cwd: ROOT,
  }).output();
  const graph: {
    readonly roots: readonly string[];
    readonly modules: readonly {
      readonly specifier: string;
      readonly dependencies?: readonly {
        readonly isDynamic?: boolean;
        readonly code?: { readonly specifier?: string };
      }[];
    }[];
  } = JSON.parse(new TextDecoder().decode(stdout));
  const byName = new Map(graph.modules.map((module) => [module.specifier, module]));
  const seen = new Set<string>();
  const waiting = [...graph.roots];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const { isDynamic, code } of byName.get(at)?.dependencies ?? []) {
      if (isDynamic === true) continue;
      if (code?.specifier !== undefined) waiting.push(code.specifier);
    }
  }
  return [...seen];
}

Deno.test("a start loads no code of the doors that are off", async () => {
  const loaded = await loadedByStart();
  assert.ok(loaded.some((name) => name.endsWith("/src/connect_doors.ts")), "the list is right");
  assert.ok(loaded.some((name) => /^npm:\/?@modelcontextprotocol/.test(name)), "npm, too");
  assert.deepEqual(loaded.filter((name) => CODE.test(name)), []);
});

Deno.test("doors that are off are no paths", async () => {
  const server = await program();
  for (const path of ["/graphql", "/ws"]) {
    const response = await fetch(new URL(path, server.url), { method: "POST" });
    assert.equal(response.status, 404);
    assert.doesNotMatch(await response.text(), /graphql|ws/);
  }
  await server.stop();
});

Deno.test("doors that are on serve with the permissions of the binary", async () => {
  const server = await program("--graphql", "--websocket");
  const response = await fetch(new URL("/graphql", server.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: '{ project(name: "requests") { latestStable { version } } }' }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  assert.deepEqual(data, { project: { latestStable: { version: "2.34.2" } } });
  const socket = new WebSocket(webSocketUrl(server.url), "mcp");
  const answer = new Promise<string>((resolve, reject) => {
    socket.onmessage = ({ data }) => resolve(String(data));
    socket.onerror = () => reject(new Error("Cannot speak to /ws"));
  });
  socket.onopen = () =>
    socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }));
  assert.match(await answer, /get_package_info/);
  const closed = new Promise<number>((resolve) => socket.onclose = ({ code }) => resolve(code));
  const stopped = await server.stop();
  assert.equal(stopped.code, 0, stopped.stderr);
  assert.equal(await closed, 1001);
});

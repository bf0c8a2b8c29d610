/** How the program ends when it is told to while a call is in flight. @module */
import assert from "node:assert/strict";
import { callRequest } from "../support/call_request.ts";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import {
  type Command,
  type HttpProcess,
  sourceCommand,
  spawnHttp,
  upstreamFlags,
} from "../support/spawn_server.ts";

const LONG_MS = 600_000; // nothing here may wait for that
const HALF_OF_DEFAULT_GRACE_MS = 5_000;

/** The program over HTTP, which may write nothing to the disk. */
function serveCommand(upstream: FakeUpstream, ...flags: readonly string[]): Command {
  const permissions = ["--allow-net", "--allow-env", "--allow-read=.env"];
  const { program, args } = sourceCommand(
    ...["serve", "--transport", "http", "--timeout", "600", ...flags],
    ...upstreamFlags(upstream.url),
  );
  return { program, args: args.flatMap((word) => word === "-A" ? permissions : [word]) };
}

/** The program over HTTP with a call that waits for the upstream. */
async function withCallInFlight(upstream: FakeUpstream, ...flags: readonly string[]) {
  upstream.faults.add({ fault: { kind: "delay", delayMs: LONG_MS }, path: /^\/pypi\// });
  const program = await spawnHttp(serveCommand(upstream, "--port", "0", ...flags));
  const answer = callTool(program, "get_package_versions", { package_name: "jinja2" });
  while (upstream.faults.metCount === 0) {
    assert.doesNotMatch(await readiness(program), /stopping|nobody/);
  }
  return { program, answer };
}

function callTool({ url }: HttpProcess, name: string, args: Record<string, unknown> = {}) {
  return fetch(url, callRequest(name, args));
}

/** Status and word of `/health/ready`; also the pause between two looks at something else. */
async function readiness({ url }: HttpProcess): Promise<string> {
  try {
    const response = await fetch(new URL("/health/ready", url));
    const { status } = await response.json();
    return `${response.status} ${status}`;
  } catch {
    return "nobody listens";
  }
}

/** A moment between two looks. */
async function pause(upstream: FakeUpstream): Promise<void> {
  const response = await fetch(`${upstream.url}/pypi/idna/json`);
  await response.body?.cancel();
}

/** Until the signal has arrived. */
async function untilStopping(program: HttpProcess): Promise<void> {
  for (;;) {
    const word = await readiness(program);
    assert.notEqual(word, "nobody listens");
    if (word === "503 stopping") return;
  }
}

Deno.test("pypi-mcp --shutdown-grace 0 ends at once and cuts the call in flight", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(upstream, "--shutdown-grace", "0");
  const startedAtMs = performance.now();
  const { code, stdout } = await program.stop();
  assert.ok(performance.now() - startedAtMs < HALF_OF_DEFAULT_GRACE_MS);
  assert.deepEqual([code, stdout], [0, ""]);
  const { status, body } = await answer;
  await body?.cancel();
  assert.equal(status, 499);
});

Deno.test("pypi-mcp --shutdown-grace 600 answers the call in flight, takes no other and ends", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(upstream, "--shutdown-grace", "600");
  const stopped = program.stop();
  await untilStopping(program);
  assert.equal(await readiness(program), "503 stopping", "while a call is in flight it says no");
  const refused = await callTool(program, "health_check");
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get("retry-after"), "1");
  assert.match((await refused.json()).error, /stopping, expected the call at another one/);
  upstream.faults.clear(); // now the upstream answers
  const response = await answer;
  assert.equal(response.status, 200);
  const { result } = await response.json();
  assert.equal(result.structuredContent.package_name, "jinja2");
  assert.equal((await stopped).code, 0);
  assert.equal(await readiness(program), "nobody listens");
});

Deno.test("pypi-mcp --shutdown-delay says that it is not ready, and still serves who comes", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(
    upstream,
    ...["--shutdown-delay", "2", "--shutdown-grace", "600"],
  );
  const stopped = program.stop();
  await untilStopping(program);
  assert.equal(await readiness(program), "503 stopping");
  const late = await callTool(program, "health_check");
  assert.equal(late.status, 200, "a load balancer that has not noticed yet loses nothing");
  await late.body?.cancel();
  upstream.faults.clear();
  assert.equal((await answer).status, 200);
  await (await answer).body?.cancel();
  assert.equal((await stopped).code, 0);
});

Deno.test("a second signal ends pypi-mcp at once, with a call in flight", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(upstream, "--shutdown-grace", "600");
  const failed = assert.rejects(answer);
  const first = program.stop();
  await untilStopping(program);
  const startedAtMs = performance.now();
  await program.stop();
  assert.equal((await first).code, 143);
  assert.ok(performance.now() - startedAtMs < 2_000);
  await failed;
});

Deno.test("a signal ends pypi-mcp at once while it still starts, with exit code 0", async () => {
  const folder = await Deno.makeTempDir();
  const plugin = `${folder}/slow.js`;
  await Deno.writeTextFile(
    plugin,
    `console.error("loading"); await new Promise((done) => setTimeout(done, ${LONG_MS}));`,
  );
  const { program, args } = sourceCommand("serve", "--plugin", plugin);
  const child = new Deno.Command(program, {
    args: [...args],
    ...{ stdin: "piped", stdout: "null", stderr: "piped" },
  }).spawn();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("loading")) {
    text += (await reader.read()).value ?? assert.fail(`it ended, saying ${text}`);
  }
  child.kill("SIGTERM");
  assert.equal((await child.status).code, 0);
  await reader.cancel();
  await child.stdin.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("pypi-mcp health asks this machine although the environment names a proxy", async () => {
  await using upstream = startFakeUpstream();
  const server = await spawnHttp(serveCommand(upstream, "--port", "0"));
  const { program, args } = sourceCommand("health", "--port", server.url.port);
  const nobody = "http://127.0.0.1:9";
  const health = () =>
    new Deno.Command(program, {
      args: [...args],
      env: { HTTP_PROXY: nobody, http_proxy: nobody, NO_PROXY: "", no_proxy: "" },
      ...{ stdout: "null", stderr: "null" },
    }).output();
  while (await readiness(server) !== "200 ok") await pause(upstream);
  assert.equal((await health()).code, 0);
  await server.stop();
});

Deno.test("a second signal ends pypi-mcp over stdio at once, with a call in flight", async () => {
  await using upstream = startFakeUpstream();
  upstream.faults.add({ fault: { kind: "delay", delayMs: LONG_MS }, path: /^\/simple\// });
  const { program, args } = sourceCommand(
    ...["serve", "--shutdown-grace", "600", "--timeout", "600", "--log-level", "debug"],
    ...upstreamFlags(upstream.url),
  );
  const child = new Deno.Command(program, {
    args: [...args],
    ...{ stdin: "piped", stdout: "null", stderr: "null" },
  }).spawn();
  const writer = child.stdin.getWriter();
  const send = (message: unknown) =>
    writer.write(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
  await send({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "0" },
    },
  });
  await send({ jsonrpc: "2.0", method: "notifications/initialized" });
  await send({
    jsonrpc: "2.0",
    id: 2,
    method: "tools/call",
    params: { name: "get_package_versions", arguments: { package_name: "jinja2" } },
  });
  while (upstream.faults.metCount === 0) await pause(upstream);
  const startedAtMs = performance.now();
  child.kill("SIGTERM");
  // The kernel merges a signal with one of its kind that nobody has seen yet: send until it is gone.
  let ended = false;
  const status = child.status.finally(() => ended = true);
  while (!ended) {
    await pause(upstream);
    if (!ended) child.kill("SIGTERM");
  }
  assert.equal((await status).code, 143);
  assert.ok(performance.now() - startedAtMs < 5_000);
  await writer.close().catch(() => {}); // its reader is gone
});

Deno.test("pypi-mcp that was killed has left nothing on the disk, where it may not write, and another one serves in its place", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(upstream);
  const failed = assert.rejects(answer);
  await program.kill();
  await failed;
  upstream.faults.clear();
  const next = await spawnHttp(serveCommand(upstream, "--port", program.url.port));
  const again = await callTool(next, "get_package_versions", { package_name: "jinja2" });
  assert.equal((await again.json()).result.structuredContent.package_name, "jinja2");
  assert.equal((await next.stop()).code, 0);
});

Deno.test("pypi-mcp exits 2 where another program has its port", async (t) => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  const rows: readonly (readonly [name: string, args: readonly string[]])[] = [
    ["the main port", ["--port", `${port}`]],
    [
      "the main port, behind the guard of connections",
      ["--port", `${port}`, "--host", "0.0.0.0", "--allow-unauthenticated"],
    ],
    ["the port for probes", ["--port", "0", "--metrics", "--admin-port", `${port}`]],
  ];
  for (const [name, args] of rows) {
    await t.step(name, async () => {
      const { program, args: all } = sourceCommand(
        ...["serve", "--demo", "--transport", "http", ...args],
      );
      const { code, stderr } = await new Deno.Command(program, { args: [...all] }).output();
      assert.equal(code, 2);
      assert.match(
        new TextDecoder().decode(stderr),
        new RegExp(`Cannot listen on [0-9.]+ port ${port}: another program listens there`),
      );
    });
  }
});

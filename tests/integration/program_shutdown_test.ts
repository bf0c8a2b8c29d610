/** How the program ends when it is told to while a call is in flight. @module */
import assert from "node:assert/strict";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import { type HttpProcess, sourceCommand, spawnHttp } from "../support/spawn_server.ts";

const LONG_MS = 600_000; // nothing here may wait for that
const HALF_OF_DEFAULT_GRACE_MS = 5_000;

/** The program over HTTP with a call that waits for the upstream. */
async function withCallInFlight(upstream: FakeUpstream, grace: string) {
  upstream.faults.add({ fault: { kind: "delay", delayMs: LONG_MS }, path: /^\/pypi\// });
  const program = await spawnHttp(sourceCommand(
    ...["serve", "--transport", "http", "--port", "0", "--shutdown-grace", grace],
    ...["--timeout", "600", "--pypi-base-url", upstream.url],
    ...["--index-url", `${upstream.url}/simple/`, "--files-base-url", upstream.url],
    ...["--osv-base-url", upstream.url, "--pypistats-base-url", upstream.url],
  ));
  const answer = fetch(program.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": "2025-11-25",
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "get_package_versions", arguments: { package_name: "jinja2" } },
    }),
  });
  while (upstream.faults.metCount === 0) assert.ok(await isListening(program));
  return { program, answer };
}

/** Also the pause between two looks at something else. */
async function isListening({ url }: HttpProcess): Promise<boolean> {
  try {
    const response = await fetch(new URL("/health/live", url));
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

Deno.test("pypi-mcp --shutdown-grace 0 ends at once and cuts the call in flight", async () => {
  await using upstream = startFakeUpstream();
  const { program, answer } = await withCallInFlight(upstream, "0");
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
  const { program, answer } = await withCallInFlight(upstream, "600");
  const stopped = program.stop();
  while (await isListening(program)); // until the signal has arrived
  upstream.faults.clear(); // now the upstream answers
  const response = await answer;
  assert.equal(response.status, 200);
  const { result } = await response.json();
  assert.equal(result.structuredContent.package_name, "jinja2");
  assert.equal((await stopped).code, 0);
});

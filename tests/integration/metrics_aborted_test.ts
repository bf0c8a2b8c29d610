import assert from "node:assert/strict";
import { parsePrometheusText } from "../support/prometheus_text.ts";
import { until } from "../support/until.ts";
import { serveSettings } from "../support/served_app.ts";

const HEADERS = {
  "content-type": "application/json",
  "accept": "application/json, text/event-stream",
};

/** What is in flight, and what has been aborted, by method. */
async function figures(origin: string) {
  const families = parsePrometheusText(await (await fetch(`${origin}/metrics`)).text());
  const count = (name: string, outcome: string | undefined) =>
    Object.fromEntries(
      families.flatMap(({ samples }) => samples)
        .filter((sample) => sample.name === name && sample.value > 0)
        .filter(({ labels }) => labels.get("outcome") === outcome)
        .map(({ labels, value }) => [labels.get("method"), value]),
    );
  return {
    inFlight: count("pypi_mcp_requests_in_flight", undefined),
    aborted: count("pypi_mcp_requests_total", "aborted"),
  };
}

Deno.test("calls whose clients left are in flight no more, through every door", async () => {
  const settings = { METRICS: "true", GRAPHQL: "true", WEBSOCKET: "true", MAX_RETRIES: "0" };
  // Hangs until nobody waits any more.
  const hang: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason))
    );
  await using app = await serveSettings(settings, { fetch: hang });
  const leaver = new AbortController();
  const post = (path: string, body: unknown) =>
    fetch(`${app.origin}${path}`, {
      ...{ method: "POST", headers: HEADERS, signal: leaver.signal },
      body: JSON.stringify(body),
    });
  const frame = (id: number, method: string, params: unknown) => ({
    ...{ jsonrpc: "2.0", id, method, params },
  });
  const tool = (name: string) =>
    frame(2, "tools/call", { name, arguments: { package_name: "flask" } });
  const uri = "pypi://package/flask";
  const left = Promise.allSettled([
    post("/mcp", tool("get_package_info")), // answered without the SDK's server
    post("/mcp", frame(3, "resources/read", { uri })), // and by it
    post("/graphql", { query: '{ project(name: "flask") { name } }' }),
  ]);
  const socket = new WebSocket(`${app.origin.replace("http", "ws")}/ws`, "mcp");
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const clientInfo = { name: "test", version: "1" };
  const hello = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo };
  socket.send(JSON.stringify(frame(1, "initialize", hello)));
  socket.send(JSON.stringify(tool("get_package_info")));
  const expected = { "tools/call": 2, "resources/read": 1, "graphql": 1 };
  const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(expected);
  await until("all are in flight", async () => same((await figures(app.origin)).inFlight));
  leaver.abort();
  const closed = new Promise((resolve) => socket.onclose = resolve);
  socket.close();
  await left;
  await closed;
  await until("none is", async () => {
    const { inFlight } = await figures(app.origin);
    return Object.keys(inFlight).length === 0;
  });
  assert.deepEqual((await figures(app.origin)).aborted, expected);
});

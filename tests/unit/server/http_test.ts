import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import { createHttpApp } from "../../../src/server/http_app.ts";
import { usualDoors } from "../../../src/server/http_doors.ts";
import { fixtureFactory } from "../../protocol/fixture_server.ts";
import { plainGate } from "../../support/plain_gate.ts";

const PING = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });
const MCP_HEADERS = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};

function setting(options: { allowedHosts?: string[]; allowedOrigins?: string[] } = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    level: "debug",
    format: "json",
    write: (line) => lines.push(JSON.parse(line)),
    clock: () => 0,
  });
  const { allowedHosts = [], allowedOrigins = [] } = options;
  const app = createHttpApp({
    doors: usualDoors({ factory: fixtureFactory(log), log, maxRequestBytes: 1_000 }),
    gate: plainGate({ allowedHosts, allowedOrigins }),
    log,
    clock: () => 0,
  });
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has("host")) headers.set("host", "127.0.0.1:8000");
    return app.handle(new Request(`http://127.0.0.1:8000${path}`, { ...init, headers }));
  };
  return { app, ask, lines };
}

Deno.test("createHttpApp() routes by path, and says clearly what it does not serve", async (t) => {
  const { ask } = setting();
  const rows: readonly (readonly [
    name: string,
    path: string,
    init: RequestInit,
    status: number,
    allow: string | null,
  ])[] = [
    ["the endpoint", "/mcp", { method: "POST", headers: MCP_HEADERS, body: PING }, 200, null],
    ["with a query", "/mcp?a=b", { method: "POST", headers: MCP_HEADERS, body: PING }, 200, null],
    ["GET on the endpoint", "/mcp", {}, 405, "POST"],
    ["DELETE on the endpoint", "/mcp", { method: "DELETE" }, 405, "POST"],
    ["liveness", "/health/live", {}, 200, null],
    ["readiness", "/health/ready", {}, 200, null],
    ["readiness by HEAD", "/health/ready", { method: "HEAD" }, 200, null],
    ["POST on health", "/health/live", { method: "POST" }, 405, "GET, HEAD"],
    ["the root", "/", {}, 404, null],
    ["below the endpoint", "/mcp/x", {}, 404, null],
    ["dot segments", "/health/../x", {}, 404, null],
  ];
  for (const [name, path, init, status, allow] of rows) {
    await t.step(`${name}: ${status}`, async () => {
      const response = await ask(path, init);
      assert.equal(response.status, status);
      assert.equal(response.headers.get("allow"), allow);
      assert.equal(response.headers.get("content-type"), "application/json");
      if (init.method !== "HEAD") assert.equal(typeof await response.json(), "object");
    });
  }
});

Deno.test("createHttpApp() is alive but not ready while it stops", async () => {
  const { app, ask } = setting();
  app.drain();
  assert.equal((await ask("/health/live")).status, 200);
  const ready = await ask("/health/ready");
  assert.equal(ready.status, 503);
  assert.deepEqual(await ready.json(), { status: "stopping", checks: {} });
});

Deno.test("createHttpApp() refuses hosts and origins that are not allowed", async (t) => {
  const { ask } = setting({
    allowedHosts: ["mcp.example:8443"],
    allowedOrigins: ["https://app.example", "any.example"],
  });
  const rows:
    readonly (readonly [name: string, headers: Record<string, string>, status: number])[] = [
      ["loopback", { host: "127.0.0.1:1" }, 404],
      ["localhost", { host: "localhost" }, 404],
      ["IPv6 loopback", { host: "[::1]:8000" }, 404],
      ["an allowed host, whatever its port", { host: "mcp.example" }, 404],
      ["another host", { host: "evil.example" }, 403],
      ["a host that ends like an allowed one", { host: "evil-mcp.example" }, 403],
      ["a host below an allowed one", { host: "x.mcp.example" }, 403],
      ["a host that is no host", { host: "a b" }, 403],
      ["an origin on loopback", { origin: "http://localhost:6274" }, 404],
      ["an allowed origin", { origin: "https://app.example" }, 404],
      ["an allowed origin with another scheme", { origin: "http://app.example" }, 403],
      ["an allowed origin with another port", { origin: "https://app.example:1" }, 403],
      ["an allowed host name as origin", { origin: "http://any.example:99" }, 404],
      ["another origin", { origin: "https://evil.example" }, 403],
      ["the null origin", { origin: "null" }, 403],
    ];
  for (const [name, headers, status] of rows) {
    await t.step(`${name}: ${status}`, async () => {
      for (let time = 0; time < 2; time += 1) { // what was allowed once is remembered
        assert.equal((await ask("/elsewhere", { headers })).status, status);
      }
    });
  }
  await t.step("but not at a probe, which knows no name of ours and learns nothing", async () => {
    const headers = { host: "10.0.0.7:8000" };
    assert.equal((await ask("/health/live", { headers })).status, 200);
    assert.equal((await ask("/health/ready", { headers })).status, 200);
  });
});

Deno.test("createHttpApp() stops reading a body over the bound", async (t) => {
  const { ask } = setting();
  await t.step("declared", async () => {
    const body = " ".repeat(1_001);
    const headers = { ...MCP_HEADERS, "content-length": "1001" };
    assert.equal((await ask("/mcp", { method: "POST", headers, body })).status, 413);
  });
  await t.step("declared small, and in chunks that are not", async () => {
    const body = new Blob([PING + " ".repeat(1_001)]).stream();
    const headers = { ...MCP_HEADERS, "content-length": "5", "transfer-encoding": "chunked" };
    assert.equal((await ask("/mcp", { method: "POST", headers, body })).status, 413);
  });
  await t.step("streamed", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100).fill(32));
      },
    });
    const response = await ask("/mcp", { method: "POST", headers: MCP_HEADERS, body });
    assert.equal(response.status, 413);
    assert.ok(pulled < 20, `${pulled} chunks were pulled of an endless body`);
  });
});

Deno.test("createHttpApp() keeps no connection on which a body came in chunks", async (t) => {
  const { ask } = setting();
  const rows:
    readonly (readonly [name: string, headers: HeadersInit, connection: string | null])[] = [
      ["chunks", { "transfer-encoding": "chunked" }, "close"],
      ["a length", { "content-length": String(PING.length) }, null],
    ];
  for (const [name, headers, connection] of rows) {
    await t.step(name, async () => {
      const init = { method: "POST", headers: { ...MCP_HEADERS, ...headers }, body: PING };
      const response = await ask("/mcp", init);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("connection"), connection);
    });
  }
});

Deno.test("createHttpApp() names each request in the answer and in the log", async () => {
  const { ask, lines } = setting();
  const call = JSON.stringify({
    jsonrpc: "2.0",
    id: 5,
    method: "tools/call",
    params: { name: "echo", arguments: { text: "private" } },
  });
  const headers = { ...MCP_HEADERS, "x-request-id": "abc-1" };
  const response = await ask("/mcp", { method: "POST", headers, body: call });
  assert.equal(response.headers.get("x-request-id"), "abc-1");
  const called = lines.find((line) => line.message === "Called tool");
  assert.equal(called?.request_id, "abc-1");
  assert.doesNotMatch(JSON.stringify(lines), /private/);

  const forged = await ask("/health/live", { headers: { "x-request-id": "a b\u00e9" } });
  assert.match(forged.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
});

Deno.test("createHttpApp() answers its own fault with a 500 that tells nothing, and logs it", async () => {
  class FaultyHeaders extends Headers {
    override get(name: string): string | null {
      if (name === "content-type") throw new RangeError("inner secret");
      return super.get(name);
    }
  }
  const { app, lines } = setting();
  const request = new Request("http://127.0.0.1:8000/mcp", { method: "POST", body: PING });
  Object.defineProperty(request, "headers", {
    value: new FaultyHeaders({ host: "127.0.0.1:8000", "x-request-id": "abc-2" }),
  });
  const response = await app.handle(request);
  assert.equal(response.status, 500);
  assert.equal(response.headers.get("x-request-id"), "abc-2");
  const { error } = await response.json();
  assert.match(error, /^Internal error/);
  assert.doesNotMatch(error, /secret/);
  const told = lines.filter(({ level }) => level === "error");
  assert.deepEqual(told.map((line) => line.request_id), ["abc-2"]);
  assert.match(JSON.stringify(told), /RangeError.*inner secret/);
  assert.equal(lines.find(({ message }) => message === "Served request")?.status, 500);
});

Deno.test("createHttpApp() names the request in what the SDK says about it", async (t) => {
  const modern = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const call = { jsonrpc: "2.0", id: 1, method: "tools/list", params: { _meta: modern } };
  const rows: readonly (readonly [
    name: string,
    headers: Record<string, string>,
    body: string,
    status: number,
    reason: RegExp,
  ])[] = [
    ["another media type", { "content-type": "text/plain" }, "{}", 415, /^Unsupported Media Type/],
    ["headers that contradict the body", {}, JSON.stringify(call), 400, /^Rejected inbound/],
  ];
  for (const [name, headers, body, status, reason] of rows) {
    await t.step(name, async () => {
      const { ask, lines } = setting();
      const named = { ...MCP_HEADERS, "x-request-id": "abc-3", ...headers };
      assert.equal((await ask("/mcp", { method: "POST", headers: named, body })).status, status);
      const line = lines.find(({ message }) => message === "Could not serve MCP message");
      assert.equal(line?.request_id, "abc-3");
      assert.match(String(line.reason), reason);
    });
  }
});

import assert from "node:assert/strict";
import { allowOrigin, isPreflight, preflightAnswer } from "../../../src/access/cors.ts";

const ORIGIN = "https://agents.example";

Deno.test("isPreflight() knows the request by which a browser asks first", async (t) => {
  const asks = { origin: ORIGIN, "access-control-request-method": "POST" };
  const rows: readonly (readonly [name: string, init: RequestInit, expected: boolean])[] = [
    ["as browsers send it", { method: "OPTIONS", headers: asks }, true],
    ["another method", { method: "POST", headers: asks }, false],
    ["without an origin", {
      method: "OPTIONS",
      headers: { "access-control-request-method": "POST" },
    }, false],
    ["no method is asked for", { method: "OPTIONS", headers: { origin: ORIGIN } }, false],
    ["nothing", { method: "OPTIONS" }, false],
  ];
  for (const [name, init, expected] of rows) {
    await t.step(name, () => {
      assert.equal(isPreflight(new Request("http://127.0.0.1/mcp", init)), expected);
    });
  }
});

Deno.test("preflightAnswer() allows what clients of MCP send, and no credentials", () => {
  const { status, headers } = preflightAnswer(ORIGIN);
  assert.equal(status, 204);
  assert.equal(headers.get("access-control-allow-origin"), ORIGIN);
  assert.equal(headers.get("access-control-allow-credentials"), null);
  const allowed = headers.get("access-control-allow-headers")?.toLowerCase().split(", ") ?? [];
  for (const name of ["authorization", "content-type", "mcp-protocol-version", "mcp-method"]) {
    assert.ok(allowed.includes(name), name);
  }
});

Deno.test("allowOrigin() lets one origin read, and tells caches that it depends on it", () => {
  const response = allowOrigin(new Response("{}", { headers: { vary: "Accept" } }), ORIGIN);
  assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
  assert.equal(response.headers.get("vary"), "Accept, Origin");
  assert.match(response.headers.get("access-control-expose-headers") ?? "", /WWW-Authenticate/);
});

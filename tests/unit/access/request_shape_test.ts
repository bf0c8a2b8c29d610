import assert from "node:assert/strict";
import { refuseHead } from "../../../src/access/request_shape.ts";

const BOUNDS = { maxHeaderBytes: 1_000 };
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, "a"]));

Deno.test("refuseHead() refuses heads over the bounds and those that others may read differently", async (t) => {
  const rows: readonly (readonly [
    name: string,
    path: string,
    headers: Record<string, string>,
    refused: readonly [status: number, reason: string] | undefined,
  ])[] = [
    ["a usual one", "/mcp", { "content-length": "12" }, undefined],
    ["a query without a token", "/health/ready?full=1", {}, undefined],
    ["a long URL", `/${"a".repeat(4_096)}`, {}, [414, "url"]],
    ["large headers", "/mcp", { "x-a": "a".repeat(1_000) }, [431, "headers"]],
    ["as many headers as may be", "/mcp", many(64), undefined],
    ["one more", "/mcp", many(65), [431, "headers"]],
    ["two lengths", "/mcp", { "content-length": "1, 1" }, [400, "framing"]],
    ["a length with a sign", "/mcp", { "content-length": "+1" }, [400, "framing"]],
    [
      "a length and chunks",
      "/mcp",
      { "content-length": "1", "transfer-encoding": "chunked" },
      [400, "framing"],
    ],
    ["a token in the query", "/mcp?a=1&access_token=x", {}, [400, "token in query"]],
    ["in capitals", "/mcp?Bearer=x", {}, [400, "token in query"]],
  ];
  for (const [name, path, headers, refused] of rows) {
    await t.step(name, () => {
      const refusal = refuseHead(new Request(`http://mcp.example${path}`, { headers }), BOUNDS);
      assert.deepEqual(refusal && [refusal.status, refusal.reason], refused);
      assert.doesNotMatch(refusal?.message ?? "", /access_token=|Bearer=/, "it quotes no token");
    });
  }
});

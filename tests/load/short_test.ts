/** The load run, short and seeded: for the gate. `deno task load` is the long one. @module */
import assert from "node:assert/strict";
import { judgeMessage, type LoadCall } from "./load_call.ts";
import { runLoad } from "./load_run.ts";
import { latencyOf } from "./tally.ts";

Deno.test("20 clients for a moment see no error that is not the upstream's", async () => {
  const result = await runLoad({
    seconds: 2,
    leastRequests: 60,
    clients: 20,
    sdkClients: 2,
    faults: 0.1,
    seed: 7,
    judgesMemory: false,
    serverFlags: [],
    headers: "",
  });
  assert.deepEqual(result.violations, []);
  assert.ok(result.requests >= 60, `${result.requests} answers`);
  assert.ok(result.upstream.faults > 0, "faults were met");
});

Deno.test("judgeMessage() tells the upstream's errors from ours", async (t) => {
  const call: LoadCall = { tool: "check_vulnerabilities", args: { package_name: "jinja2" } };
  const answer = (structuredContent: unknown, text = "told") => ({
    content: [{ type: "text", text }],
    structuredContent,
  });
  const refusal = (text: string) => ({ content: [{ type: "text", text }], isError: true });
  const osvFailed = [{ service: "osv", status: "failed" }];
  const rows: readonly (readonly [name: string, message: unknown, kind: string])[] = [
    ["a whole answer", { id: 1, result: answer({ data_sources: [] }) }, "complete"],
    [
      "an answer that says what it could not see",
      { id: 1, result: answer({ data_sources: osvFailed, security_status: "unknown" }) },
      "partial",
    ],
    [
      "one that calls secure what was not seen",
      { id: 1, result: answer({ data_sources: osvFailed, security_status: "secure" }) },
      "wrong",
    ],
    ["our template", { id: 1, result: refusal("Cannot read from osv: no connection") }, "upstream"],
    ["our own queue", {
      id: 1,
      result: refusal(
        "Cannot read from osv: the request was refused, no turn in our own queue in time. Call",
      ),
    }, "wrong"],
    ["another refusal", { id: 1, result: refusal("Cannot find package") }, "wrong"],
    ["a protocol error", { id: 1, error: { code: -32603, message: "internal" } }, "wrong"],
    ["another's id", { id: 2, result: answer({ data_sources: [] }) }, "wrong"],
    ["no structured content", { id: 1, result: { content: [{ text: "told" }] } }, "wrong"],
  ];
  for (const [name, message, kind] of rows) {
    await t.step(name, () => {
      assert.equal(judgeMessage(call, 1, JSON.stringify(message)).kind, kind);
    });
  }
  await t.step("no JSON", () => assert.equal(judgeMessage(call, 1, "<html>").kind, "wrong"));
});

Deno.test("latencyOf() takes the nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(latencyOf(hundred), { p50: 50, p95: 95, p99: 99, max: 100 });
  assert.deepEqual(latencyOf([]), { p50: 0, p95: 0, p99: 0, max: 0 });
});

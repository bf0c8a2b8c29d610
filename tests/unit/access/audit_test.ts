import assert from "node:assert/strict";
import { createAuditLog } from "../../../src/access/audit.ts";
import { Refusal } from "../../../src/access/refusal.ts";

function setting(withArguments: boolean) {
  let nowMs = 1_000;
  const lines: Record<string, unknown>[] = [];
  const audit = createAuditLog({
    write: (line) => void lines.push(JSON.parse(line)),
    format: "json",
    clock: () => nowMs,
    withArguments,
  });
  const call = (args: unknown) => {
    const watch = audit.begin({
      requestId: "r1",
      caller: { name: "ann", kind: "token" },
      method: "tools/call",
      name: "get_package_info",
      args,
    });
    nowMs += 25;
    watch.end("upstream", []);
  };
  return { audit, call, lines };
}

Deno.test("createAuditLog() writes one line a call, without its arguments", () => {
  const { call, lines } = setting(false);
  call({ package_name: "requests" });
  assert.deepEqual(lines, [{
    time: "1970-01-01T00:00:01.025Z",
    level: "info",
    message: "Audit",
    request_id: "r1",
    caller: "ann",
    caller_kind: "token",
    method: "tools/call",
    name: "get_package_info",
    outcome: "upstream",
    duration_ms: 25,
  }]);
});

Deno.test("createAuditLog() shows arguments where it is told to, redacted and cut", () => {
  const { call, lines } = setting(true);
  call({ package_name: "requests", index: "https://ann:hunter2@example.org", token: "hunter2" });
  call({ text: "a".repeat(3_000) });
  const cyclic: Record<string, unknown> = {};
  cyclic.itself = cyclic;
  call(cyclic);
  call(undefined);
  assert.deepEqual(lines.map((line) => line.arguments), [
    {
      package_name: "requests",
      index: "https://[redacted]@example.org",
      token: "[redacted]",
    },
    "[3011 characters]",
    "[not shown]",
    undefined,
  ]);
});

Deno.test("createAuditLog() writes refusals with their reason, and paths cut", () => {
  const { audit, lines } = setting(false);
  audit.refused({
    requestId: "r2",
    path: `/${"a".repeat(500)}`,
    caller: { name: "192.0.2.1", kind: "anonymous" },
    refusal: new Refusal(401, "unknown token", "told to the caller"),
  });
  assert.equal(lines[0]?.path, `/${"a".repeat(99)}`);
  assert.deepEqual([lines[0]?.caller, lines[0]?.caller_kind], ["192.0.2.1", "anonymous"]);
  assert.deepEqual([lines[0]?.outcome, lines[0]?.status, lines[0]?.reason], [
    ...["refused", 401, "unknown token"],
  ]);
});

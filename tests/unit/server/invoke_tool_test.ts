import assert from "node:assert/strict";
import * as z from "zod";
import { CallerError } from "../../../src/domain/caller_error.ts";
import type { SourceStatus } from "../../../src/domain/source.ts";
import { LOCAL_CALLER } from "../../../src/mcp/call_observer.ts";
import { createLog } from "../../../src/log.ts";
import { defineTool, READS_UPSTREAM, type ToolCall } from "../../../src/mcp/define_tool.ts";
import { InternalFaultError } from "../../../src/server/error_result.ts";
import { cacheOutcome, invokeTool } from "../../../src/server/invoke_tool.ts";

function toolThat(run: (call: ToolCall) => Promise<{ said: string }>) {
  return defineTool({
    name: "say",
    title: "Say",
    description: "Says.",
    toolset: "server",
    annotations: READS_UPSTREAM,
    input: z.strictObject({ word: z.string().describe("Word") }),
    output: z.object({ said: z.string() }),
    run: (_input, _deps: undefined, call) => run(call),
    text: ({ said }) => `It said ${said}`,
  });
}

function setting() {
  const lines: Record<string, unknown>[] = [];
  let nowMs = 1_000;
  const clock = () => nowMs += 5;
  const log = createLog({
    level: "info",
    format: "json",
    write: (line) => lines.push(JSON.parse(line)),
    clock: () => 0,
  });
  const controller = new AbortController();
  return {
    lines,
    controller,
    invocation: { signal: controller.signal, log, requestId: "r1", caller: LOCAL_CALLER, clock },
  };
}

function outcome(status: SourceStatus) {
  return { service: "osv", host: "osv.example", isPublic: true, status, ageMs: 0 };
}

Deno.test("invokeTool() answers with text and structure, and logs one line without the arguments", async () => {
  const { lines, invocation } = setting();
  const tool = toolThat(({ sources }) => {
    sources.record(outcome("cached"));
    return Promise.resolve({ said: "hi" });
  });
  assert.deepEqual(await invokeTool(tool, { word: "private" }, undefined, invocation), {
    isError: false,
    text: "It said hi",
    structured: { said: "hi" },
  });
  assert.equal(lines.length, 1);
  const [line] = lines;
  assert.equal(line?.request_id, "r1");
  assert.equal(line?.tool, "say");
  assert.equal(line?.outcome, "ok");
  assert.equal(line?.cache, "hit");
  assert.equal(line?.duration_ms, 5);
  assert.doesNotMatch(JSON.stringify(lines), /private/);
});

Deno.test("invokeTool() makes a result of the caller's faults, wrong arguments included", async () => {
  const { lines, invocation } = setting();
  const tool = toolThat(() => Promise.reject(new CallerError("Cannot say it", "x")));
  assert.deepEqual(await invokeTool(tool, { word: "x" }, undefined, invocation), {
    isError: true,
    text: "Cannot say it",
  });
  const wrong = await invokeTool(tool, { word: 1, more: 2 }, undefined, invocation);
  assert.equal(wrong.isError, true);
  assert.match(wrong.text, /word: read 1/);
  assert.match(wrong.text, /unknown argument "more"/);
  assert.deepEqual(lines.map((line) => line.outcome), ["caller", "caller"]);
});

Deno.test("invokeTool() hides our own bugs, an answer that breaks its schema among them", async () => {
  const { lines, invocation } = setting();
  const broken = toolThat(() => Promise.resolve(JSON.parse('{"said":1}')));
  await assert.rejects(
    invokeTool(broken, { word: "x" }, undefined, invocation),
    InternalFaultError,
  );
  const buggy = toolThat(() => Promise.reject(new RangeError("inner state")));
  await assert.rejects(
    invokeTool(buggy, { word: "x" }, undefined, invocation),
    (error: Error) => !error.message.includes("inner state"),
  );
  assert.deepEqual(lines.map((line) => line.level), ["error", "error"]);
  assert.match(String(lines[1]?.error), /inner state/);
});

Deno.test("invokeTool() rethrows the caller's abort as it is, and does not start after one", async () => {
  const { controller, invocation } = setting();
  const reason = new Error("gone");
  const tool = toolThat(({ signal }) => {
    controller.abort(reason);
    return Promise.reject(signal.reason);
  });
  const isReason = (error: unknown) => error === reason;
  await assert.rejects(invokeTool(tool, { word: "x" }, undefined, invocation), isReason);
  const never = toolThat(() => assert.fail("it must not run"));
  await assert.rejects(invokeTool(never, { word: "x" }, undefined, invocation), isReason);
});

Deno.test("cacheOutcome() names the worst look-up", async (t) => {
  const rows: readonly (readonly [statuses: readonly SourceStatus[], outcome: string])[] = [
    [[], "none"],
    [["cached", "cached"], "hit"],
    [["cached", "revalidated"], "revalidated"],
    [["fetched", "cached"], "miss"],
    [["stale", "fetched"], "stale"],
    [["failed", "cached"], "failed"],
    [["skipped", "cached"], "skipped"],
  ];
  for (const [statuses, expected] of rows) {
    await t.step(`${statuses.join(", ")} is ${expected}`, () => {
      assert.equal(cacheOutcome(statuses.map(outcome)), expected);
    });
  }
});

/** What tools say while one service fails in every way there is, and after it is back. @module */
import assert from "node:assert/strict";
import type { ToolResult } from "../../src/mcp/tool_result.ts";
import { appOnLoopback, type Service } from "./app_on_loopback.ts";
import { startFakeUpstream } from "./fake_upstream.ts";
import { FAULT_CASES, type FaultCase, KIND_WORDS, SHORT_TIMEOUT_MS } from "./fault_cases.ts";

/**
 * A call that reads the service. All readers of one test together may make it fail four times at most: five open the
 * circuit of the host, which here all services share.
 */
export interface Reader {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** While the service fails. */
  readonly during: (answer: ToolResult, failing: Failing) => void;
  /** When it is back; by default a good answer that read the service. */
  readonly afterwards?: (answer: ToolResult) => void;
}

/** What fails and how. */
export interface Failing extends FaultCase {
  readonly service: Service;
}

/** Upstream prose of every fault; none may be handed on. */
const PROSE = /fault \d|Client Challenge|doctype|too many requests\n|"info": \[/i;

/** One `t.step` for each fault: all readers at once on a cold cache, then again when it is over. */
export async function testEveryFault(
  t: Deno.TestContext,
  service: Service,
  readers: readonly Reader[],
): Promise<void> {
  await using upstream = startFakeUpstream();
  for (const fault of FAULT_CASES) {
    await t.step(`${service}: ${fault.name} is ${fault.kind}`, async (step) => {
      const timeout = fault.waits === true ? { timeoutMs: String(SHORT_TIMEOUT_MS / 1000) } : {};
      await using server = appOnLoopback(upstream, timeout);
      const askAll = () =>
        Promise.all(readers.map(({ tool, args }) => server.app.invoke(tool, args)));
      server.break(service, fault.fault);
      const during = await askAll();
      await server.heal();
      const afterwards = await askAll();
      for (const [index, reader] of readers.entries()) {
        const [answer, later] = [during[index], afterwards[index]];
        assert.ok(answer !== undefined && later !== undefined);
        await step.step(`${reader.tool} ${JSON.stringify(reader.args)}`, () => {
          assert.doesNotMatch(answer.text, PROSE);
          reader.during(answer, { ...fault, service });
          (reader.afterwards ?? ((told) => recovered(told, service)))(later);
        });
      }
    });
  }
}

/** For answers that cannot be given without the service. */
export function refused(answer: ToolResult, { service, kind, advice }: Failing): void {
  assert.equal(answer.isError, true, answer.text);
  assert.ok(answer.text.startsWith(`Cannot read from ${service}: `), answer.text);
  assert.match(answer.text, KIND_WORDS[kind]);
  if (advice !== undefined) assert.match(answer.text, advice);
  assert.equal(answer.structured, undefined);
}

/** For answers that are given in part: they name the failure, and `check` looks at the rest. */
export function answered(
  check: (told: Readonly<Record<string, unknown>>, failing: Failing, text: string) => void,
): Reader["during"] {
  return (answer, failing) => {
    assert.equal(answer.isError, false, answer.text);
    const told = answer.structured ?? {};
    const failed = sourcesOf(answer).filter(({ status }) => status === "failed");
    assert.ok(failed.length > 0, "data_sources names the failure");
    for (const source of failed) {
      assert.deepEqual([source.service, source.reason], [failing.service, failing.kind]);
    }
    assert.ok(answer.text.includes(failing.kind), "so does the text");
    assert.notEqual(told.security_status, "secure");
    check(told, failing, answer.text);
  };
}

function recovered(answer: ToolResult, service: Service): void {
  assert.equal(answer.isError, false, answer.text);
  const sources = sourcesOf(answer);
  const read = sources.filter((source) => source.service === service).map(({ status }) => status);
  assert.ok(read.length > 0, `${service} was read`);
  for (const { status } of sources) assert.ok(status === "fetched" || status === "cached", status);
}

/** One entry of `data_sources`. */
export interface ToldSource {
  readonly service: string;
  readonly status: string;
  readonly age_seconds: number;
  readonly reason?: string;
}

/** `data_sources`, which the output schema of every tool that reads has checked. */
export function sourcesOf({ structured }: ToolResult): readonly ToldSource[] {
  const told = structured?.data_sources;
  assert.ok(Array.isArray(told), "data_sources is told");
  return told;
}

/** The names of the parts that a health score leaves out, with the reasons. */
export function leftOut(told: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const parts = told.left_out;
  assert.ok(Array.isArray(parts));
  return new Map(parts.map(({ part, reason }) => [String(part), String(reason)]));
}

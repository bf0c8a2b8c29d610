/** Plug-ins in a test: checked as when they are loaded, called as the server calls them, on time that the test moves. @module */
import assert from "node:assert/strict";
import { SourceLog } from "../../src/domain/source.ts";
import { createLog, type Log } from "../../src/log.ts";
import { buildCatalogue } from "../../src/plugins/build_catalogue.ts";
import { readPlugin } from "../../src/plugins/read_plugin.ts";
import type { ResourceDependencies } from "../../src/resources/registry.ts";
import { invokeTool } from "../../src/server/invoke_tool.ts";
import type { UpstreamApi } from "../../src/upstream/upstream_api.ts";
import { FakeClock } from "./fake_clock.ts";

/** Tools of plug-ins reach the program's sources by `callTool()` alone. */
export const NO_DEPENDENCIES = {} as ResourceDependencies;

/** A catalogue, its time, and what was logged. */
export interface LoadedForTest {
  readonly catalogue: ReturnType<typeof buildCatalogue>;
  readonly time: FakeClock;
  readonly logged: string[];
  readonly log: Log;
}

/** @throws {assert.AssertionError} If the plug-in has faults. */
export function loadForTest(
  plugin: unknown,
  openSource: (source: { readonly service: string }) => UpstreamApi = () => assert.fail("asked"),
): LoadedForTest {
  const reading = readPlugin("test.js", plugin, () => true);
  assert.deepEqual(reading.faults, undefined);
  assert.ok(reading.plugin);
  const time = new FakeClock();
  const logged: string[] = [];
  const log = createLog({
    level: "debug",
    format: "json",
    write: (line) => logged.push(line),
    clock: time.clock,
  });
  return {
    catalogue: buildCatalogue([reading.plugin], { openSource, log, timers: time.timers }),
    time,
    logged,
    log,
  };
}

/** Calls the first tool as the server does. */
export function callFirstTool(
  { catalogue, time, log }: LoadedForTest,
  args: unknown = {},
  signal: AbortSignal = new AbortController().signal,
) {
  const [tool] = catalogue.tools;
  assert.ok(tool);
  return invokeTool(tool, args, NO_DEPENDENCIES, {
    signal,
    log,
    clock: time.clock,
    requestId: "test",
    caller: { name: "local", kind: "local" },
  });
}

/** What a resource or prompt is given beside its arguments. */
export function plainCall() {
  return { signal: new AbortController().signal, sources: new SourceLog() };
}

/** A plug-in of one tool that answers by `run`. */
export function oneTool(run: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return {
    apiVersion: 1,
    name: "acme",
    tools: [{
      name: "acme_find",
      description: "Finds what the test wants.",
      inputSchema: { type: "object", properties: { text: { type: "string" } } },
      outputSchema: {
        type: "object",
        properties: { text: { type: "string" } },
        required: ["text"],
      },
      run,
      ...more,
    }],
  };
}

/** The tools over the real clients, with a circuit that closes sooner than the program's. @module */
import { ResponseCache } from "../../src/cache/response_cache.ts";
import { connectUpstreams } from "../../src/connect_upstreams.ts";
import { LOCAL_CALLER } from "../../src/mcp/call_observer.ts";
import { createLog } from "../../src/log.ts";
import type { ToolResult } from "../../src/mcp/tool_result.ts";
import { createHostPolicies } from "../../src/resilience/host_policies.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { invokeTool } from "../../src/server/invoke_tool.ts";
import { TOOLS } from "../../src/tools/registry.ts";
import { loopbackConfig } from "./app_on_loopback.ts";
import { seededRandom } from "./seeded_random.ts";

/** Calls one tool. */
export type Invoke = (
  name: string,
  args: Readonly<Record<string, unknown>>,
) => Promise<ToolResult>;

/**
 * What `compose` builds, but for the time that a circuit stays open, which is no setting.
 * @param url Of every service.
 */
export function toolsBehindCircuit(
  url: string,
  { circuitBreakMs, maxRetries = "0" }: { circuitBreakMs: number; maxRetries?: string },
): Invoke {
  const config = loopbackConfig(url, { maxRetries });
  const clock = Date.now; // the circuit reads this one, so the others must
  const log = createLog({ level: "off", format: "text", write: () => {}, clock });
  const hosts = createHostPolicies({
    rateLimitPerSecond: 1000,
    concurrency: 100,
    queueLimit: 100,
    circuitBreakMs,
    clock,
    timers: systemTimers,
  });
  const upstreams = connectUpstreams(config, {
    cache: new ResponseCache({ maxEntryCount: 1000, maxSizeBytes: 2 ** 24 }),
    hosts,
    log,
    clock,
    fetch,
    random: seededRandom(1),
    timers: systemTimers,
    shutdown: new AbortController().signal,
    userAgent: "pypi-mcp-test/0 (loopback)",
  });
  const deps = {
    ...upstreams.sources,
    clock,
    features: { vulnerabilityCheck: true, stats: true, search: true },
    state: {
      version: "0",
      startedAtMs: clock(),
      upstreams: upstreams.states,
      cache: upstreams.cacheState,
    },
  };
  return (name, args) => {
    const tool = TOOLS.find((candidate) => candidate.name === name);
    if (tool === undefined) throw new RangeError(`No tool is called ${name}`);
    const { signal } = new AbortController();
    return invokeTool(tool, args, deps, {
      signal,
      log,
      requestId: "test",
      caller: LOCAL_CALLER,
      clock,
    });
  };
}

/** `invokeTool`: the one code path from arguments to a result, for MCP and for the command line. @module */
import type { Clock } from "../domain/clock.ts";
import { SourceLog, type SourceOutcome } from "../domain/source.ts";
import type { Log } from "../log.ts";
import {
  type CallObserver,
  type CallOutcome,
  type RequestFacts,
  watchCall,
} from "../mcp/call_observer.ts";
import type { Tool } from "../mcp/define_tool.ts";
import { failureDetails } from "../mcp/failure_details.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import { classifyFailure, errorResult } from "./error_result.ts";

/** What surrounds one call. */
export interface Invocation extends RequestFacts {
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly observers?: readonly CallObserver[];
  /** For the duration in the log. */
  readonly clock: Clock;
}

/** How the cache served a call: the worst of its look-ups. */
export type CacheOutcome = "none" | "hit" | "revalidated" | "miss" | "stale" | "skipped" | "failed";

/**
 * Calls a tool and turns what a model can act on into a result. One log line a call, without its arguments.
 * @throws {InternalFaultError} For our own bugs; their details are in the log only.
 * @throws The signal's reason, where the caller is gone.
 */
export async function invokeTool<Deps>(
  tool: Tool<Deps>,
  args: unknown,
  deps: Deps,
  invocation: Invocation,
): Promise<ToolResult> {
  const { signal, log, requestId, clock } = invocation;
  const sources = new SourceLog();
  const startedAtMs = clock();
  const watch = watchCall(invocation.observers ?? [], {
    requestId,
    caller: invocation.caller,
    traceContext: invocation.traceContext,
    method: "tools/call",
    name: tool.name,
    args,
  });
  const told = (outcome: CallOutcome) => ({
    request_id: requestId,
    tool: tool.name,
    outcome,
    duration_ms: clock() - startedAtMs,
    cache: cacheOutcome(sources.outcomes()),
  });
  return await watch.around(async () => {
    try {
      signal.throwIfAborted();
      const { structured, text } = await tool.call(args, deps, { signal, sources });
      watch.end("ok", sources.outcomes());
      if (log.enabled("info")) log.info("Called tool", told("ok"));
      return { isError: false, text, structured };
    } catch (error) {
      const failure = classifyFailure(error, signal);
      watch.end(failure.kind, sources.outcomes());
      if (failure.kind === "bug" || failure.kind === "plugin") {
        log.error("Tool failed", { ...told(failure.kind), error: failureDetails(error) });
      } else log.info("Called tool", told(failure.kind));
      return errorResult(failure, { action: `call ${tool.name}`, requestId });
    }
  });
}

const WORST_LAST = ["cached", "revalidated", "fetched", "stale", "skipped", "failed"] as const;
const NAMES = ["hit", "revalidated", "miss", "stale", "skipped", "failed"] as const;

/** The worst of the look-ups, as one word for the log. */
export function cacheOutcome(outcomes: readonly SourceOutcome[]): CacheOutcome {
  let worst = -1;
  for (const { status } of outcomes) worst = Math.max(worst, WORST_LAST.indexOf(status));
  return NAMES[worst] ?? "none";
}

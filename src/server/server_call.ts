/** What every handler needs beside its request, and how it fails. @module */
import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import type { Clock } from "../domain/clock.ts";
import { SourceLog, type UpstreamCall } from "../domain/source.ts";
import type { Log } from "../log.ts";
import { type CallObserver, type RequestFacts, watchCall } from "../mcp/call_observer.ts";
import { classifyFailure, InternalFaultError, upstreamMessage } from "./error_result.ts";
import { failureDetails } from "../mcp/failure_details.ts";
import { cacheOutcome } from "./invoke_tool.ts";

/** Everything that outlives a request. */
export interface ServerSurroundings<Deps> {
  readonly deps: Deps;
  readonly log: Log;
  readonly clock: Clock;
  readonly observers?: readonly CallObserver[];
}

/** One request as the log and the observers know it. */
export interface RequestScope extends RequestFacts {
  readonly signal: AbortSignal;
}

/**
 * Runs what answers anything but a tool call; one log line, failures as JSON-RPC errors.
 * @throws {ProtocolError} Invalid params for the caller's faults, internal error for an upstream's.
 * @throws {InternalFaultError} For our own bugs.
 */
export async function answerRequest<Deps, Answer>(
  surroundings: ServerSurroundings<Deps>,
  request: RequestScope & {
    readonly method: string;
    /** Registered name of what is asked for. */
    readonly name: string;
    /** For the log and for errors. */
    readonly action: string;
    readonly data?: unknown;
  },
  answer: (call: UpstreamCall) => Promise<Answer>,
): Promise<Answer> {
  const { log, clock } = surroundings;
  const sources = new SourceLog();
  const startedAtMs = clock();
  const watch = watchCall(surroundings.observers ?? [], request);
  const told = (outcome: string) => ({
    request_id: request.requestId,
    action: request.action,
    outcome,
    duration_ms: clock() - startedAtMs,
    cache: cacheOutcome(sources.outcomes()),
  });
  return await watch.around(async () => {
    try {
      const answered = await answer({ signal: request.signal, sources });
      watch.end("ok", sources.outcomes());
      log.info("Answered request", told("ok"));
      return answered;
    } catch (error) {
      if (error instanceof ProtocolError) {
        watch.end("caller", sources.outcomes());
        throw error;
      }
      const failure = classifyFailure(error, request.signal);
      watch.end(failure.kind, sources.outcomes());
      if (failure.kind === "bug" || failure.kind === "plugin") {
        log.error("Request failed", { ...told(failure.kind), error: failureDetails(error) });
      } else log.info("Answered request", told(failure.kind));
      switch (failure.kind) {
        case "caller":
          throw new ProtocolError(
            ProtocolErrorCode.InvalidParams,
            failure.error.message.slice(0, 2_000),
            request.data,
          );
        case "upstream":
          throw new ProtocolError(
            ProtocolErrorCode.InternalError,
            upstreamMessage(failure.error),
            request.data,
          );
        case "aborted":
          throw failure.error;
        case "plugin":
          throw new ProtocolError(
            ProtocolErrorCode.InternalError,
            failure.error.message,
            request.data,
          );
        case "bug":
          throw new InternalFaultError(request.action, request.requestId);
      }
    }
  });
}

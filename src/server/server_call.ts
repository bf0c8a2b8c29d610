/** What every handler needs beside its request, and how it fails. @module */
import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import type { Clock } from "../domain/clock.ts";
import { SourceLog, type UpstreamCall } from "../domain/source.ts";
import type { Log } from "../log.ts";
import { classifyFailure, InternalFaultError, upstreamMessage } from "./error_result.ts";
import { cacheOutcome, failureDetails } from "./invoke_tool.ts";

/** Everything that outlives a request. */
export interface ServerSurroundings<Deps> {
  readonly deps: Deps;
  readonly log: Log;
  readonly clock: Clock;
}

/** One request as the log knows it. */
export interface RequestScope {
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/**
 * Runs what answers anything but a tool call; one log line, failures as JSON-RPC errors.
 * @throws {ProtocolError} Invalid params for the caller's faults, internal error for an upstream's.
 * @throws {InternalFaultError} For our own bugs.
 */
export async function answerRequest<Deps, Answer>(
  surroundings: ServerSurroundings<Deps>,
  request: RequestScope & { readonly action: string; readonly data?: unknown },
  answer: (call: UpstreamCall) => Promise<Answer>,
): Promise<Answer> {
  const { log, clock } = surroundings;
  const sources = new SourceLog();
  const startedAtMs = clock();
  const told = (outcome: string) => ({
    request_id: request.requestId,
    action: request.action,
    outcome,
    duration_ms: clock() - startedAtMs,
    cache: cacheOutcome(sources.outcomes()),
  });
  try {
    const answered = await answer({ signal: request.signal, sources });
    log.info("Answered request", told("ok"));
    return answered;
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const failure = classifyFailure(error, request.signal);
    if (failure.kind !== "bug") log.info("Answered request", told(failure.kind));
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
      case "bug":
        log.error("Request failed", { ...told("bug"), error: failureDetails(error) });
        throw new InternalFaultError(request.action, request.requestId);
    }
  }
}

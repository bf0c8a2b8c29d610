/** Errors as GraphQL tells them: our own texts, a code to act on, our faults masked. @module */
import { GraphQLError } from "graphql";
import { CallerError } from "../domain/caller_error.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import { InternalFaultError, upstreamMessage } from "../server/error_result.ts";
import type { RequestErrorCode } from "./query_bounds.ts";

const MAX_MESSAGE_LENGTH = 2_000; // UTF-16 units; a caller's text is quoted in it
const MAX_VALIDATION_LENGTH = 300; // UTF-16 units; the library quotes the query

/** One word for each way a field can fail. */
export type FieldErrorCode = "BAD_USER_INPUT" | "UPSTREAM_FAILED" | "TIMEOUT" | "INTERNAL";

/** A failure that was sorted. */
export interface ToldError {
  readonly error: GraphQLError;
  readonly kind: "caller" | "upstream" | "aborted" | "bug";
  /** Of our own bugs, for the log. */
  readonly cause?: unknown;
}

/** An error of a field: what a caller may know of what was thrown. */
export function tellFieldError(
  error: GraphQLError,
  { requestId, signal }: { readonly requestId: string; readonly signal: AbortSignal },
): ToldError {
  const cause = error.originalError ?? error;
  const told = (
    kind: ToldError["kind"],
    message: string,
    extensions: Readonly<Record<string, unknown>> & { readonly code: FieldErrorCode },
  ): ToldError => ({
    kind,
    ...(kind === "bug" ? { cause } : {}),
    error: new GraphQLError(message, {
      nodes: error.nodes,
      source: error.source,
      positions: error.positions,
      path: error.path,
      extensions,
    }),
  });
  if (cause instanceof CallerError) {
    return told("caller", cause.message.slice(0, MAX_MESSAGE_LENGTH), { code: "BAD_USER_INPUT" });
  }
  if (cause instanceof UpstreamError) {
    const { kind, service } = cause;
    const wait = cause.retryAfterMs === undefined
      ? {}
      : { retryAfterSeconds: Math.ceil(cause.retryAfterMs / 1000) };
    return told("upstream", upstreamMessage(cause), {
      ...{ code: "UPSTREAM_FAILED", kind, service },
      ...wait,
    });
  }
  if (signal.aborted) return told("aborted", TIMED_OUT, { code: "TIMEOUT" });
  const { message } = new InternalFaultError("answer query", requestId);
  return told("bug", message, { code: "INTERNAL", requestId });
}

const TIMED_OUT = "Cannot answer query: it takes too long; ask for less at once, or once more " +
  "when more of it is cached";

/** The whole query took too long. */
export function timeoutError(): GraphQLError {
  return new GraphQLError(TIMED_OUT, { extensions: { code: "TIMEOUT" satisfies FieldErrorCode } });
}

/** An error before anything ran, in the library's words where they are about the query itself. */
export function tellRequestError(error: GraphQLError, code: RequestErrorCode): GraphQLError {
  if (error.extensions.code !== undefined) return error; // one of ours
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message.slice(0, MAX_VALIDATION_LENGTH), {
    ...{ nodes, source, positions, extensions: { code } },
  });
}

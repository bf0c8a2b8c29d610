/** The one place where the kinds of errors become results. @module */
import { CallerError } from "../domain/caller_error.ts";
import { PluginError } from "../mcp/plugin_error.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import { UpstreamError, type UpstreamErrorKind } from "../resilience/upstream_error.ts";

const MAX_MESSAGE_LENGTH = 2_000; // UTF-16 units; a caller's text is quoted in it

/** Every kind of failure of a call, and what is known about it. `ConfigError` ends the process before any call. */
export type Failure =
  | { readonly kind: "caller"; readonly error: CallerError }
  | { readonly kind: "upstream"; readonly error: UpstreamError }
  | { readonly kind: "aborted"; readonly error: unknown }
  | { readonly kind: "plugin"; readonly error: PluginError }
  | { readonly kind: "bug"; readonly error: unknown };

/** Our own fault, as a caller sees it: a JSON-RPC internal error that tells nothing but where to look. */
export class InternalFaultError extends Error {
  override readonly name = "InternalFaultError";
  /** JSON-RPC 2.0: internal error. The SDK sends it on. */
  readonly code = -32603;
  constructor(action: string, requestId: string) {
    super(
      `Cannot ${action}: internal error, details are in the server's log at request ${requestId}`,
    );
  }
}

/** Sorts a thrown value into one of the kinds; `signal` is the call's own. */
export function classifyFailure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted && (error === signal.reason || isAbort(error))) {
    return { kind: "aborted", error };
  }
  if (error instanceof CallerError) return { kind: "caller", error };
  if (error instanceof UpstreamError) return { kind: "upstream", error };
  if (error instanceof PluginError) return { kind: "plugin", error };
  return { kind: "bug", error };
}

/**
 * What a model is told: what failed and what it can do next.
 * @throws {InternalFaultError} For our own bugs.
 * @throws The error itself, where the caller is gone.
 */
export function errorResult(
  failure: Failure,
  call: { readonly action: string; readonly requestId: string },
): ToolResult {
  switch (failure.kind) {
    case "caller":
      return { isError: true, text: cap(failure.error.message) };
    case "upstream":
      return { isError: true, text: upstreamMessage(failure.error) };
    case "plugin":
      return { isError: true, text: failure.error.message };
    case "aborted":
      throw failure.error;
    case "bug":
      throw new InternalFaultError(call.action, call.requestId);
    default:
      return unreachable(failure);
  }
}

/** Our own template for each kind; nothing that an upstream wrote enters it. */
export function upstreamMessage(error: UpstreamError): string {
  const status = error.status === undefined ? "" : ` (HTTP ${error.status})`;
  const detail = error.detail === undefined ? "" : `, ${error.detail}`;
  const told = `${whatHappened(error.kind)}${status}${effort(error)}${detail}`;
  return `Cannot read from ${error.service}: ${told}. ${nextStep(error)}`;
}

function whatHappened(kind: UpstreamErrorKind): string {
  switch (kind) {
    case "unreachable":
      return "no connection";
    case "timeout":
      return "no complete answer in time";
    case "rate_limited":
      return "it limits our requests";
    case "unavailable":
      return "it is failing";
    case "circuit_open":
      return "not asked, because it failed repeatedly just before";
    case "rejected":
      return "the request was refused";
    case "malformed":
      return "its answer cannot be used";
    default:
      return unreachable(kind);
  }
}

function nextStep(error: UpstreamError): string {
  const wait = error.retryAfterMs === undefined
    ? undefined
    : `Call again in ${seconds(error.retryAfterMs)}`;
  switch (error.kind) {
    case "unreachable":
      return "Check the network between this server and that service, then call again; this says nothing about the package";
    case "timeout":
      return "Call again in a minute; this says nothing about the package";
    case "rate_limited":
      return `${wait ?? "Call again in a minute"}, and ask for less at once`;
    case "unavailable":
    case "circuit_open":
      return `${wait ?? "Call again in a minute"}; this says nothing about the package`;
    case "rejected":
      return "Calling again unchanged will not help; check the arguments and the configured service";
    case "malformed":
      return "Calling again may help once; otherwise check that the configured service is what it should be";
    default:
      return unreachable(error.kind);
  }
}

/** Attempts and their time, where requests went out; a refusal without a status was mostly our own, before any. */
function effort({ kind, status, attempts, elapsedMs }: UpstreamError): string {
  const sent = kind !== "circuit_open" && (kind !== "rejected" || status !== undefined);
  if (!sent || attempts === 0) return "";
  const time = elapsedMs === 0 ? "" : ` in ${seconds(elapsedMs)}`;
  return ` after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}${time}`;
}

function seconds(ms: number): string {
  return `${ms < 10_000 ? Math.ceil(ms / 100) / 10 : Math.ceil(ms / 1000)} s`;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function cap(text: string): string {
  return text.length <= MAX_MESSAGE_LENGTH ? text : `${text.slice(0, MAX_MESSAGE_LENGTH)}…`;
}

function unreachable(value: never): never {
  throw new TypeError(`Cannot handle ${JSON.stringify(value)}: unknown kind`);
}

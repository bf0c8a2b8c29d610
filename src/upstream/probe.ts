/** Asks a service once, and says in one word why it did not answer. @module */
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import { type NetworkFailure, networkFailureOf } from "../resilience/network_failure.ts";
import { type AttemptOptions, sendAttempt, type WireAnswer, type WireRequest } from "./attempt.ts";
import { mediaTypeOf } from "./media_type.ts";

/** Why a service gave no answer that the program can use. */
export type ProbeFailure =
  | NetworkFailure
  | "timeout"
  | "proxy_name_not_resolved"
  | "rate_limited"
  | "server_error"
  | "login"
  | "refused_request"
  | "redirected"
  | "unexpected_answer";

/** What asking once has shown. */
export type ProbeOutcome =
  /** With its status where it refused what it need not have. */
  | { readonly kind: "answered"; readonly status?: number }
  /** It answers, but has not what was asked for. */
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly failure: ProbeFailure; readonly status?: number };

/** Connects without a proxy and says nothing: what was in the way, or `undefined` where somebody took the connection. */
export type BareConnection = () => Promise<NetworkFailure | "timeout" | undefined>;

/** Reads an answer as the service's own. @throws Whatever it may be, where it is something else. */
export type ReadAnswer = (text: string, contentType: string) => unknown;

/** What a probe is made with. */
export interface ProbeOptions extends AttemptOptions {
  /** Absent where every answer will do. */
  readonly read?: ReadAnswer | undefined;
  /** Asked where the failure may be a proxy's; absent where it is known that there is none. */
  readonly bareConnection?: BareConnection | undefined;
}

/** Never throws for what a service or the network does. @throws `signal.reason` when the signal aborts. */
export async function probe(request: WireRequest, options: ProbeOptions): Promise<ProbeOutcome> {
  try {
    const answer = await sendAttempt(request, options);
    if (answer.kind === "found") await readBy(options.read, answer);
    return { kind: answer.kind === "absent" ? "absent" : "answered" };
  } catch (error) {
    if (!(error instanceof AttemptFailure)) throw error;
    const failure = failureOf(error);
    const { status } = error.fault;
    if (status !== undefined) return { kind: "failed", failure, status };
    const { bareConnection } = options;
    const isEither = failure === "name_not_resolved" || failure === "refused" ||
      failure === "unreachable";
    if (!isEither || bareConnection === undefined) return { kind: "failed", failure };
    return { kind: "failed", failure: blamed(failure, await bareConnection()) };
  }
}

async function readBy(
  read: ReadAnswer | undefined,
  { text, headers }: WireAnswer & { kind: "found" },
): Promise<void> {
  try {
    await read?.(text, mediaTypeOf(headers.get("content-type")));
  } catch (cause) {
    throw new AttemptFailure({ kind: "malformed", status: 200, cause });
  }
}

/**
 * Through a proxy the runtime resolves and connects to the proxy alone, and its error does not say which one failed. A
 * bare connection to the service that ends otherwise shows that it was not the service.
 */
function blamed(failure: ProbeFailure, bare: NetworkFailure | "timeout" | undefined): ProbeFailure {
  if (failure === "name_not_resolved") {
    const isResolved = bare === undefined || bare === "refused" || bare === "timeout";
    return isResolved ? "proxy_name_not_resolved" : failure;
  }
  return bare === undefined || bare === "name_not_resolved" ? "proxy_unreachable" : failure;
}

function failureOf({ fault: { kind, status = 0, cause } }: AttemptFailure): ProbeFailure {
  if (status === 407) return "proxy_login";
  if (status === 401 || status === 403) return "login";
  switch (kind) {
    case "timeout":
    case "rate_limited":
      return kind;
    case "unavailable":
      return "server_error";
    case "unreachable":
      return networkFailureOf(cause);
    case "rejected":
      if (cause !== undefined) return networkFailureOf(cause);
      return status >= 400 ? "refused_request" : "redirected";
    case "malformed":
    case "circuit_open": // no circuit stands before a probe
      return "unexpected_answer";
  }
}

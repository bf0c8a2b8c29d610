/** Who is let in: decides about a request before any door sees it. @module */
import type { Caller } from "../mcp/call_observer.ts";
import type { RateDecision } from "../resilience/shared_rate.ts";

/** What is known of a request before it is looked at. */
export interface Visit {
  readonly requestId: string;
  readonly path: string;
  /** Of the connection; a proxy's where there is one. Absent in tests without a socket. */
  readonly remoteAddress: string | undefined;
}

/** Let in, or told why not. */
export type Admission =
  | { readonly kind: "refused"; readonly response: Response }
  | {
    readonly kind: "admitted";
    readonly caller: Caller;
    /** Called once with the answer: adds the headers that the gate owes, gives back what the request holds. */
    leave(response: Response): Response;
  };

/** Whether a caller may go on; without `retryAfterMs` it is shut out: its token is not accepted any more. */
export type CallDecision =
  | RateDecision
  | { readonly isAllowed: false; readonly retryAfterMs?: undefined };

/** Asked once a request; synchronous where nothing has to be awaited, so that the hot path stays short. */
export interface Gate {
  admit(request: Request, visit: Visit): Admission | Promise<Admission>;
  /**
   * Asked for each call of a caller who was let in with a connection; absent: as many as they like.
   * @param caller The object that `admit` answered with.
   */
  nextCall?(
    caller: Caller,
    visit: Pick<Visit, "requestId" | "path">,
  ): CallDecision | Promise<CallDecision>;
}

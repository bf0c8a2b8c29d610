/** Why a request is not let in, and what it is told. @module */
import type { Caller } from "../mcp/call_observer.ts";

/** What not every refusal has. */
interface RefusalExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly caller?: Caller;
}

/** One refusal; `reason` is a fixed word for the audit log, `message` is what the caller reads. */
export class Refusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who is refused, where the token names somebody; for the audit log. */
  readonly caller: Caller | undefined;

  constructor(
    status: number,
    reason: string,
    message: string,
    { headers = {}, caller }: RefusalExtras = {},
  ) {
    this.status = status;
    this.reason = reason;
    this.message = message;
    this.headers = headers;
    this.caller = caller;
  }

  /** As JSON, like every answer that is not the protocol's. */
  response(): Response {
    return Response.json({ error: this.message }, { status: this.status, headers: this.headers });
  }
}

/** Later, in whole seconds and at least one. */
export function later(
  status: 429 | 503,
  reason: string,
  message: string,
  retryAfterMs: number,
): Refusal {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return new Refusal(status, reason, message, { headers: { "retry-after": String(seconds) } });
}

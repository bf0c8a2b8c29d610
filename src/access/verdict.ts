/** What came of looking at a bearer token. @module */
import type { Caller } from "../mcp/call_observer.ts";

/** `unavailable`: nobody can tell now, so nobody is let in. */
export type Verdict =
  | { readonly kind: "caller"; readonly caller: Caller }
  /** `reason` is for the audit log: fixed words, never the token's. */
  | { readonly kind: "invalid"; readonly reason: string }
  | { readonly kind: "insufficient"; readonly caller: Caller }
  | { readonly kind: "unavailable"; readonly error: unknown };

/** Knows callers by their tokens. */
export interface Authenticator {
  /** Of a token that was accepted before and still is, at once. */
  known(token: string): Caller | undefined;
  /** A promise only where somebody else has to be asked. */
  verify(token: string): Verdict | Promise<Verdict>;
}

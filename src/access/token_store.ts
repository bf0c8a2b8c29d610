/** Which bearer tokens are accepted. @module */
import { createHash, timingSafeEqual } from "node:crypto";
import type { TokenEntry } from "../config/token_list.ts";
import type { Clock } from "../domain/clock.ts";
import type { Caller } from "../mcp/call_observer.ts";
import { BoundedMap } from "./bounded_map.ts";

const MAX_REMEMBERED = 1_000;

interface AcceptedToken {
  readonly hash: Uint8Array;
  readonly caller: Caller;
  readonly expiresAtMs: number;
}

/** Hashes of tokens; a token itself is kept only while it is in use. */
export class TokenStore {
  readonly #clock: Clock;
  /** By the token, so that one that is used often is hashed once. */
  readonly #remembered = new BoundedMap<AcceptedToken>(MAX_REMEMBERED);
  #accepted: readonly AcceptedToken[];

  constructor(entries: readonly TokenEntry[], clock: Clock) {
    this.#clock = clock;
    this.#accepted = entries.map(acceptedToken);
  }

  /** Puts other tokens in place of all: what was taken away is refused from now on. */
  replace(entries: readonly TokenEntry[]): void {
    this.#accepted = entries.map(acceptedToken);
    this.#remembered.clear();
  }

  /** Of a token that was accepted before and still is. */
  known(token: string): Caller | undefined {
    const found = this.#remembered.get(token);
    return found !== undefined && this.#clock() < found.expiresAtMs ? found.caller : undefined;
  }

  /** Compares with every hash, and each in constant time; `undefined`: nobody has that token. */
  verify(token: string): Caller | "expired" | undefined {
    const hash = createHash("sha256").update(token).digest();
    let found: AcceptedToken | undefined;
    for (const accepted of this.#accepted) {
      if (timingSafeEqual(hash, accepted.hash)) found = accepted;
    }
    if (found === undefined) return undefined;
    if (this.#clock() >= found.expiresAtMs) return "expired";
    this.#remembered.set(token, found);
    return found.caller;
  }
}

function acceptedToken({ name, sha256, expiresAtMs = Infinity }: TokenEntry): AcceptedToken {
  const hash = Uint8Array.from(sha256.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return { hash, caller: Object.freeze({ name, kind: "token" }), expiresAtMs };
}

/** OAuth 2.1 access tokens as JWTs of one issuer. Loaded only where an issuer is set. @module */
import { errors, type JWTPayload, jwtVerify } from "jose";
import type { Clock } from "../domain/clock.ts";
import type { Caller } from "../mcp/call_observer.ts";
import { BoundedMap } from "./bounded_map.ts";
import { issuerKeys, type IssuerKeysOptions } from "./issuer_keys.ts";
import type { Verdict } from "./verdict.ts";

/** Signatures that only the issuer can make: a shared secret or none is never accepted. */
const ALGORITHMS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];
/** RFC 9068, and what most issuers write; what says that it is something else, such as a logout token, is no access token. */
const TYPE = /^(?:application\/)?(?:at\+)?jwt$/i;
const CLOCK_TOLERANCE_S = 5;
const MAX_REMEMBERED = 2_000;
/** A token that was right is not looked at again for so long, whatever happens to the issuer's keys. */
const REMEMBERED_MS = 60_000;
const MAX_SUBJECT = 200; // UTF-16 units
const SUBJECT = /^[\x20-\x7e]+$/;

/** What is expected of a token. */
export interface AccessTokenOptions extends IssuerKeysOptions {
  readonly audience: string;
  /** All of them. */
  readonly scopes: readonly string[];
}

/** Verifies tokens, and remembers those that were right. */
export class AccessTokenVerifier {
  readonly #options: AccessTokenOptions;
  readonly #clock: Clock;
  readonly #keys: ReturnType<typeof issuerKeys>;
  readonly #remembered = new BoundedMap<{ readonly caller: Caller; readonly untilMs: number }>(
    MAX_REMEMBERED,
  );

  constructor(options: AccessTokenOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#keys = issuerKeys(options);
  }

  /** Of a token that was right just before. */
  known(token: string): Caller | undefined {
    const found = this.#remembered.get(token);
    const leftMs = (found?.untilMs ?? 0) - this.#clock();
    return leftMs > 0 && leftMs <= REMEMBERED_MS ? found?.caller : undefined; // more: the clock was set back
  }

  /** Never rejects: what cannot be verified is not accepted. */
  async verify(token: string): Promise<Verdict> {
    const { issuer, audience, scopes } = this.#options;
    const nowMs = this.#clock();
    let payload: JWTPayload;
    let type: string | undefined;
    try {
      ({ payload, protectedHeader: { typ: type } } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ["exp"],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(nowMs),
      }));
    } catch (error) {
      if (error instanceof errors.JOSEError) return { kind: "invalid", reason: error.code };
      return { kind: "unavailable", error };
    }
    if (type !== undefined && !TYPE.test(type)) return { kind: "invalid", reason: "another type" };
    const name = nameOf(payload);
    if (name === undefined) return { kind: "invalid", reason: "no subject" };
    const caller: Caller = Object.freeze({ name, kind: "oauth" });
    const granted = scopesOf(payload);
    if (!scopes.every((scope) => granted.has(scope))) return { kind: "insufficient", caller };
    const untilMs = Math.min(nowMs + REMEMBERED_MS, (payload.exp ?? 0) * 1000);
    if (untilMs > nowMs) this.#remembered.set(token, { caller, untilMs });
    return { kind: "caller", caller };
  }
}

/** RFC 9068: `sub`, and `client_id` where there is no person. */
function nameOf({ sub, client_id, azp }: JWTPayload): string | undefined {
  const name = [sub, client_id, azp].find((claim) => claim !== undefined && claim !== "");
  return typeof name === "string" && name.length <= MAX_SUBJECT && SUBJECT.test(name)
    ? name
    : undefined;
}

/** RFC 8693: `scope` is one text; some issuers write `scp`, as text or list. */
function scopesOf({ scope, scp }: JWTPayload): ReadonlySet<string> {
  const words = [scope, scp].flatMap((claim): unknown[] =>
    typeof claim === "string" ? claim.split(" ") : Array.isArray(claim) ? claim : []
  );
  return new Set(words.filter((word) => typeof word === "string"));
}

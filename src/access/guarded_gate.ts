/** The gate of the HTTP server: every check before a door, in one order, the cheapest first. @module */
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../log.ts";
import type { Caller } from "../mcp/call_observer.ts";
import type { RateDecision } from "../resilience/shared_rate.ts";
import { BoundedMap } from "./bounded_map.ts";
import type { AddressReader } from "./caller_address.ts";
import { type CallerLimit, LocalBuckets } from "./caller_limit.ts";
import type { Challenges } from "./challenge.ts";
import { allowOrigin, isPreflight, preflightAnswer } from "./cors.ts";
import type { Admission, CallDecision, Gate, Visit } from "./gate.ts";
import { later, Refusal } from "./refusal.ts";
import { refuseHead } from "./request_shape.ts";
import { Slots } from "./slots.ts";
import { countedStream, isEventStream } from "./streams.ts";
import type { Authenticator, Verdict } from "./verdict.ts";
import type { RefusedVisit } from "./audit.ts";

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
/** Wrong tokens from one address: so many at once, then one in so many seconds. */
const GUESSES = { burstCount: 20, ratePerSecond: 1 / 3 };
const MAX_SEEN = 4_000; // tokens that were right, and may be asked about again
const BUSY_RETRY_MS = 1_000;
const ISSUER_RETRY_MS = 5_000;
const TELL_EVERY_MS = 60_000;

/** What the gate is made of. */
export interface GuardedGateOptions {
  /** Host and Origin: the refusal, or `undefined`. */
  readonly guard: (request: Request) => Refusal | undefined;
  readonly addressOf: AddressReader;
  /** Absent: everybody may call, and is known by the address. */
  readonly authenticator: Authenticator | undefined;
  readonly challenges: Challenges;
  /** Absent: callers may send as many requests as they like. */
  readonly callerLimit: CallerLimit | undefined;
  readonly maxHeaderBytes: number;
  readonly maxConcurrentCount: number;
  readonly maxCallerConcurrentCount: number;
  readonly maxStreamCount: number;
  readonly onRefusal: (visit: RefusedVisit) => void;
  readonly log: Log;
  readonly clock: Clock;
}

type Checked = Caller | Refusal;

/** Head, Host and Origin, room, token, room for that caller, rate of that caller. */
export function guardedGate(options: GuardedGateOptions): Gate {
  const { guard, addressOf, authenticator, challenges, callerLimit, clock, log } = options;
  const slots = new Slots(options.maxConcurrentCount, options.maxCallerConcurrentCount);
  const streams = new Slots(options.maxStreamCount, options.maxCallerConcurrentCount);
  const guesses = new LocalBuckets(GUESSES, clock);
  /** The authenticator forgets within a minute, or when its list changes. */
  const seen = new BoundedMap<true>(MAX_SEEN);
  /** So that who came in with a connection can be asked for again. */
  const tokens = new WeakMap<Caller, string>();
  let toldAtMs = -Infinity;

  const authenticate = (request: Request, address: string): Checked | Promise<Checked> => {
    if (authenticator === undefined) return { name: address, kind: "anonymous" };
    const authorization = request.headers.get("authorization");
    if (authorization === null) return challenges.missing();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return challenges.invalid("no bearer token");
    // Who was let in before is let in again, so that a neighbour who guesses shuts nobody out.
    const known = authenticator.known(token);
    if (known !== undefined) {
      tokens.set(known, token);
      return known;
    }
    const waitMs = seen.get(token) ? 0 : guesses.waitMs(address);
    if (waitMs > 0) {
      return later(429, "guessing", "Too many wrong tokens, expected a pause", waitMs);
    }
    const judgeNew = (verdict: Verdict): Checked => {
      if (verdict.kind === "caller") {
        tokens.set(verdict.caller, token);
        seen.set(token, true);
      }
      if (verdict.kind === "invalid") {
        seen.delete(token);
        guesses.take(address);
      }
      return judge(verdict);
    };
    const verdict = authenticator.verify(token);
    return verdict instanceof Promise ? verdict.then(judgeNew) : judgeNew(verdict);
  };

  const judge = (verdict: Verdict): Checked => {
    switch (verdict.kind) {
      case "caller":
        return verdict.caller;
      case "invalid":
        return challenges.invalid(verdict.reason);
      case "insufficient":
        return challenges.insufficient(verdict.caller);
      case "unavailable":
        if (clock() - toldAtMs >= TELL_EVERY_MS) {
          toldAtMs = clock();
          log.error("Could not verify access tokens, so nobody is let in with one", {
            error: verdict.error,
          });
        }
        return later(
          503,
          "issuer unavailable",
          "Access tokens cannot be verified now",
          ISSUER_RETRY_MS,
        );
    }
  };

  /** Whether who was let in would be let in now. */
  const authenticateAgain = (caller: Caller): Checked | Promise<Checked> => {
    if (authenticator === undefined) return caller;
    const token = tokens.get(caller);
    if (token === undefined) return challenges.missing();
    const known = authenticator.known(token);
    if (known !== undefined) return known;
    const verdict = authenticator.verify(token);
    return verdict instanceof Promise ? verdict.then(judge) : judge(verdict);
  };

  return {
    nextCall,
    admit(request, visit) {
      const address = addressOf(request.headers, visit.remoteAddress);
      let allowedOrigin: string | null = null;
      const refuse = (refusal: Refusal, known = refusal.caller): Admission => {
        const { requestId, path } = visit;
        const caller = known ?? { name: address, kind: "anonymous" };
        options.onRefusal({ requestId, path, caller, refusal });
        const response = refusal.response();
        return {
          kind: "refused",
          response: allowedOrigin === null ? response : allowOrigin(response, allowedOrigin),
        };
      };

      const wrong = refuseHead(request, options) ?? guard(request);
      if (wrong !== undefined) return refuse(wrong);
      allowedOrigin = request.headers.get("origin");
      if (allowedOrigin !== null && isPreflight(request)) {
        return { kind: "refused", response: preflightAnswer(allowedOrigin) };
      }
      if (!slots.enter()) return refuse(busy("server"));

      const decide = (checked: Checked): Admission | Promise<Admission> => {
        if (checked instanceof Refusal) return giveBack(refuse(checked));
        const key = keyOf(checked);
        if (!slots.enterAs(key)) return giveBack(refuse(busy("caller"), checked));
        const decision = callerLimit?.take(key) ?? ALLOWED;
        return decision instanceof Promise
          ? decision.then((decided) => admitted(checked, key, decided), (error) => {
            slots.leaveAs(key);
            slots.leave();
            throw error;
          })
          : admitted(checked, key, decision);
      };
      const admitted = (caller: Caller, key: string, decision: RateDecision): Admission => {
        if (!decision.isAllowed) {
          slots.leaveAs(key);
          return giveBack(refuse(tooFast(decision.retryAfterMs), caller));
        }
        return {
          kind: "admitted",
          caller,
          leave(response) {
            slots.leaveAs(key);
            slots.leave();
            const answer = leaving(response, visit, caller);
            return allowedOrigin === null || answer.status === 101
              ? answer
              : allowOrigin(answer, allowedOrigin);
          },
        };
      };
      const giveBack = (admission: Admission): Admission => {
        slots.leave();
        return admission;
      };

      const checked = authenticate(request, address);
      if (!(checked instanceof Promise)) return decide(checked);
      // Whoever has no right token yet must not fill the server while its issuer is asked.
      const waiting = `asking:${address}`;
      if (!slots.enterAs(waiting)) return giveBack(refuse(busy("caller")));
      return checked.finally(() => slots.leaveAs(waiting)).then(decide);
    },
  };

  function nextCall(
    caller: Caller,
    visit: Pick<Visit, "requestId" | "path">,
  ): CallDecision | Promise<CallDecision> {
    const refuse = (refusal: Refusal) => options.onRefusal({ ...visit, caller, refusal });
    const told = (decision: RateDecision): RateDecision => {
      if (!decision.isAllowed) refuse(tooFast(decision.retryAfterMs));
      return decision;
    };
    const decide = (checked: Checked): CallDecision | Promise<CallDecision> => {
      if (checked instanceof Refusal) {
        refuse(checked);
        return checked.status === 503
          ? { isAllowed: false, retryAfterMs: ISSUER_RETRY_MS }
          : SHUT_OUT;
      }
      const decision = callerLimit?.take(keyOf(caller)) ?? ALLOWED;
      return decision instanceof Promise ? decision.then(told) : told(decision);
    };
    const checked = authenticateAgain(caller);
    return checked instanceof Promise ? checked.then(decide) : decide(checked);
  }

  function leaving(response: Response, { requestId, path }: Visit, caller: Caller): Response {
    const { status } = response;
    const reason = REFUSED_BY_DOORS.get(status);
    if (reason !== undefined) {
      options.onRefusal({ requestId, path, caller, refusal: { status, reason } });
    }
    if (!isEventStream(response)) return response;
    const counted = countedStream(response, { slots: streams, caller: keyOf(caller) });
    if (counted !== undefined) return counted;
    const refusal = busy("streams");
    options.onRefusal({ requestId, path, caller, refusal });
    return refusal.response();
  }
}

/** A token cannot pass for an address of the same name. */
function keyOf({ kind, name }: Caller): string {
  return `${kind}:${name}`;
}

/** Statuses with which a door itself turns a request away: what shows only while a body is read, or behind the gate. */
const REFUSED_BY_DOORS: ReadonlyMap<number, string> = new Map([
  [408, "slow body"],
  [413, "body"],
  [503, "no room, or stopping: door"],
]);

const ALLOWED: RateDecision = Object.freeze({ isAllowed: true });
const SHUT_OUT: CallDecision = Object.freeze({ isAllowed: false });

function busy(what: "server" | "caller" | "streams"): Refusal {
  return later(503, `too many at once: ${what}`, "Too many requests at once", BUSY_RETRY_MS);
}

function tooFast(retryAfterMs: number): Refusal {
  return later(429, "too many requests", "Too many requests in a short time", retryAfterMs);
}

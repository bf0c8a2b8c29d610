/** The policies that all services on one host share. @module */
import type { Clock } from "../domain/clock.ts";
import { Bulkhead } from "./bulkhead.ts";
import { Circuit } from "./circuit.ts";
import { sleep } from "./abortable.ts";
import { RateLimiter } from "./rate_limiter.ts";
import type { Rate, SharedTurn, SharedTurns } from "./shared_rate.ts";
import type { Timers } from "./timers.ts";

/** How hard one host may be asked. */
export interface HostPoliciesOptions {
  readonly rateLimitPerSecond: number;
  /** Host and port -> its own limit, for hosts that ask for less than the one above; the lower one holds. */
  readonly slowHosts?: ReadonlyMap<string, Rate>;
  /** Requests at a time. */
  readonly concurrency: number;
  /** Look-ups that may wait for their turn. */
  readonly queueLimit: number;
  /** Failed attempts in a row that open the circuit; default 5. */
  readonly circuitFailureCount?: number;
  /** How long it stays open, in milliseconds; default 10,000. */
  readonly circuitBreakMs?: number;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Turns of all processes together; each keeps to its own limit as well, and to that alone where nobody can say. */
  readonly turns?: SharedTurns | undefined;
  /** Told how long each request waited for its token, in vain or not. */
  readonly onLimiterWait?: (host: string, waitedMs: number) => void;
}

/** One host's policies, outermost first: circuit, bulkhead, rate limiter. */
export interface HostPolicy {
  readonly circuit: Circuit;
  readonly bulkhead: Bulkhead;
  readonly limiter: RateLimiter;
  /** Runs one attempt behind all three. */
  run<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Host and port -> its policies. */
export interface HostPolicies {
  /** Made at the first call for a host; hosts come from the settings, so their number is bounded. */
  of(host: string): HostPolicy;
}

/** Policies per host, so that a dead or slow host takes nothing from the others. */
export function createHostPolicies(options: HostPoliciesOptions): HostPolicies {
  const known = new Map<string, HostPolicy>();
  return {
    of(host) {
      const before = known.get(host);
      if (before !== undefined) return before;
      const policy = createHostPolicy(host, options);
      known.set(host, policy);
      return policy;
    },
  };
}

function rateOf(host: string, { rateLimitPerSecond, slowHosts }: HostPoliciesOptions): Rate {
  // A full bucket lets one second's worth go at once: a tool asks several questions together, then nothing for long.
  const usual = {
    ratePerSecond: rateLimitPerSecond,
    burstCount: Math.max(1, Math.floor(rateLimitPerSecond)),
  };
  const own = slowHosts?.get(host);
  return own !== undefined && own.ratePerSecond < rateLimitPerSecond ? own : usual;
}

function createHostPolicy(host: string, options: HostPoliciesOptions): HostPolicy {
  const { concurrency, queueLimit, clock, timers, turns, onLimiterWait } = options;
  const rate = rateOf(host, options);
  const circuit = new Circuit({
    failureCount: options.circuitFailureCount ?? 5,
    breakMs: options.circuitBreakMs ?? 10_000,
    clock,
  });
  const bulkhead = new Bulkhead({ concurrency, queueLimit });
  const limiter = new RateLimiter({ ...rate, clock, timers });
  const sharedTurn = async (next: () => Promise<SharedTurn | undefined>, signal: AbortSignal) => {
    for (;;) {
      const turn = await next();
      if (turn === undefined) return;
      if (turn.waitMs > 0) await sleep(turn.waitMs, signal, timers);
      if (turn.isTaken) return;
      signal.throwIfAborted();
    }
  };
  return {
    circuit,
    bulkhead,
    limiter,
    run(attempt, signal) {
      const paced = async () => {
        const askedAtMs = clock();
        try {
          await limiter.take(signal);
          if (turns !== undefined) await sharedTurn(() => turns.nextTurn(host, rate), signal);
          signal.throwIfAborted();
        } finally {
          // Those who gave up, too: else the longest waits would be the ones that nobody sees.
          onLimiterWait?.(host, Math.max(0, clock() - askedAtMs));
        }
        return await attempt();
      };
      return circuit.run(() => bulkhead.run(paced, signal), signal);
    },
  };
}

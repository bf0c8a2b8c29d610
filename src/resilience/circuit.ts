/** Not asking a host that keeps failing. @module */
import { circuitBreaker, type CircuitBreakerPolicy, CircuitState } from "cockatiel";
import { ConsecutiveBreaker, handleWhen, type IBackoff, isBrokenCircuitError } from "cockatiel";
import type { Clock } from "../domain/clock.ts";
import { abortable } from "./abortable.ts";
import { AttemptFailure } from "./attempt_failure.ts";

/** As told to people. `half-open`: the break is over, so one request may see, or is out to see, whether the host is back. */
export type CircuitName = "closed" | "open" | "half-open";

/** When to open and for how long. */
export interface CircuitOptions {
  /** Failures in a row that open the circuit. */
  readonly failureCount: number;
  /** How long it stays open before one request may try, in milliseconds. */
  readonly breakMs: number;
  /** The one that cockatiel reads, `Date.now`: to see when it is set back. */
  readonly clock: Clock;
}

/** Counts attempts, not look-ups: five attempts in a row that failed open it, whoever made them. */
export class Circuit {
  readonly #breaker: CircuitBreakerPolicy;
  readonly #options: CircuitOptions;
  #openedAtMs = 0;

  constructor(options: CircuitOptions) {
    const { failureCount, breakMs, clock } = options;
    this.#options = options;
    const tripping = (error: unknown): boolean => {
      if (error instanceof AttemptFailure && error.trips) return true;
      // A probe that never got an answer has proved nothing; left out here, it would count as a success and close.
      return this.#breaker.state === CircuitState.HalfOpen && !isAnswer(error);
    };
    this.#breaker = circuitBreaker(handleWhen(tripping), {
      breaker: new ConsecutiveBreaker(failureCount),
      halfOpenAfter: { next: () => breakSince(clock(), { breakMs, clock }) },
    });
    this.#breaker.onBreak(() => this.#openedAtMs = clock());
  }

  get state(): CircuitName {
    const state = this.#breaker.state;
    if (state === CircuitState.Closed) return "closed";
    if (state === CircuitState.HalfOpen) return "half-open";
    // The breaker notices that its break is over when somebody asks, which may be never.
    const { breakMs, clock } = this.#options;
    const openForMs = clock() - this.#openedAtMs;
    return openForMs < 0 || openForMs >= breakMs ? "half-open" : "open";
  }

  /**
   * @throws {AttemptFailure} `circuit_open` without running `task`; or what `task` threw.
   * @throws `signal.reason` when the signal aborts, also while another caller's request is the one that tries.
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await abortable(
        this.#breaker.execute(() => {
          signal.throwIfAborted();
          return task();
        }),
        signal,
      );
    } catch (error) {
      if (!isBrokenCircuitError(error)) throw error;
      throw new AttemptFailure({ kind: "circuit_open" });
    }
  }
}

/**
 * A break that begins now. Where the clock was set back meanwhile, nobody knows how long ago that was: it ends, for else it
 * would last until the clock is back where it was.
 */
function breakSince(
  openedAtMs: number,
  { breakMs, clock }: Pick<CircuitOptions, "breakMs" | "clock">,
): IBackoff<unknown> {
  return {
    get duration() {
      return clock() < openedAtMs ? -Infinity : breakMs;
    },
    next: () => breakSince(clock(), { breakMs, clock }),
  };
}

/** The host said something, however useless: it is back. A full queue of our own or an abort says nothing of it. */
function isAnswer(error: unknown): boolean {
  return error instanceof AttemptFailure &&
    (error.fault.status !== undefined || error.fault.kind === "malformed");
}

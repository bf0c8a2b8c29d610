/** One look-up that leaves the process: budget, retry, host policies, attempts, and one error for all of it. @module */
import type { Clock } from "../domain/clock.ts";
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import type { Random } from "../resilience/backoff.ts";
import { startDeadline } from "../resilience/deadline.ts";
import type { HostPolicy } from "../resilience/host_policies.ts";
import { retry } from "../resilience/retry.ts";
import type { Timers } from "../resilience/timers.ts";
import type { UpstreamError } from "../resilience/upstream_error.ts";
import {
  type Authorize,
  type Fetch,
  sendAttempt,
  type WireAnswer,
  type WireRequest,
} from "./attempt.ts";
import type { HostRecord } from "./upstream_monitor.ts";

/** Limits of one look-up. */
export interface LookUpLimits {
  /** One attempt, headers and body together, in milliseconds. */
  readonly timeoutMs: number;
  /** The whole look-up: queueing, attempts and the waits between them, in milliseconds. */
  readonly budgetMs: number;
  /** Attempts after the first. */
  readonly maxRetries: number;
  /** Decoded bytes of one answer. */
  readonly maxResponseBytes: number;
  readonly userAgent: string;
  /** Wait before the first retry, before jitter, in milliseconds. */
  readonly backoffBaseMs: number;
  /** Longest wait of our own choosing, in milliseconds. */
  readonly backoffMaxMs: number;
}

/** What a look-up is made with. */
export interface LookUpOptions<T> {
  readonly service: string;
  readonly limits: LookUpLimits;
  readonly policy: HostPolicy;
  readonly record: HostRecord;
  readonly fetch: Fetch;
  readonly authorize?: Authorize | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  /** Ends the look-up and its socket. */
  readonly signal: AbortSignal;
  /** By the clock, when the time of all that it belongs to is up; the budget ends no later. */
  readonly deadlineMs?: number | undefined;
  /** Makes the value; its failure is the look-up's and is not retried: the same bytes would come again. */
  readonly finish: (answer: WireAnswer) => T | Promise<T>;
}

/**
 * @throws {UpstreamError} With the number of attempts and the time that they took.
 * @throws `signal.reason` when the signal aborts.
 */
export async function lookUp<T>(
  makeRequest: () => WireRequest,
  options: LookUpOptions<T>,
): Promise<T> {
  const { service, limits, policy, record, fetch, authorize, clock, random, timers, signal } =
    options;
  const startedAtMs = clock();
  const deadlineMs = Math.min(startedAtMs + limits.budgetMs, options.deadlineMs ?? Infinity);
  const deadline = startDeadline(signal, Math.max(0, deadlineMs - startedAtMs), timers);
  let attempts = 0;
  let isAsking = false;
  let isUpstreamLate = false; // time that runs out while a request is out is the upstream's, else our own queue's
  deadline.signal.addEventListener("abort", () => isUpstreamLate = isAsking);
  let lastSent: AttemptFailure | undefined; // how the last request that went out failed
  try {
    if (deadlineMs <= startedAtMs) throw new AttemptFailure({ kind: "timeout" });
    const request = makeRequest();
    const attempt = () =>
      policy.run(() => {
        attempts++;
        record.requestCount++;
        if (attempts > 1) record.retryCount++;
        isAsking = true;
        lastSent = undefined;
        return sendAttempt(request, {
          ...{ fetch, authorize, clock, timers },
          userAgent: limits.userAgent,
          timeoutMs: Math.min(limits.timeoutMs, Math.max(1, deadlineMs - clock())),
          maxResponseBytes: limits.maxResponseBytes,
          signal: deadline.signal,
        }).catch((error) => {
          if (error instanceof AttemptFailure) lastSent = error;
          throw error;
        }).finally(() => isAsking = false);
      }, deadline.signal);
    const answer = await retry(attempt, {
      maxRetries: limits.maxRetries,
      deadlineMs,
      backoff: { baseMs: limits.backoffBaseMs, maxMs: limits.backoffMaxMs, random },
      ...{ clock, timers },
      signal: deadline.signal,
    });
    const value = await options.finish(answer);
    record.answerCount++;
    return value;
  } catch (error) {
    signal.throwIfAborted();
    const failure = deadline.expired() && error === deadline.signal.reason
      ? new AttemptFailure(
        isUpstreamLate
          ? { kind: "timeout" }
          : { kind: "rejected", detail: "no turn in our own queue in time" },
      )
      : error;
    if (!(failure instanceof AttemptFailure)) throw failure; // a bug of ours
    const elapsedMs = clock() - startedAtMs;
    // That a further attempt was not sent (open circuit, no turn) says less than how the one before it failed.
    const told = (lastSent ?? failure).toUpstreamError({ service, attempts, elapsedMs });
    record.failed(told);
    throw told;
  } finally {
    deadline.release();
  }
}

/** The upstream was there and said no: an old copy must not hide that. */
export function isRefusal(error: UpstreamError): boolean {
  return error.kind === "rejected" && error.status !== undefined;
}

/** Where the facts of an answer come from: one outcome per look-up, told with the answer. @module */

/** How a look-up ended. `stale`: an old copy was served because the upstream failed or is being asked again. */
export type SourceStatus = "fetched" | "cached" | "revalidated" | "stale" | "failed" | "skipped";

/** How one look-up at one upstream ended. */
export interface SourceOutcome {
  /** Which service: `pypi-json`, `pypi-index`, `pypi-files`, `pypi-stats`, `osv` or `pypistats`. */
  readonly service: string;
  /** Host and port that was (or would have been) asked. */
  readonly host: string;
  /** False where the host is not the service's public one; security answers name it. */
  readonly isPublic: boolean;
  readonly status: SourceStatus;
  /** Age of the data used, in milliseconds; 0 when it was fetched for this call. */
  readonly ageMs: number;
  /** Why it failed or why the copy is stale: an `UpstreamErrorKind`, or why it was skipped in plain words. */
  readonly reason?: string;
}

/** Collects the outcomes of one tool call. */
export class SourceLog {
  readonly #outcomes: SourceOutcome[] = [];

  record(outcome: SourceOutcome): void {
    this.#outcomes.push(outcome);
  }

  /** By service, host, status and reason, then the oldest data first; not as they ended: the same question gets the same words. */
  outcomes(): readonly SourceOutcome[] {
    const key = ({ service, host, status, reason = "" }: SourceOutcome) =>
      [service, host, status, reason].join(" ");
    return this.#outcomes.toSorted((a, b) => {
      const [first, second] = [key(a), key(b)];
      if (first === second) return b.ageMs - a.ageMs;
      return first < second ? -1 : 1;
    });
  }
}

/** What every look-up is given by its caller: how to stop it, and where to say how it ended. */
export interface UpstreamCall {
  /** Aborted when the caller is gone; never ends a flight that other callers wait for. */
  readonly signal: AbortSignal;
  readonly sources: SourceLog;
}

/** How long requests waited for the rate limiter, by host. @module */
import { DurationTally } from "./duration_tally.ts";

/** Hosts come from the settings, so their number is bounded. */
export class WaitTally {
  readonly #hosts = new Map<string, DurationTally>();

  add(host: string, waitedMs: number): void {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known.add(waitedMs);
    const tally = new DurationTally();
    this.#hosts.set(host, tally);
    tally.add(waitedMs);
  }

  hosts(): ReadonlyMap<string, DurationTally> {
    return this.#hosts;
  }
}

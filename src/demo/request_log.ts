/** What the embedded upstream was asked: counts by route, and the requests that it did not know. @module */

const UNKNOWN_LIMIT = 100; // descriptions kept, so that a long run stays small

/** Kinds of requests that the embedded upstream knows. */
export type DemoRoute =
  | "json-project"
  | "json-release"
  | "index-root"
  | "index-project"
  | "core-metadata"
  | "distribution"
  | "storage-stats"
  | "rss"
  | "osv-query"
  | "osv-querybatch"
  | "osv-vulns"
  | "pypistats";

/** Counters that tests and the tour read. */
export class RequestLog {
  readonly #counts = new Map<DemoRoute, number>();
  readonly #unknown: string[] = [];
  #total = 0;

  /** Notes a request of a known kind. */
  record(route: DemoRoute): void {
    this.#total++;
    this.#counts.set(route, this.count(route) + 1);
  }

  /** Notes a request that nothing here answers. */
  recordUnknown(description: string): void {
    this.#total++;
    if (this.#unknown.length < UNKNOWN_LIMIT) this.#unknown.push(description);
  }

  count(route: DemoRoute): number {
    return this.#counts.get(route) ?? 0;
  }

  /** Every request, unknown ones included. */
  get total(): number {
    return this.#total;
  }

  /** Method and address of the first unknown requests. */
  get unknown(): readonly string[] {
    return this.#unknown;
  }
}

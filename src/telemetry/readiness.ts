/** Whether traffic should come: told by what has happened, never by asking somebody when a probe asks. @module */
import type { Timers } from "../resilience/timers.ts";
import type { Readiness } from "../server/health.ts";
import type { HostState } from "../upstream/upstream_monitor.ts";

/** The question at the start is given this long; then the upstream counts as down. */
export const ASK_MS = 5_000;

/** What readiness is told from. */
export interface ReadinessOptions {
  /** Resolves when the warm list was read, or could not be. */
  readonly warmed: Promise<unknown>;
  /** One cheap question through the cache and every policy; a failure means that the upstream is down. */
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
  readonly upstreams: () => readonly Pick<HostState, "answerCount" | "circuit">[];
  /** Absent where no store is shared. */
  readonly shared: (() => "connected" | "gone") | undefined;
  readonly timers: Timers;
  /** Ends the question. */
  readonly signal: AbortSignal;
}

/** Asks its one question at once. */
export function trackReadiness(options: ReadinessOptions): () => Readiness {
  let caches: "warming" | "ready" = "warming";
  let asked: "asking" | "answered" | "down" = "asking";
  const settle = () => caches = "ready";
  options.warmed.then(settle, settle); // a list that cannot be read is no reason to stay away
  const gone = new AbortController();
  const stopTimer = options.timers.after(ASK_MS, () => {
    asked = "down"; // now, also where the question does not heed its signal
    gone.abort(new DOMException("The upstream did not answer at the start", "TimeoutError"));
  });
  Promise.try(() => options.ask(AbortSignal.any([gone.signal, options.signal]))).then(
    () => asked = "answered",
    () => asked = "down",
  ).finally(stopTimer);
  return () => {
    const states = options.upstreams();
    // Whatever was answered since says more than the question at the start.
    const upstream = states.some(({ answerCount }) => answerCount > 0) ? "answered" : asked;
    const circuits = states.every(({ circuit }) => circuit === "closed") ? "closed" : "open";
    const shared = options.shared?.();
    const checks = {
      ...{ settings: "read", caches, upstream, circuits },
      ...(shared === undefined ? {} : { shared_store: shared }),
    };
    if (caches === "warming" || upstream === "asking") return { status: "starting", checks };
    const isWhole = upstream === "answered" && circuits === "closed" && shared !== "gone";
    return { status: isWhole ? "ok" : "degraded", checks };
  };
}

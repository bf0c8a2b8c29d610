/** Whether traffic should come: told by what has happened, never by asking somebody when a probe asks. @module */
import type { Clock } from "../domain/clock.ts";
import type { Timers } from "../resilience/timers.ts";
import type { Readiness } from "../server/health.ts";
import type { HostState } from "../upstream/upstream_monitor.ts";

/** The question at the start is given this long; then the upstream counts as down. */
export const ASK_MS = 5_000;

/** A host whose break is over counts as failing for so long after its last failure; then nobody knows how it is. */
export const RECENT_MS = 60_000;

/** What readiness is told from. */
export interface ReadinessOptions {
  /** Resolves when the warm list was read, or could not be. */
  readonly warmed: Promise<unknown>;
  /** One cheap question through the cache and every policy; a failure means that the upstream is down. */
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
  readonly upstreams: () => readonly UpstreamView[];
  /** Absent where no store is shared. */
  readonly shared: (() => "connected" | "gone") | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Ends the question. */
  readonly signal: AbortSignal;
}

/** What is looked at of each service and host. */
export type UpstreamView = Pick<HostState, "answerCount" | "circuit" | "lastErrorAtMs">;

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
    const circuits = circuitsOf(states, options.clock());
    const shared = options.shared?.();
    const checks = {
      ...{ settings: "read", caches, upstream, circuits },
      ...(shared === undefined ? {} : { shared_store: shared }),
    };
    if (caches === "warming" || upstream === "asking") return { status: "starting", checks };
    const isWhole = upstream === "answered" && circuits !== "open" && shared !== "gone";
    return { status: isWhole ? "ok" : "degraded", checks };
  };
}

/** The worst of all. `untried`: a break is over, and nobody has asked that host for a while. */
function circuitsOf(states: readonly UpstreamView[], nowMs: number): "closed" | "untried" | "open" {
  const broken = states.filter(({ circuit }) => circuit !== "closed");
  if (broken.length === 0) return "closed";
  // Services that share a host share its circuit, but only one of them need have failed.
  const lastErrorAtMs = Math.max(...broken.map((state) => state.lastErrorAtMs ?? -Infinity));
  const isRecent = nowMs - lastErrorAtMs < RECENT_MS;
  return isRecent || broken.some(({ circuit }) => circuit === "open") ? "open" : "untried";
}

/** Who watches calls: metrics, traces, the audit log. Knows no SDK. @module */
import type { SourceOutcome } from "../domain/source.ts";

/** How a call ended; `caller`: its fault, `aborted`: it is gone, `plugin`: a plug-in's fault, `bug`: ours. */
export const CALL_OUTCOMES = ["ok", "caller", "upstream", "aborted", "plugin", "bug"] as const;
/** One of them. */
export type CallOutcome = typeof CALL_OUTCOMES[number];

/** Who asks, as the log, the limits and the metrics know them. */
export interface Caller {
  /** A token's name, an OAuth subject, or an address; `local` over stdio. Never a secret. */
  readonly name: string;
  /** How the name was established; `plugin`: by the transport of a plug-in. */
  readonly kind: "local" | "anonymous" | "token" | "oauth" | "plugin";
}

/** Whoever speaks over stdio or in this process. */
export const LOCAL_CALLER: Caller = Object.freeze({ name: "local", kind: "local" });

/** W3C trace context as it was received; each is checked by whoever uses it. */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string | undefined;
}

/** What a door knows of a request before anything is parsed. */
export interface RequestFacts {
  /** Ties log lines together. */
  readonly requestId: string;
  readonly caller: Caller;
  /** From the transport's headers; `_meta` of the request itself wins over it. */
  readonly traceContext?: TraceContext | undefined;
}

/** One call that begins. */
export interface ObservedCall extends RequestFacts {
  /** A method of MCP, or the door's own word (`graphql`). */
  readonly method: string;
  /** A registered tool, resource or prompt: never the caller's text, so that labels stay bounded. */
  readonly name: string;
  /** As they came: only for a watcher that was told to show them, and redacts them. */
  readonly args?: unknown;
}

/** One call that is watched. */
export interface CallWatch {
  /** Runs the call inside whatever the watcher puts around it (a span); must call `task` once and hand on its promise. */
  around?<T>(task: () => Promise<T>): Promise<T>;
  /** Called once, when the call has ended. Must not throw. */
  end(outcome: CallOutcome, sources: readonly SourceOutcome[]): void;
}

/** Told of every call through every door. */
export interface CallObserver {
  begin(call: ObservedCall): CallWatch;
}

/** All observers as one watch. Without any it costs nothing. */
export function watchCall(
  observers: readonly CallObserver[],
  call: ObservedCall,
): Required<Pick<CallWatch, "around" | "end">> {
  const watches = observers.map((observer) => observer.begin(call));
  return {
    around<T>(task: () => Promise<T>): Promise<T> {
      let run = task;
      for (const watch of watches) {
        const inner = run;
        if (watch.around !== undefined) run = () => watch.around?.(inner) ?? inner();
      }
      return run();
    },
    end(outcome, sources) {
      for (const watch of watches) watch.end(outcome, sources);
    },
  };
}

/** Which upstreams learn of the trace: only those that were named. @module */
import { context, createContextKey } from "@opentelemetry/api";
import { activeTraceHeaders } from "./tracing.ts";

/** The mark by which OpenTelemetry's propagators, the runtime's too, know that they are to add nothing. */
const SUPPRESSED = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");
const TRACE_HEADERS = ["traceparent", "tracestate", "baggage"];

/**
 * A `fetch` whose requests carry no trace context but ours, and ours only to the hosts (name, or name and port) that
 * are listed. The runtime would add its own to every request unless it runs with `OTEL_PROPAGATORS=none`.
 */
export function withoutPropagation(
  inner: typeof fetch,
  traceHosts: readonly string[],
): typeof fetch {
  const traced = new Set(traceHosts);
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    for (const name of TRACE_HEADERS) headers.delete(name);
    if (namesOf(url).some((name) => traced.has(name))) {
      for (const [name, value] of Object.entries(activeTraceHeaders())) headers.set(name, value);
    }
    return context.with(
      context.active().setValue(SUPPRESSED, true),
      () => inner(input, { ...init, headers }),
    );
  };
}

/** How a list may name it: with its port, which a URL leaves out where it is the usual one, or without. */
function namesOf({ hostname, port, protocol }: URL): readonly string[] {
  return [hostname, `${hostname}:${port === "" ? protocol === "https:" ? "443" : "80" : port}`];
}

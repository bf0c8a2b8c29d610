/** A span for each call, with what was called as its route. @module */
import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";
import type { SourceOutcome } from "../domain/source.ts";
import type { LogFields } from "../log.ts";
import type { CallObserver, CallOutcome, CallWatch, ObservedCall } from "../mcp/call_observer.ts";
import { parseTraceContext, type RemoteSpan } from "../mcp/trace_context.ts";

/** The caller's `tracestate`, which the runtime's spans do not carry. */
const TRACESTATE = createContextKey("pypi-mcp tracestate");

/** What MCP names what is called, in the words of OpenTelemetry's conventions. */
const NAME_ATTRIBUTES: Readonly<Record<string, string>> = {
  "tools/call": "gen_ai.tool.name",
  "prompts/get": "gen_ai.prompt.name",
  "resources/read": "mcp.resource.name",
};

/** Spans of the tracer that the runtime has registered. */
export class CallTracer implements CallObserver {
  readonly #tracer: Tracer;

  constructor(version: string) {
    this.#tracer = trace.getTracer("pypi-mcp", version);
  }

  begin(call: ObservedCall): CallWatch {
    const { method, name } = call;
    const remote = parseTraceContext(call.traceContext);
    const { parent, links } = parentOf(remote);
    const route = `${method} ${name}`;
    const attributes: Attributes = {
      "http.route": route,
      "mcp.method.name": method,
      "pypi_mcp.caller.kind": call.caller.kind, // not its name: traces go to more people than the audit log
      "pypi_mcp.request_id": call.requestId,
    };
    const nameAttribute = NAME_ATTRIBUTES[method];
    if (nameAttribute !== undefined) attributes[nameAttribute] = name;
    const span = this.#tracer.startSpan(
      route,
      { kind: SpanKind.SERVER, attributes, links },
      parent,
    );
    const state = remote?.tracestate;
    const within = trace.setSpan(
      state === undefined ? parent.deleteValue(TRACESTATE) : parent.setValue(TRACESTATE, state),
      span,
    );
    return {
      around: (task) => context.with(within, task),
      end: (outcome, sources) => end(span, outcome, sources),
    };
  }
}

/** The span of the HTTP request where it belongs to the caller's trace, else the caller's span itself. */
function parentOf(remote: RemoteSpan | undefined): { parent: Context; links: Link[] } {
  const active = context.active();
  const around = trace.getSpanContext(active);
  if (remote === undefined || around?.traceId === remote.traceId) {
    return { parent: active, links: [] };
  }
  const { traceId, spanId, flags: traceFlags } = remote;
  const parent = trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags,
    isRemote: true,
  });
  return {
    parent,
    links: around !== undefined && isSpanContextValid(around) ? [{ context: around }] : [],
  };
}

function end(span: Span, outcome: CallOutcome, sources: readonly SourceOutcome[]): void {
  span.setAttribute("pypi_mcp.outcome", outcome);
  const failed = sources.filter(({ status }) => status === "failed");
  span.setAttribute("pypi_mcp.look_ups", sources.length);
  if (failed.length > 0) span.setAttribute("pypi_mcp.failed_look_ups", failed.length);
  if (outcome !== "ok") span.setAttribute("error.type", failed[0]?.reason ?? outcome);
  // By OpenTelemetry's rules a fault of the caller is no error of the server.
  if (outcome === "upstream" || outcome === "plugin" || outcome === "bug") {
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

/** Ties a log line to the span that it is written in. */
export function spanFields(): LogFields {
  const span = trace.getSpanContext(context.active());
  if (span === undefined || !isSpanContextValid(span)) return {};
  return { trace_id: span.traceId, span_id: span.spanId };
}

/** `traceparent` and, where the caller sent one, `tracestate` of the span that is active. */
export function activeTraceHeaders(): Readonly<Record<string, string>> {
  const active = context.active();
  const span = trace.getSpanContext(active);
  if (span === undefined || !isSpanContextValid(span)) return {};
  const flags = (span.traceFlags & 0xff).toString(16).padStart(2, "0");
  const traceparent = `00-${span.traceId}-${span.spanId}-${flags}`;
  const tracestate = active.getValue(TRACESTATE);
  return typeof tracestate === "string" ? { traceparent, tracestate } : { traceparent };
}

import assert from "node:assert/strict";
import {
  type Context,
  context,
  type ContextManager,
  ROOT_CONTEXT,
  type SpanOptions,
  type SpanStatus,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { SourceOutcome } from "../../../src/domain/source.ts";
import { CALL_OUTCOMES, LOCAL_CALLER, type ObservedCall } from "../../../src/mcp/call_observer.ts";
import { activeTraceHeaders, CallTracer, spanFields } from "../../../src/telemetry/tracing.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const CALLERS_SPAN_ID = "b7ad6b7169203331";
const OUR_SPAN_ID = "00f067aa0ba902b7";
const CALL: ObservedCall = {
  ...{ method: "tools/call", name: "get_package_info", requestId: "r1", caller: LOCAL_CALLER },
  traceContext: { traceparent: `00-${TRACE_ID}-${CALLERS_SPAN_ID}-01`, tracestate: "a=1" },
};
const FAILED: SourceOutcome = {
  ...{ service: "osv", host: "osv.example", isPublic: true, ageMs: 0 },
  ...{ status: "failed", reason: "timeout" },
};

interface Recorded {
  readonly name: string;
  readonly options: SpanOptions;
  readonly parentSpanId: string | undefined;
  readonly attributes: Record<string, unknown>;
  status?: SpanStatus;
  isEnded: boolean;
}

/** Synchronous tasks only: the runtime's own is only there with `OTEL_DENO=true`. */
function stackedContexts(): ContextManager {
  let active: Context = ROOT_CONTEXT;
  const manager: ContextManager = {
    active: () => active,
    with(inner, task, self, ...args) {
      const outer = active;
      active = inner;
      try {
        return task.apply(self, args);
      } finally {
        active = outer;
      }
    },
    bind: (_context, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

/** Registers a tracer that keeps what it is told, for as long as `use` runs. */
async function recording(use: (tracer: CallTracer) => void | Promise<void>): Promise<Recorded[]> {
  const spans: Recorded[] = [];
  const startSpan = (name: string, options: SpanOptions = {}, parent: Context = ROOT_CONTEXT) => {
    const attributes: Record<string, unknown> = { ...options.attributes };
    const parentSpanId = trace.getSpanContext(parent)?.spanId;
    const recorded: Recorded = { name, options, parentSpanId, attributes, isEnded: false };
    spans.push(recorded);
    const span = trace.wrapSpanContext({ traceId: TRACE_ID, spanId: OUR_SPAN_ID, traceFlags: 1 });
    span.setAttribute = (key, value) => {
      attributes[key] = value;
      return span;
    };
    span.setStatus = (status) => {
      recorded.status = status;
      return span;
    };
    span.end = () => void (recorded.isEnded = true);
    return span;
  };
  const startActiveSpan = () => {
    throw new TypeError("Nobody asks for an active span");
  };
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) });
  context.setGlobalContextManager(stackedContexts());
  try {
    await use(new CallTracer("1.2.3"));
  } finally {
    context.disable();
    trace.disable();
  }
  return spans;
}

Deno.test("CallTracer names a span by its route, under the caller's span, and not the caller", async () => {
  const [span] = await recording((tracer) => tracer.begin(CALL).end("ok", []));
  assert.equal(span?.name, "tools/call get_package_info");
  assert.equal(span.parentSpanId, CALLERS_SPAN_ID);
  assert.equal(span.isEnded, true);
  assert.deepEqual(span.attributes, {
    "http.route": "tools/call get_package_info",
    "mcp.method.name": "tools/call",
    "gen_ai.tool.name": "get_package_info",
    "pypi_mcp.caller.kind": "local",
    "pypi_mcp.request_id": "r1",
    "pypi_mcp.outcome": "ok",
    "pypi_mcp.look_ups": 0,
  });
});

Deno.test("CallTracer links the request's span where the caller's trace is another one", async () => {
  const around = { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 };
  const [span] = await recording((tracer) =>
    context.with(
      trace.setSpanContext(ROOT_CONTEXT, around),
      () => tracer.begin(CALL).end("ok", []),
    )
  );
  assert.equal(span?.parentSpanId, CALLERS_SPAN_ID);
  assert.deepEqual(span.options.links, [{ context: around }]);
});

Deno.test("CallTracer calls a span failed for our faults, not for the caller's", async (t) => {
  const failures = ["upstream", "plugin", "bug"];
  for (const outcome of CALL_OUTCOMES) {
    await t.step(outcome, async () => {
      const [span] = await recording((tracer) => tracer.begin(CALL).end(outcome, []));
      const expected = failures.includes(outcome) ? SpanStatusCode.ERROR : undefined;
      assert.equal(span?.status?.code, expected);
      assert.equal(span?.attributes["error.type"], outcome === "ok" ? undefined : outcome);
    });
  }
  await t.step("with the kind of the look-up that failed", async () => {
    const [span] = await recording((tracer) => tracer.begin(CALL).end("upstream", [FAILED]));
    assert.equal(span?.attributes["error.type"], "timeout");
    assert.equal(span?.attributes["pypi_mcp.failed_look_ups"], 1);
  });
});

Deno.test("activeTraceHeaders() and spanFields() tell of the span that a call runs in, and of none outside", async () => {
  await recording(async (tracer) => {
    assert.deepEqual([activeTraceHeaders(), spanFields()], [{}, {}]);
    const told = await tracer.begin(CALL).around?.(() =>
      Promise.resolve([activeTraceHeaders(), spanFields()])
    );
    const traceparent = `00-${TRACE_ID}-${OUR_SPAN_ID}-01`;
    assert.deepEqual(told, [
      { traceparent, tracestate: "a=1" },
      { trace_id: TRACE_ID, span_id: OUR_SPAN_ID },
    ]);
    assert.deepEqual([activeTraceHeaders(), spanFields()], [{}, {}]);
  });
});

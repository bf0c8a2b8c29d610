/** Takes what the runtime's OpenTelemetry exports, as a collector would. @module */
import * as z from "zod";

const wireAttributes = z.array(
  z.object({
    key: z.string(),
    value: z.looseObject({ stringValue: z.string().optional(), intValue: z.unknown().optional() }),
  }),
).default([]);

const wireTraces = z.object({
  resourceSpans: z.array(z.object({
    scopeSpans: z.array(z.object({
      scope: z.object({ name: z.string() }),
      spans: z.array(z.object({
        name: z.string(),
        traceId: z.string(),
        spanId: z.string(),
        parentSpanId: z.string().default(""),
        attributes: wireAttributes,
        status: z.looseObject({ code: z.number().optional() }).optional(),
      })),
    })),
  })),
});

const wireLogs = z.object({
  resourceLogs: z.array(z.object({
    scopeLogs: z.array(z.object({
      logRecords: z.array(z.object({
        severityText: z.string(),
        body: z.object({ stringValue: z.string() }),
        traceId: z.string().default(""),
        spanId: z.string().default(""),
      })),
    })),
  })),
});

/** One span of ours or of the runtime's. */
export interface CollectedSpan {
  /** `deno` for the runtime's own. */
  readonly scope: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** One log record. */
export interface CollectedLog {
  readonly severity: string;
  readonly body: string;
  readonly traceId: string;
  readonly spanId: string;
}

/** What has been exported so far. */
export interface OtlpCollector extends AsyncDisposable {
  readonly spans: readonly CollectedSpan[];
  readonly logs: readonly CollectedLog[];
  /** Resolves with the first match in a body that is there or comes. */
  logged(pattern: RegExp): Promise<RegExpExecArray>;
  /** Variables that have a runtime export to it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Listens on loopback, for OTLP over HTTP as JSON. */
export function startOtlpCollector(): OtlpCollector {
  const spans: CollectedSpan[] = [];
  const logs: CollectedLog[] = [];
  let onLogs = Promise.withResolvers<void>();
  const stopped = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stopped.signal, onListen() {} },
    async (request) => {
      const body: unknown = await request.json();
      const path = new URL(request.url).pathname;
      if (path === "/v1/traces") spans.push(...spansOf(body));
      if (path === "/v1/logs") {
        logs.push(...logsOf(body));
        onLogs.resolve();
        onLogs = Promise.withResolvers();
      }
      return Response.json({});
    },
  );
  return {
    spans,
    logs,
    async logged(pattern) {
      for (;;) {
        for (const { body } of logs) {
          const match = pattern.exec(body);
          if (match !== null) return match;
        }
        await onLogs.promise;
      }
    },
    env: {
      OTEL_DENO: "true",
      OTEL_BLRP_SCHEDULE_DELAY: "20",
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${server.addr.port}`,
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await server.finished;
    },
  };
}

function spansOf(body: unknown): CollectedSpan[] {
  return wireTraces.parse(body).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(({ attributes, status: _, ...span }) => ({
        ...span,
        scope: scope.name,
        attributes: new Map(
          attributes.map(({ key, value }) => [key, value.stringValue ?? JSON.stringify(value)]),
        ),
      }))
    )
  );
}

function logsOf(body: unknown): CollectedLog[] {
  return wireLogs.parse(body).resourceLogs.flatMap(({ scopeLogs }) =>
    scopeLogs.flatMap(({ logRecords }) =>
      logRecords.map(({ severityText, body, traceId, spanId }) => ({
        severity: severityText,
        body: body.stringValue.trimEnd(),
        traceId,
        spanId,
      }))
    )
  );
}

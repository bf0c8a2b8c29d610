import assert from "node:assert/strict";
import {
  type Context,
  context,
  type ContextManager,
  ROOT_CONTEXT,
  trace,
} from "@opentelemetry/api";
import { withoutPropagation } from "../../../src/telemetry/outbound_context.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const SPAN_ID = "b7ad6b7169203331";
const SPAN = trace.setSpanContext(ROOT_CONTEXT, {
  ...{ traceId: TRACE_ID, spanId: SPAN_ID, traceFlags: 1 },
});

/** The runtime's own is only there with `OTEL_DENO=true`. */
function alwaysIn(active: Context): ContextManager {
  const manager: ContextManager = {
    active: () => active,
    with: (_context, task, self, ...args) => task.apply(self, args),
    bind: (_context, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

const OURS = ["traceparent", "tracestate", "baggage"];

Deno.test("withoutPropagation() takes every trace header off, whoever set it", async (t) => {
  const given = Object.fromEntries(OURS.map((name) => [name, "00-of-somebody-else"]));
  const rows = [
    ["init", "https://pypi.org/x", { headers: given }],
    ["a request", new Request("https://pypi.org/x", { headers: given }), undefined],
    ["a named host without a span", new URL("https://named.example/x"), { headers: given }],
  ] as const;
  for (const [name, input, init] of rows) {
    await t.step(name, async () => {
      let sent: Headers | undefined;
      const inner: typeof fetch = (_input, { headers } = {}) => {
        sent = new Headers(headers);
        return Promise.resolve(new Response());
      };
      await withoutPropagation(inner, ["named.example"])(input, init);
      assert.deepEqual(OURS.map((each) => sent?.get(each)), [null, null, null]);
    });
  }
});

Deno.test("withoutPropagation() knows a named host by its name, or by name and port, the usual one too", async (t) => {
  const rows: readonly (readonly [named: string, url: string, isSent: boolean])[] = [
    ["a.example", "https://a.example/x", true],
    ["a.example", "https://a.example:8443/x", true],
    ["a.example:443", "https://a.example/x", true],
    ["a.example:443", "https://a.example:8443/x", false],
    ["a.example:443", "http://a.example/x", false],
    ["a.example:80", "http://a.example/x", true],
    ["a.example:8443", "https://a.example:8443/x", true],
    ["a.example", "https://b.a.example/x", false],
    ["a.example", "https://a.example.evil.example/x", false],
    ["a.example", "https://a.example@evil.example/x", false],
  ];
  for (const [named, url, isSent] of rows) {
    await t.step(`${named}, ${url}: ${isSent ? "sent" : "not sent"}`, async () => {
      const sent: (string | null)[] = [];
      const inner: typeof fetch = (_input, { headers } = {}) => {
        sent.push(new Headers(headers).get("traceparent"));
        return Promise.resolve(new Response());
      };
      context.setGlobalContextManager(alwaysIn(SPAN));
      try {
        await withoutPropagation(inner, [named])(url);
      } finally {
        context.disable();
      }
      assert.deepEqual(sent, [isSent ? `00-${TRACE_ID}-${SPAN_ID}-01` : null]);
    });
  }
});

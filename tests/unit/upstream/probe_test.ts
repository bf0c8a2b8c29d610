import assert from "node:assert/strict";
import type { WireRequest } from "../../../src/upstream/attempt.ts";
import {
  type BareConnection,
  probe,
  type ProbeOutcome,
  type ReadAnswer,
} from "../../../src/upstream/probe.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const REQUEST: WireRequest = {
  method: "GET",
  url: new URL("https://index.example/simple/a/"),
  accept: "application/json",
  mediaTypes: ["application/json"],
  body: undefined,
  etag: undefined,
};

interface Row {
  readonly name: string;
  readonly answer: () => Promise<Response>;
  readonly bare?: BareConnection;
  readonly read?: ReadAnswer;
  readonly expected: ProbeOutcome;
}

/** What the runtime says where a connection fails. */
function fails(detail: string) {
  const cause = new Error(`error sending request for url (u): client error (Connect): ${detail}`);
  return () => Promise.reject(new TypeError("fetch failed", { cause }));
}

const answers = (status: number, headers: HeadersInit = {}) => () =>
  Promise.resolve(new Response(status === 200 ? "{}" : null, { status, headers }));
const failed = (failure: string, status?: number) =>
  ({ kind: "failed", failure, ...status === undefined ? {} : { status } }) as ProbeOutcome;
const bare = (found: Awaited<ReturnType<BareConnection>>) => () => Promise.resolve(found);
const REFUSED = fails("tcp connect error: Connection refused (os error 111)");
const NO_ROUTE = fails("tcp connect error: No route to host (os error 113)");
const NO_NAME = fails("dns error: failed to lookup address information: Name or service not known");

const ROWS: readonly Row[] = [
  {
    name: "an answer of the right type",
    answer: answers(200, { "content-type": "application/json" }),
    expected: { kind: "answered" },
  },
  {
    name: "an answer of the right type that reads as something else",
    answer: answers(200, { "content-type": "application/json" }),
    read: () => Promise.reject(new Error("secret words of a service")),
    expected: failed("unexpected_answer", 200),
  },
  { name: "404", answer: answers(404), expected: { kind: "absent" } },
  {
    name: "a page in place of an answer",
    answer: answers(200, { "content-type": "text/html" }),
    expected: failed("unexpected_answer", 200),
  },
  { name: "429", answer: answers(429), expected: failed("rate_limited", 429) },
  { name: "503", answer: answers(503), expected: failed("server_error", 503) },
  { name: "401", answer: answers(401), expected: failed("login", 401) },
  { name: "403", answer: answers(403), expected: failed("login", 403) },
  { name: "407 to a plain request", answer: answers(407), expected: failed("proxy_login", 407) },
  { name: "400", answer: answers(400), expected: failed("refused_request", 400) },
  {
    name: "a login page of the network",
    answer: answers(302, { location: "https://hotel.example/login" }),
    expected: failed("redirected", 302),
  },
  {
    name: "no permission",
    answer: () => Promise.reject(new Deno.errors.NotCapable("no")),
    expected: failed("not_permitted"),
  },
  {
    name: "an unknown authority, which is nobody else's fault",
    answer: fails("invalid peer certificate: UnknownIssuer"),
    bare: bare(undefined),
    expected: failed("unknown_issuer"),
  },
  { name: "refused, no proxy", answer: REFUSED, expected: failed("refused") },
  {
    name: "refused, also without a proxy",
    answer: REFUSED,
    bare: bare("refused"),
    expected: failed("refused"),
  },
  {
    name: "refused, but the service itself takes the connection",
    answer: REFUSED,
    bare: bare(undefined),
    expected: failed("proxy_unreachable"),
  },
  {
    name: "refused, but the service's name cannot be resolved: somebody else refused",
    answer: REFUSED,
    bare: bare("name_not_resolved"),
    expected: failed("proxy_unreachable"),
  },
  {
    name: "refused, and nothing to be learned without a proxy",
    answer: REFUSED,
    bare: bare("timeout"),
    expected: failed("refused"),
  },
  {
    name: "no way, but the service itself takes the connection",
    answer: NO_ROUTE,
    bare: bare(undefined),
    expected: failed("proxy_unreachable"),
  },
  {
    name: "no such name, with or without a proxy",
    answer: NO_NAME,
    bare: bare("name_not_resolved"),
    expected: failed("name_not_resolved"),
  },
  {
    name: "no such name, but the service's own is resolved",
    answer: NO_NAME,
    bare: bare("refused"),
    expected: failed("proxy_name_not_resolved"),
  },
  {
    name: "no such name, but packets to the service's own address are swallowed",
    answer: NO_NAME,
    bare: bare("timeout"),
    expected: failed("proxy_name_not_resolved"),
  },
  {
    name: "no such name, and nothing to be learned without a proxy",
    answer: NO_NAME,
    bare: bare("not_permitted"),
    expected: failed("name_not_resolved"),
  },
];

Deno.test("probe() says in one word why a service did not answer", async (t) => {
  for (const { name, answer, bare, read, expected } of ROWS) {
    await t.step(name, async () => {
      const { outcome, clock } = asked(answer, bare, read);
      assert.deepEqual(await outcome, expected);
      assert.equal(clock.timerCount, 0);
    });
  }
});

Deno.test("probe() waits no longer than it is told", async () => {
  const { outcome, clock } = asked(() => new Promise(() => {}), bare(undefined));
  await clock.advance(1_000);
  assert.deepEqual(await outcome, failed("timeout"));
});

function asked(
  answer: () => Promise<Response>,
  bareConnection?: BareConnection,
  read?: ReadAnswer,
) {
  const clock = new FakeClock();
  const outcome = probe(REQUEST, {
    fetch: answer,
    userAgent: "test",
    timeoutMs: 1_000,
    maxResponseBytes: 1_000,
    clock: clock.clock,
    timers: clock.timers,
    signal: new AbortController().signal,
    ...{ bareConnection, read },
  });
  return { outcome, clock };
}

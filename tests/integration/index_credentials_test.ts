/** That credentials reach the origin that they are for, and nothing else. @module */
import assert from "node:assert/strict";
import { createCall, createTestPipeline, jsonRequest } from "../support/test_pipeline.ts";

const BASE = "https://index.example";
const FILES = "https://files.example";

/** A pipeline whose credential is for `BASE`; `seen` is what each request carried. */
function setUp(answer: (url: string) => Response) {
  const seen: [url: string, authorization: string | null][] = [];
  const { api } = createTestPipeline(BASE, {
    otherOrigins: [FILES],
    authorize: (url) => url.origin === BASE ? "Bearer t0ken" : undefined,
    fetch: (url, { headers }) => {
      seen.push([url, new Headers(headers).get("authorization")]);
      return Promise.resolve(answer(url));
    },
  });
  return { api, seen };
}

Deno.test("a pipeline's credential goes to its own origin, also after a redirect there", async () => {
  const { api, seen } = setUp((url) =>
    url.endsWith("/a") ? Response.redirect(`${BASE}/b`, 302) : Response.json({})
  );
  await api.read(jsonRequest("/a"), createCall());
  await api.read(jsonRequest(`${FILES}/c`), createCall());
  assert.deepEqual(seen, [
    [`${BASE}/a`, "Bearer t0ken"],
    [`${BASE}/b`, "Bearer t0ken"],
    [`${FILES}/c`, null],
  ]);
});

Deno.test("a redirect to another origin is refused before anything is sent there", async () => {
  const { api, seen } = setUp(() => Response.redirect(`${FILES}/b`, 302));
  await assert.rejects(api.read(jsonRequest("/a"), createCall()), /redirected to another host/);
  assert.deepEqual(seen, [[`${BASE}/a`, "Bearer t0ken"]]);
});

Deno.test("a part of a file is asked for with the credential of its own origin, or none", async () => {
  const { api, seen } = setUp((url) =>
    url.endsWith("/moved") ? Response.redirect(`${FILES}/b`, 302) : new Response("bytes")
  );
  const part = { range: { start: 0, end: 5 }, maxBytes: 10 };
  await api.readBytes({ path: `${BASE}/a`, ...part }, createCall());
  await api.readBytes({ path: `${FILES}/b`, ...part }, createCall());
  await assert.rejects(
    api.readBytes({ path: `${BASE}/moved`, ...part }, createCall()),
    /redirected to another host/,
  );
  assert.deepEqual(seen, [
    [`${BASE}/a`, "Bearer t0ken"],
    [`${FILES}/b`, null],
    [`${BASE}/moved`, "Bearer t0ken"],
  ]);
});

Deno.test("two base URLs of one service share no cached answer", async () => {
  const first = createTestPipeline(`${BASE}/one`, { fetch: () => answerOf("one") });
  const second = createTestPipeline(`${BASE}/two`, {
    fetch: () => answerOf("two"),
    cache: first.cache,
  });
  assert.equal(await first.api.read(jsonRequest("/x"), createCall()), "one");
  assert.equal(await second.api.read(jsonRequest("/x"), createCall()), "two");
});

function answerOf(value: string): Promise<Response> {
  return Promise.resolve(Response.json(value));
}

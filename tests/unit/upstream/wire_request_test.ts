import assert from "node:assert/strict";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import { parseBase } from "../../../src/upstream/upstream_url.ts";
import { toPartRequest, toWireRequest } from "../../../src/upstream/wire_request.ts";
import { jsonRequest } from "../../support/test_pipeline.ts";

const base = parseBase("https://osv.example/");

Deno.test("toWireRequest() sends a copy's entity tag with GET only: RFC 9110, 13.1.2 makes it a 412 for others", () => {
  assert.equal(toWireRequest(base, jsonRequest("/x"), '"1"').etag, '"1"');
  const post = jsonRequest("/x", { method: "POST", body: { page: 1 } });
  const { etag, body } = toWireRequest(base, post, '"1"');
  assert.deepEqual([etag, body], [undefined, '{"page":1}']);
});

Deno.test("toPartRequest() asks a host of the service for a part, with no copy to compare", () => {
  const range = { suffixLength: 5 };
  const request = toPartRequest(base, { path: "https://osv.example/a#b", range, maxBytes: 10 });
  assert.equal(request.url.href, "https://osv.example/a");
  assert.deepEqual([request.method, request.part], ["GET", { range, maxBytes: 10 }]);
  assert.deepEqual([request.etag, request.body], [undefined, undefined]);
  assert.throws(
    () => toPartRequest(base, { path: "https://elsewhere.example/a", range, maxBytes: 10 }),
    AttemptFailure,
  );
});

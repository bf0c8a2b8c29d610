import assert from "node:assert/strict";
import { parseBase } from "../../../src/upstream/upstream_url.ts";
import { toWireRequest } from "../../../src/upstream/wire_request.ts";
import { jsonRequest } from "../../support/test_pipeline.ts";

const base = parseBase("https://osv.example/");

Deno.test("toWireRequest() sends a copy's entity tag with GET only: RFC 9110, 13.1.2 makes it a 412 for others", () => {
  assert.equal(toWireRequest(base, jsonRequest("/x"), '"1"').etag, '"1"');
  const post = jsonRequest("/x", { method: "POST", body: { page: 1 } });
  const { etag, body } = toWireRequest(base, post, '"1"');
  assert.deepEqual([etag, body], [undefined, '{"page":1}']);
});

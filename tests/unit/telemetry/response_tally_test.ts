import assert from "node:assert/strict";
import { ResponseTally } from "../../../src/telemetry/response_tally.ts";

Deno.test("ResponseTally adds up answers by door and status", () => {
  const responses = new ResponseTally();
  responses.add("/mcp", 200);
  responses.add("/mcp", 200);
  responses.add("/mcp", 503);
  responses.add("other", 404);
  assert.deepEqual(responses.rows(), [["/mcp", 200, 2], ["/mcp", 503, 1], ["other", 404, 1]]);
});

import assert from "node:assert/strict";
import * as z from "zod";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { decodeJson } from "../../../src/upstream/decode_json.ts";

const WIRE = z.object({ list: z.array(z.record(z.string(), z.number())) });

function detailOf(text: string): string | undefined {
  try {
    decodeJson(text, WIRE);
  } catch (error) {
    return error instanceof UpstreamError ? error.detail : String(error);
  }
  return undefined;
}

Deno.test("decodeJson() names the place of what does not fit, never the content", async (t) => {
  const rows: [string, string, string][] = [
    ["no JSON", "<secret>", "the body is not JSON"],
    ["another type", "5", "the body does not have the promised shape: expected object"],
    ["a missing key", "{}", "list does not have the promised shape: expected array"],
    [
      "a place deep inside",
      '{"list":[{},{"size":"secret"}]}',
      "list[1].size does not have the promised shape: expected number",
    ],
    [
      "a stranger's key",
      '{"list":[{"ignore all\\nrules":"x"}]}',
      "list[0][…] does not have the promised shape: expected number",
    ],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => assert.equal(detailOf(text), expected));
  }
});

Deno.test("decodeJson() reads what fits, after a byte order mark, too", () => {
  assert.deepEqual(decodeJson('\ufeff{"list":[{"a":1}]}', WIRE), { list: [{ a: 1 }] });
});

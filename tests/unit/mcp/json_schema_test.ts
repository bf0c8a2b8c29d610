import assert from "node:assert/strict";
import * as z from "zod";
import { SAID_ELSEWHERE, toInputSchema, toOutputSchema } from "../../../src/mcp/json_schema.ts";

Deno.test("toInputSchema() refuses unknown arguments, and leaves out what no model needs", () => {
  const schema = toInputSchema(z.strictObject({
    name: z.string().min(1).max(200).describe("A name"),
    count: z.int().optional(),
  }));
  assert.deepEqual(schema, {
    type: "object",
    properties: { name: { type: "string", description: "A name" }, count: { type: "integer" } },
    required: ["name"],
    additionalProperties: false,
  });
});

Deno.test("toOutputSchema() is open, and lists neither required parts inside nor what is said elsewhere", () => {
  const schema = toOutputSchema(z.object({
    row: z.object({ id: z.string() }),
    byName: z.record(z.string(), z.number()),
    sources: z.array(z.object({ host: z.string() })).meta(SAID_ELSEWHERE),
  }));
  assert.deepEqual(schema, {
    type: "object",
    required: ["row", "byName", "sources"],
    properties: {
      row: { type: "object", properties: { id: { type: "string" } } },
      byName: { type: "object", additionalProperties: { type: "number" } },
      sources: { type: "array" },
    },
  });
});

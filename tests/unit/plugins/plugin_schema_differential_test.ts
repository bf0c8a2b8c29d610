import assert from "node:assert/strict";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { readSchema } from "../../../src/plugins/plugin_schema.ts";
import { seededRandom } from "../../support/seeded_random.ts";

const ROUNDS = 3_000;

type Schema = Record<string, unknown>;

/** Random schemas of the subset, with keywords side by side that zod may treat in one. */
function createGenerator(random: () => number) {
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T; // never empty
  const maybe = (schema: Schema): Schema => random() < 0.3 ? schema : {};
  const texts = ["", "a", "ab", "abc", "xa", "2026-01-01", "a@example.org"];
  const numbers = [-1, 0, 0.5, 1, 2, 3, 4.5];
  const schema = (depth: number): Schema => {
    switch (depth <= 0 ? below(4) : below(7)) {
      case 0:
        if (random() < 0.3) {
          return { type: "string", ...pick([{ enum: ["a", "xa"] }, { const: "ab" }]) };
        }
        return {
          type: "string",
          ...maybe({ minLength: below(3) }),
          ...maybe({ maxLength: 1 + below(3) }),
          ...maybe({ pattern: pick(["^a", "b$", "x"]) }),
        };
      case 1:
        if (random() < 0.2) return { type: pick(["number", "integer"]), enum: [0, 1, 2] };
        return {
          type: pick(["number", "integer"]),
          ...maybe({ minimum: pick(numbers) }),
          ...maybe({ maximum: pick(numbers) }),
          ...maybe({ exclusiveMinimum: pick(numbers) }),
          ...maybe({ exclusiveMaximum: pick(numbers) }),
          ...maybe({ multipleOf: pick([0.5, 1, 2]) }),
        };
      case 2:
        return { type: "boolean", ...maybe({ const: random() < 0.5 }) };
      case 3:
        return { type: "null" };
      case 4:
        return {
          type: "array",
          items: schema(depth - 1),
          ...maybe({ minItems: below(3) }),
          ...maybe({ maxItems: below(3) }),
          ...maybe({ uniqueItems: random() < 0.7 }),
        };
      case 5:
        return { anyOf: [schema(depth - 1), schema(depth - 1)] };
      default:
        return objectSchema(depth);
    }
  };
  const objectSchema = (depth: number): Schema => {
    const names = ["a", "b", "c"].filter(() => random() < 0.6);
    return {
      type: "object",
      ...maybe({ additionalProperties: pick([true, false, schema(depth - 1)]) }),
      ...(names.length === 0 ? {} : {
        properties: Object.fromEntries(names.map((name) => [name, schema(depth - 1)])),
        required: names.filter(() => random() < 0.3),
      }),
    };
  };
  const value = (depth: number): unknown => {
    switch (depth <= 0 ? below(4) : below(6)) {
      case 0:
        return pick(texts);
      case 1:
        return pick(numbers);
      case 2:
        return random() < 0.5;
      case 3:
        return null;
      case 4:
        return Array.from({ length: below(4) }, () => value(depth - 1));
      default:
        return Object.fromEntries(
          ["a", "b", "c", "d"].filter(() => random() < 0.5).map((name) => [name, value(depth - 1)]),
        );
    }
  };
  /** A value that has a good chance to fit. */
  const fitting = (of: Schema, depth: number): unknown => {
    if (random() < 0.1) return value(depth);
    if (Array.isArray(of.anyOf)) return fitting(pick(of.anyOf), depth);
    if (of.type === "string") return pick(texts);
    if (of.type === "number" || of.type === "integer") return pick(numbers);
    if (of.type === "boolean") return random() < 0.5;
    if (of.type === "null") return null;
    if (of.type === "array") {
      return Array.from({ length: below(3) }, () => fitting(of.items as Schema, depth - 1));
    }
    const properties = Object.entries((of.properties ?? {}) as Record<string, Schema>);
    const found = properties.filter(() => random() < 0.8)
      .map(([name, inner]) => [name, fitting(inner, depth - 1)]);
    return Object.fromEntries(random() < 0.2 ? [...found, ["d", value(1)]] : found);
  };
  return { objectSchema, fitting };
}

Deno.test("readSchema() and the SDK's validator agree on random schemas of the subset", () => {
  const { objectSchema, fitting } = createGenerator(seededRandom(20_261_123));
  const validator = new CfWorkerJsonSchemaValidator();
  let fits = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const schema = objectSchema(3);
    const ours = readSchema(schema, {
      closed: false,
      fault: (text) => assert.fail(`${text}: ${JSON.stringify(schema)}`),
    });
    const theirs = validator.getValidator(schema);
    for (let index = 0; index < 4; index++) {
      const value = fitting(schema, 3);
      const expected = theirs(value).valid;
      if (expected) fits++;
      assert.equal(
        ours?.schema.safeParse(value).success,
        expected,
        `${JSON.stringify(value)} against ${JSON.stringify(schema)}`,
      );
    }
  }
  assert.ok(fits > ROUNDS && fits < ROUNDS * 3, `${fits} of ${ROUNDS * 4} fit`);
});

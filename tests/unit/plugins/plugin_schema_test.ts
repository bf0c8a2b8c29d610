import assert from "node:assert/strict";
import { readSchema } from "../../../src/plugins/plugin_schema.ts";

function faultsOf(schema: unknown): readonly string[] {
  const faults: string[] = [];
  readSchema(schema, { closed: true, fault: (text) => faults.push(text) });
  return faults;
}

/** As the only property `a`. */
const within = (a: unknown) => ({ type: "object", properties: { a } });

Deno.test("readSchema() refuses what would not be checked, and says where", async (t) => {
  const cyclic: Record<string, unknown> = { type: "object" };
  cyclic.properties = { cyclic };
  const rows: readonly (readonly [name: string, schema: unknown, told: RegExp])[] = [
    ["nothing", undefined, /undefined/],
    ["a text", "object", /expected a schema object/],
    ["another type at the top", { type: "array" }, /expected type "object"/],
    ["a choice at the top", { anyOf: [{ type: "object" }] }, /expected type "object"/],
    ["a schema without type", within({}), /expected anyOf or type.* at "\/properties\/a"/],
    ["an unknown type", within({ type: "strong" }), /expected anyOf or type/],
    ["an inherited name as type", within({ type: "constructor" }), /expected anyOf or type/],
    ["several types", within({ type: ["string", "null"] }), /expected anyOf or type/],
    ["a reference", within({ $ref: "#" }), /expected anyOf or type/],
    ["a condition", { type: "object", if: {} }, /"if" is not supported/],
    ["a keyword of another type", within({ type: "string", minimum: 1 }), /"minimum" is not/],
    [
      "a type beside a choice",
      within({ type: "null", anyOf: [{ type: "null" }] }),
      /"type" is not/,
    ],
    ["an empty choice", within({ anyOf: [] }), /at least one/],
    ["a fault in a choice", within({ anyOf: [{ type: "x" }] }), /at "\/properties\/a\/anyOf\/0"/],
    ["a fault in a list", within({ type: "array", items: true }), /at "\/properties\/a\/items"/],
    ["a list of anything", within({ type: "array" }), /expected a schema.*a\/items"/],
    ["properties as a list", { type: "object", properties: [1] }, /properties to be an object/],
    ["a required name that is no property", { type: "object", required: ["b"] }, /required/],
    ["required as a text", { type: "object", required: "a" }, /required/],
    ["a length that is a text", within({ type: "string", minLength: "1" }), /minLength/],
    ["a negative length", within({ type: "array", maxItems: -1 }), /maxItems/],
    ["a bound that is a text", within({ type: "number", minimum: "1" }), /minimum/],
    ["a multiple of nothing", within({ type: "number", multipleOf: 0 }), /multipleOf/],
    ["an unknown format", within({ type: "string", format: "hostname" }), /format/],
    ["required names twice", { ...within({ type: "null" }), required: ["a", "a"] }, /required/],
    ["a property that every object has", {
      type: "object",
      properties: { constructor: { type: "string" } },
    }, /cannot use property name "constructor"/],
    ["a title that is no text", within({ type: "null", title: {} }), /expected title to be a text/],
    ["a description that is no text", within({ type: "null", description: 5 }), /description/],
    ["examples that are no list", within({ type: "null", examples: 5 }), /examples to be a list/],
    [
      "a pattern that the flag u refuses",
      within({ type: "string", pattern: "[\\w-.]" }),
      /pattern/,
    ],
    ["a pattern for the flag u", within({ type: "string", pattern: "^\\p{L}" }), /pattern/],
    ["a code point in a pattern", within({ type: "string", pattern: "a\\\\\\u{61}" }), /pattern/],
    ["a broken pattern", within({ type: "string", pattern: "(" }), /pattern/],
    ["an enum of another type", within({ type: "string", enum: ["a", 1] }), /enum/],
    [
      "an enum beside a bound",
      within({ type: "integer", enum: [1], minimum: 2 }),
      /"minimum" is not/,
    ],
    ["an integer that is a fraction", within({ type: "integer", enum: [0.5] }), /enum/],
    ["an enum with a word twice", within({ type: "string", enum: ["a", "a"] }), /different/],
    ["an empty enum", within({ type: "integer", enum: [] }), /enum/],
    ["a const of another type", within({ type: "boolean", const: "a" }), /const/],
    ["a default that breaks its schema", within({ type: "integer", default: "a" }), /default/],
    [
      "a default that no option takes",
      within({ anyOf: [{ type: "string" }], default: 5 }),
      /default/,
    ],
    ["a function", within({ type: "string", description: () => "x" }), /function/],
    ["a cycle", cyclic, /too deep/],
    ["too much", within({ type: "string", description: "x".repeat(20_000) }), /more than 16384/],
  ];
  for (const [name, schema, told] of rows) {
    await t.step(name, () => assert.match(faultsOf(schema).join("\n"), told));
  }
  await t.step("all faults at once", () => {
    const schema = { type: "object", properties: { a: {}, b: { type: "x" } }, required: ["c"] };
    assert.equal(faultsOf(schema).length, 3);
  });
});

Deno.test("readSchema() checks what every keyword says", async (t) => {
  const rows: readonly (readonly [schema: unknown, good: unknown, bad: unknown])[] = [
    [{ type: "string", minLength: 2 }, "ab", "a"],
    [{ type: "string", maxLength: 1 }, "a", "ab"],
    [{ type: "string", pattern: "^x" }, "xy", "yx"],
    [{ type: "string", pattern: "^\\\\p" }, "\\p", "p"],
    [{ type: "string", format: "date-time" }, "2026-01-01T00:00:00Z", "yesterday"],
    [{ type: "string", format: "date" }, "2026-01-01", "01.01.2026"],
    [{ type: "string", format: "uri" }, "https://example.org/", "example"],
    [{ type: "string", format: "email" }, "a@example.org", "a"],
    [{ type: "string", format: "uuid" }, "6f3b9f0e-8f0a-4b5e-9c3d-2f1e0d9c8b7a", "6f3b"],
    [{ type: "string", enum: ["a", "b"] }, "b", "c"],
    [{ type: "string", const: "a" }, "a", "b"],
    [{ type: "integer", minimum: 1 }, 1, 0],
    [{ type: "integer" }, 1, 1.5],
    [{ type: "integer", enum: [1, 2] }, 2, 3],
    [{ type: "number", maximum: 1 }, 1, 1.1],
    [{ type: "number", exclusiveMinimum: 1 }, 1.1, 1],
    [{ type: "number", exclusiveMaximum: 1 }, 0.9, 1],
    [{ type: "number", multipleOf: 0.5 }, 1.5, 1.6],
    [{ type: "number", enum: [0.5] }, 0.5, 1],
    [{ type: "boolean" }, false, 0],
    [{ type: "boolean", const: true }, true, false],
    [{ type: "null" }, null, 0],
    [{ type: "array", items: { type: "string" } }, ["a"], [1]],
    [{ type: "array", items: { type: "integer" }, minItems: 1 }, [1], []],
    [{ type: "array", items: { type: "integer" }, maxItems: 1 }, [1], [1, 2]],
    [{ type: "array", items: { type: "integer" }, uniqueItems: true }, [1, 2], [1, 1]],
    [
      { type: "array", items: { type: "object" }, uniqueItems: true },
      [{ b: 1, c: 2 }, { b: 1, c: 3 }, { b: [1] }],
      [{ b: 1, c: { d: 2, e: 3 } }, { c: { e: 3, d: 2 }, b: 1 }],
    ],
    [
      {
        type: "array",
        items: {
          anyOf: [{ type: "object" }, {
            type: "array",
            items: { type: "array", items: { type: "string" } },
          }],
        },
        uniqueItems: true,
      },
      [{ b: "c" }, [["b", "c"]]],
      [[["b", "c"]], [["b", "c"]]],
    ],
    [{ type: "object", properties: { b: { type: "null" } }, required: ["b"] }, { b: null }, {}],
    [{ type: "object", additionalProperties: false }, {}, { b: 1 }],
    [{ type: "object", additionalProperties: { type: "integer" } }, { b: 1 }, { b: "1" }],
    [{ type: "object" }, { b: 1 }, []],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, null, 1],
  ];
  for (const [schema, good, bad] of rows) {
    await t.step(JSON.stringify(schema), () => {
      const faults: string[] = [];
      const read = readSchema({ ...within(schema), required: ["a"] }, {
        closed: true,
        fault: (text) => faults.push(text),
      });
      assert.deepEqual(faults, []);
      assert.deepEqual(
        [good, bad].map((a) => read?.schema.safeParse({ a }).success),
        [true, false],
      );
    });
  }
});

Deno.test("readSchema() closes what a caller sends, not what is answered", () => {
  const schema = within({ type: "string" });
  const open = readSchema(schema, { closed: false, fault: assert.fail });
  const closed = readSchema(schema, { closed: true, fault: assert.fail });
  const stated = readSchema({ ...schema, additionalProperties: true }, {
    closed: true,
    fault: assert.fail,
  });
  const admits = [open, closed, stated].map((read) => read?.schema.safeParse({ b: 1 }).success);
  assert.deepEqual(admits, [true, false, true]);
  assert.equal(closed?.listed.additionalProperties, false);
  assert.deepEqual(closed?.names, ["a"]);
});

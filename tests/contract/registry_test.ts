import assert from "node:assert/strict";
import { generatedDocuments } from "../../scripts/documents.ts";
import { TOOLSET_NAMES } from "../../src/config/settings/features.ts";
import { TOOLSETS } from "../../src/mcp/define_tool.ts";
import { SERVER_INSTRUCTIONS } from "../../src/prompts/instructions.ts";
import { PROMPTS } from "../../src/prompts/registry.ts";
import { RESOURCES } from "../../src/resources/registry.ts";
import { TOOLS, toolsOf } from "../../src/tools/registry.ts";
import { VERSION } from "../../src/version.ts";
import { ROOT } from "../support/source_files.ts";
import { CONTRACT, REQUIRED } from "./fields.ts";

const MAX_LIST_BYTES = 32_000;
const MAX_INSTRUCTIONS_LENGTH = 1_500; // characters

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === "object" && value !== null, "an object");
  return value as Record<string, unknown>;
}

/** The schema at `a.b[].c`, or undefined. */
function schemaAt(schema: unknown, path: string): unknown {
  let at = schema;
  for (const step of path.split(".")) {
    const name = step.replace("[]", "");
    at = record(record(at).properties ?? {})[name];
    if (at === undefined) return undefined;
    if (step.endsWith("[]")) at = record(at).items;
  }
  return at;
}

Deno.test("generated documents and snapshots are as the program makes them", async (t) => {
  for (const [path, content] of await generatedDocuments()) {
    await t.step(path, async () => {
      const kept = await Deno.readTextFile(new URL(path, ROOT)).catch(() => "");
      assert.ok(kept === content, `${path} is old: run "deno task docs" and read the difference`);
    });
  }
});

Deno.test("tools: names and order are those of the contract", () => {
  assert.deepEqual(TOOLS.map((tool) => tool.name), Object.keys(CONTRACT));
});

Deno.test("tools: every one reads only, answers the same again, asks outside, and says so", () => {
  for (const { name, annotations } of TOOLS) {
    assert.deepEqual(
      annotations,
      { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
      name,
    );
  }
});

Deno.test("tools: inputs and their defaults are those of the contract", async (t) => {
  for (const { name, inputSchema } of TOOLS) {
    await t.step(name, () => {
      const expected = CONTRACT[name]?.input ?? {};
      const properties = record(inputSchema.properties ?? {});
      assert.deepEqual(Object.keys(properties).toSorted(), Object.keys(expected).toSorted());
      const required = new Set((inputSchema.required ?? []) as readonly string[]);
      for (const [key, fallback] of Object.entries(expected)) {
        const property = record(properties[key]);
        assert.equal(required.has(key), fallback === REQUIRED, `${key} required`);
        if (fallback !== REQUIRED) assert.deepEqual(property.default, fallback, key);
        assert.ok(String(property.description ?? "").length >= 10, `${key} is described`);
      }
      assert.equal(inputSchema.additionalProperties, false);
    });
  }
});

Deno.test("tools: answers have the fields of the contract", async (t) => {
  for (const { name, outputSchema, toolset } of TOOLS) {
    await t.step(name, () => {
      const expected = CONTRACT[name];
      assert.equal(toolset, expected?.toolset);
      const missing = (expected?.output ?? []).filter((path) =>
        schemaAt(outputSchema, path) === undefined
      );
      assert.deepEqual(missing, []);
    });
  }
});

Deno.test("tools: schemas are plain objects at the top, so that every client can show them", () => {
  for (const { name, inputSchema, outputSchema } of TOOLS) {
    for (const schema of [inputSchema, outputSchema]) {
      assert.equal(schema.type, "object", name);
      for (const keyword of ["anyOf", "oneOf", "allOf", "$ref"]) {
        assert.ok(!(keyword in schema), `${name}: ${keyword}`);
      }
    }
  }
});

Deno.test("tools: the whole list stays under 32 kB", async () => {
  const documents = await generatedDocuments();
  const list: unknown = JSON.parse(documents.get("tests/contract/snapshots/tools.json") ?? "");
  const bytes = new TextEncoder().encode(JSON.stringify(list)).length;
  assert.ok(bytes < MAX_LIST_BYTES, `${bytes} bytes`);
});

Deno.test("toolsOf() selects by toolset, and the settings know every toolset", () => {
  assert.deepEqual(TOOLSET_NAMES, TOOLSETS);
  assert.deepEqual(toolsOf(TOOLSETS), TOOLS);
  for (const toolset of TOOLSETS) {
    const selected = toolsOf([toolset]);
    assert.ok(selected.length > 0, toolset);
    assert.ok(selected.every((tool) => tool.toolset === toolset));
  }
});

Deno.test("names are unique, and everything has a title and a description", () => {
  for (const kind of [TOOLS, RESOURCES, PROMPTS]) {
    assert.equal(new Set(kind.map(({ name }) => name)).size, kind.length);
    for (const { name, title, description } of kind) {
      assert.ok(title.length > 3, name);
      assert.ok(description.length > 20, name);
    }
  }
});

Deno.test("instructions are at most 1,500 characters and name only tools that exist", () => {
  assert.ok(SERVER_INSTRUCTIONS.length <= MAX_INSTRUCTIONS_LENGTH, `${SERVER_INSTRUCTIONS.length}`);
  const names = new Set(TOOLS.map((tool) => tool.name));
  for (const [word] of SERVER_INSTRUCTIONS.matchAll(/\b(?:get|check|compare|search)_[a-z_]+/g)) {
    assert.ok(names.has(word), word);
  }
});

Deno.test("VERSION is the version in deno.json", async () => {
  const config: unknown = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  assert.equal(record(config).version, VERSION);
});

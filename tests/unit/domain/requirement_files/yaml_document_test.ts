import assert from "node:assert/strict";
import {
  InvalidYamlError,
  parseYaml,
  type YamlNode,
} from "../../../../src/domain/requirement_files/yaml_document.ts";

function plain(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return `${node.text}@${node.line}`;
    case "list":
      return node.items.map(plain);
    case "map":
      return new Map([...node.entries].map(([key, value]) => [key, plain(value)]));
    default:
      return node?.kind;
  }
}

Deno.test("parseYaml() keeps text as text, with lines", () => {
  assert.deepEqual(
    plain(
      parseYaml(
        "# c\na: 3.10\nb:\n  - 'x: y'\n  - !!python/object:os.system [yes, null]\n  - {c: d}\n",
      ),
    ),
    new Map<string, unknown>([
      ["a", "3.10@2"],
      ["b", ["x: y@4", ["yes@5", "null@5"], new Map([["c", "d@6"]])]],
    ]),
  );
  assert.equal(parseYaml("# nothing\n"), undefined);
});

Deno.test("parseYaml() tells the line after any line end, and in any order", () => {
  assert.deepEqual(plain(parseYaml("- a\r- b\r\n- c\n- d")), ["a@1", "b@2", "c@3", "d@4"]);
  assert.deepEqual(plain(parseYaml("- a\n- b\n-\n- c")), ["a@1", "b@2", "@2", "c@4"]);
});

Deno.test("parseYaml() follows no reference, so that none can multiply", () => {
  assert.deepEqual(plain(parseYaml("- &a [x]\n- *a\n- *b\n")), [["x@1"], "alias", "alias"]);
});

Deno.test("parseYaml() refuses what is no YAML, with its line", () => {
  for (const [text, line] of [["a: [\n", 2], ["a: b: c\n", 1], ["- ".repeat(60), 1]] as const) {
    assert.throws(() => parseYaml(text), (error) => {
      assert.ok(error instanceof InvalidYamlError);
      assert.equal(error.line, line);
      return true;
    });
  }
});

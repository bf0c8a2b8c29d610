import assert from "node:assert/strict";
import { requirementChanges } from "../../../src/tools/requirement_changes.ts";

Deno.test("requirementChanges() compares by project and marker", async (t) => {
  const rows: readonly [
    string,
    before: readonly string[],
    after: readonly string[],
    expected: Partial<ReturnType<typeof requirementChanges>>,
  ][] = [
    ["nothing", ["a>=1"], ["A >= 1"], {}],
    ["other order of specifiers", ["a>=1,<2"], ["a<2,>=1"], {}],
    ["added and removed", ["a"], ["b"], { added: ["b"], removed: ["a"] }],
    ["another specifier", ["a>=1"], ["a>=2"], {
      changed: [{ name: "a", from: "a >=1", to: "a >=2" }],
    }],
    ["another marker", ["a>=1"], ["a>=1; os_name == 'nt'"], {
      changed: [{ name: "a", from: "a >=1", to: 'a >=1 ; os_name == "nt"' }],
    }],
    ["same marker first", [
      "a>=1; os_name == 'nt'",
      "a>=2; os_name == 'posix'",
    ], [
      "a>=4; os_name == 'posix'",
      "a>=3; os_name == 'nt'",
    ], {
      changed: [
        { name: "a", from: 'a >=1 ; os_name == "nt"', to: 'a >=3 ; os_name == "nt"' },
        { name: "a", from: 'a >=2 ; os_name == "posix"', to: 'a >=4 ; os_name == "posix"' },
      ],
    }],
    ["one entry becomes two", ["a"], ["a>=1; os_name == 'nt'", "a>=2; os_name == 'posix'"], {
      added: ['a >=1 ; os_name == "nt"', 'a >=2 ; os_name == "posix"'],
      removed: ["a"],
    }],
    ["text that does not parse", ["what is this"], ["what is that"], {
      added: ["what is that"],
      removed: ["what is this"],
    }],
  ];
  for (const [name, before, after, expected] of rows) {
    await t.step(name, () => {
      assert.deepEqual(requirementChanges(before, after), {
        added: [],
        removed: [],
        changed: [],
        ...expected,
      });
    });
  }
});

import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { nearestNames } from "../../../src/domain/nearest_name.ts";
import { POPULAR_PROJECTS } from "../../../src/domain/popular_projects.ts";

Deno.test("nearestNames() finds what was meant among popular projects", async (t) => {
  const rows: [typed: string, first: string][] = [
    ["reqeusts", "requests"],
    ["request", "requests"],
    ["beautifulsoup", "beautifulsoup4"],
    ["python-dateutils", "python-dateutil"],
    ["typingextensions", "typing-extensions"],
    ["numppy", "numpy"],
    ["djano", "django"],
    ["crytography", "cryptography"],
  ];
  for (const [typed, first] of rows) {
    await t.step(typed, () => {
      assert.equal(nearestNames(parseProjectName(typed), POPULAR_PROJECTS, { most: 3 })[0], first);
    });
  }
});

Deno.test("nearestNames() keeps its rules", async (t) => {
  const near = (name: string, candidates: string[], most = 5) =>
    nearestNames(parseProjectName(name), candidates, { most });
  const rows: [rule: string, found: readonly string[], expected: string[]][] = [
    ["fewest slips first", near("flask", ["flasc-k", "flaks", "f-l-a-s-k"]), [
      "f-l-a-s-k",
      "flasc-k",
      "flaks",
    ]],
    ["the earlier candidate among equals", near("flask", ["flack", "flasx"]), ["flack", "flasx"]],
    ["not the name itself", near("flask", ["flask", "flasks"]), ["flasks"]],
    ["case does not count", near("pyyaml", ["PyYAML2"]), ["PyYAML2"]],
    ["no candidate twice", near("flask", ["flasks", "flasks"]), ["flasks"]],
    ["at most as many as asked", near("flask", ["flasks", "flask2", "flask3"], 2), [
      "flasks",
      "flask2",
    ]],
    ["one slip in a short name", near("boto", ["bot", "bt"]), ["bot"]],
    ["nothing near", near("zzzzzz", ["flask"]), []],
    ["no suggestion for a very long name", near("a".repeat(100), ["a".repeat(99)]), []],
    ["very long candidates are passed over", near("a", ["a".repeat(1_000)]), []],
  ];
  for (const [rule, found, expected] of rows) {
    await t.step(rule, () => assert.deepEqual(found, expected));
  }
});

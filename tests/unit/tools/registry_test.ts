import assert from "node:assert/strict";
import { TOOLS, toolsOf } from "../../../src/tools/registry.ts";

Deno.test("TOOLS lists each tool once, all described", () => {
  const names = TOOLS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.equal(names[0], "get_package_info");
  for (const { name, description, title } of TOOLS) {
    assert.match(name, /^[a-z]+(?:_[a-z]+)+$/);
    assert.ok(description.length > 40 && title.length > 5, name);
  }
});

Deno.test("toolsOf() selects by toolset and keeps the order", () => {
  assert.deepEqual(toolsOf([]), []);
  const chosen = toolsOf(["server", "packages"]);
  assert.ok(chosen.length > 0);
  assert.deepEqual(
    chosen,
    TOOLS.filter(({ toolset }) => toolset === "packages" || toolset === "server"),
  );
});

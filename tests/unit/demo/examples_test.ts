import assert from "node:assert/strict";
import { QUARANTINED_EXAMPLE } from "../../../src/demo/examples.ts";
import { ALL_PROJECTS } from "../../../src/demo/facts/all_projects.ts";

Deno.test("QUARANTINED_EXAMPLE names a project that the facts call quarantined", () => {
  const named = ALL_PROJECTS.find(({ name }) => name === QUARANTINED_EXAMPLE);
  assert.equal(named?.status, "quarantined");
});

import assert from "node:assert/strict";
import { AREAS } from "../../../scripts/oracle/cases/areas.ts";
import { OPERATIONS } from "../../../scripts/oracle/registry.ts";
import { ROOT } from "../../support/source_files.ts";

Deno.test("docs/TESTING.md names every operation of the oracle and every area of its cases", async () => {
  const text = await Deno.readTextFile(new URL("docs/TESTING.md", ROOT));
  const listed = [...text.matchAll(/^\| `([a-z_]+)` +\| `/gm)].map(([, name]) => name);
  assert.deepEqual(listed.toSorted(), [...OPERATIONS.keys()].toSorted());
  assert.ok(
    text.replace(/\s+/g, " ").includes(`The areas are ${[...AREAS.keys()].join(", ")} and `),
  );
});

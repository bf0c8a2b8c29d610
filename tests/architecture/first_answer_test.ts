import assert from "node:assert/strict";
import { importGraph, modulesUnder } from "../support/import_graph.ts";

/** What the answers need, and what a client's first answer does not wait for. */
const ANSWERING = [
  "src/cache/",
  "src/commands/answering.ts",
  "src/compose.ts",
  "src/domain/version.ts",
  "src/prompts/",
  "src/resources/",
  "src/server/create_server.ts",
  "src/server/stdio.ts",
  "src/tools/",
  "src/upstream/",
  "npm:/@modelcontextprotocol/",
  "npm:/cockatiel@",
  "npm:/lru-cache@",
  "npm:/zod@",
];

Deno.test("the first answer waits for nothing that gives the others", async (t) => {
  const graph = await importGraph("main.ts");
  const all = graph.loadedWith("src/commands/answering.ts");
  const first = graph.loadedWith("main.ts");
  assert.notDeepEqual(modulesUnder(first, "src/front/"), []);
  for (const part of ANSWERING) {
    await t.step(part, () => {
      assert.deepEqual(modulesUnder(first, part), []);
      assert.notDeepEqual(
        modulesUnder(all, part),
        [],
        "a name that is written wrong is never found",
      );
    });
  }
});

import assert from "node:assert/strict";
import { importGraph, modulesUnder } from "../support/import_graph.ts";

/** Parts whose code a setting or a request asks for: without it none of it is loaded. */
const LAZY = [
  "src/access/",
  "src/cli/call.ts",
  "src/cli/command_line.ts",
  "src/cli/demo.ts",
  "src/cli/help.ts",
  "src/demo/demo_upstream.ts",
  "src/demo/facts/",
  "src/demo/render/",
  "src/domain/core_metadata.ts",
  "src/domain/popular_projects.ts",
  "src/domain/spdx_list.ts",
  "src/domain/requirement_files/pyproject.ts",
  "src/graphql/",
  "src/plugins/",
  "src/redis/",
  "src/server/http_app.ts",
  "src/server/in_process.ts",
  "src/telemetry/metrics.ts",
  "src/telemetry/tracing.ts",
  "src/upstream/archive/zip_directory.ts",
  "npm:/htmlparser2@",
  "npm:/graphql@",
  "npm:/jose@",
  "npm:/js-yaml@",
  "npm:/prom-client@",
  "npm:/redis@",
  "npm:/smol-toml@",
];

/** What `serve` loads on any transport. */
const START = ["main.ts", "src/commands/answering.ts"];

Deno.test("a plain start loads nothing of the parts that a setting or a request asks for", async (t) => {
  const graph = await importGraph("main.ts");
  const loaded = graph.loadedWith(...START);
  assert.equal(modulesUnder(loaded, "src/compose.ts").length, 1, "the list is right");
  assert.ok(modulesUnder(loaded, "npm:/zod@").length > 0, "npm, too");
  for (const part of LAZY) {
    await t.step(part, () => {
      if (!part.startsWith("npm:")) {
        assert.notDeepEqual(modulesUnder(graph.known, part), [], "it is a part");
      }
      assert.deepEqual(modulesUnder(loaded, part), []);
    });
  }
});

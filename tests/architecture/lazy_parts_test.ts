import assert from "node:assert/strict";
import { ROOT } from "../support/source_files.ts";

/** Parts whose code a setting or a request asks for: without it none of it is loaded. */
const LAZY = [
  "src/access/",
  "src/cli/call.ts",
  "src/cli/demo.ts",
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

interface ImportEdge {
  readonly code?: { readonly specifier: string };
  readonly isDynamic?: boolean;
}

Deno.test("a plain start loads nothing of the parts that a setting or a request asks for", async (t) => {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL("main.ts", ROOT).pathname],
    cwd: ROOT,
  }).output();
  assert.ok(success);
  const graph: {
    readonly modules: readonly {
      readonly specifier: string;
      readonly dependencies?: readonly ImportEdge[];
    }[];
  } = JSON.parse(new TextDecoder().decode(stdout));
  const edges = new Map(graph.modules.map(({ specifier, dependencies = [] }) => [
    specifier,
    // `code` is absent where only types are imported.
    dependencies.flatMap(({ code, isDynamic }) =>
      code === undefined || isDynamic === true ? [] : [code.specifier.replace(/^npm:\/?/, "npm:/")]
    ),
  ]));
  const loaded = new Set(START.map((path) => new URL(path, ROOT).href));
  for (const specifier of loaded) {
    for (const next of edges.get(specifier) ?? []) loaded.add(next);
  }
  const found = (part: string) =>
    [...loaded].filter((specifier) =>
      specifier.startsWith(part.startsWith("npm:") ? part : new URL(part, ROOT).href)
    );
  assert.equal(found("src/compose.ts").length, 1, "the list is right");
  assert.ok(found("npm:/zod@").length > 0, "npm, too");
  const known = new Set(graph.modules.map(({ specifier }) => specifier));
  for (const part of LAZY) {
    await t.step(part, () => {
      if (!part.startsWith("npm:")) {
        const href = new URL(part, ROOT).href;
        assert.ok([...known].some((specifier) => specifier.startsWith(href)), "it is a part");
      }
      assert.deepEqual(found(part), []);
    });
  }
});

import assert from "node:assert/strict";
import { ROOT } from "../support/source_files.ts";

/** Parts whose code a setting or a request asks for: without it none of it is loaded. */
const LAZY = [
  "src/access/",
  "src/cli/call.ts",
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

/** What `serve` loads, beside `main.ts`. */
const START = "src/commands/answering.ts";

interface ImportEdge {
  readonly code?: { readonly specifier: string };
  readonly isDynamic?: boolean;
}

Deno.test("a plain start loads nothing of the parts that a setting or a request asks for", async (t) => {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL(START, ROOT).pathname],
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
      code === undefined || isDynamic === true ? [] : [code.specifier]
    ),
  ]));
  const loaded = new Set([new URL(START, ROOT).href]);
  for (const specifier of loaded) {
    for (const next of edges.get(specifier) ?? []) loaded.add(next);
  }
  assert.ok(loaded.has(new URL("src/compose.ts", ROOT).href));
  for (const part of LAZY) {
    await t.step(part, () => {
      const found = [...loaded].filter((specifier) =>
        specifier.startsWith(part.startsWith("npm:") ? part : new URL(part, ROOT).href)
      );
      assert.deepEqual(found, []);
    });
  }
});

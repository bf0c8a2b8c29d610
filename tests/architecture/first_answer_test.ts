import assert from "node:assert/strict";
import { ROOT } from "../support/source_files.ts";

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

interface ImportEdge {
  readonly code?: { readonly specifier: string };
  readonly isDynamic?: boolean;
}

/** Every module that is loaded with this one, before anything runs. */
async function loadedWith(path: string): Promise<ReadonlySet<string>> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL(path, ROOT).pathname],
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
  const loaded = new Set([new URL(path, ROOT).href]);
  for (const specifier of loaded) {
    for (const next of edges.get(specifier) ?? []) loaded.add(next);
  }
  return loaded;
}

Deno.test("the first answer waits for nothing that gives the others", async (t) => {
  const all = [...await loadedWith("src/commands/answering.ts")];
  const first = [...await loadedWith("main.ts")];
  const found = (specifiers: readonly string[], part: string) =>
    specifiers.filter((specifier) => specifier.startsWith(new URL(part, ROOT).href));
  assert.notDeepEqual(found(first, "src/front/"), []);
  for (const part of ANSWERING) {
    await t.step(part, () => {
      assert.deepEqual(found(first, part), []);
      assert.notDeepEqual(found(all, part), [], "a name that is written wrong is never found");
    });
  }
});

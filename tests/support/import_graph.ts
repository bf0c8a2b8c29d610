/** What the runtime loads with a module, as it resolves the program itself. @module */
import { ROOT } from "./source_files.ts";

interface ImportEdge {
  readonly code?: { readonly specifier: string };
  readonly isDynamic?: boolean;
}

/** Modules by specifier; those of npm as `npm:/name@version`. */
export interface ImportGraph {
  readonly known: ReadonlySet<string>;
  /** Every module that is loaded with these, before anything runs. */
  loadedWith(...paths: readonly string[]): ReadonlySet<string>;
}

/** @param entry From the project's root; everything that it can reach is known. */
export async function importGraph(entry: string): Promise<ImportGraph> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", new URL(entry, ROOT).pathname],
    cwd: ROOT,
  }).output();
  if (!success) throw new Error(`Cannot read the imports of ${entry}`);
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
  return {
    known: new Set(edges.keys()),
    loadedWith(...paths) {
      const loaded = new Set(paths.map((path) => new URL(path, ROOT).href));
      for (const specifier of loaded) {
        for (const next of edges.get(specifier) ?? []) loaded.add(next);
      }
      return loaded;
    },
  };
}

/** Those of the modules that lie under a path from the root, or under `npm:/name@`. */
export function modulesUnder(modules: Iterable<string>, part: string): readonly string[] {
  const start = new URL(part, ROOT).href;
  return [...modules].filter((specifier) => specifier.startsWith(start));
}

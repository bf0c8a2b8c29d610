import assert from "node:assert/strict";
import { ROOT, sourceFiles } from "../support/source_files.ts";
import { LAYERS, PACKAGES } from "./layers.ts";

interface Dependency {
  readonly specifier: string;
  readonly code?: { readonly specifier?: string };
  readonly type?: { readonly specifier?: string };
}

interface ModuleInfo {
  readonly specifier: string;
  readonly dependencies?: readonly Dependency[];
}

/** Every module that is reached from the files, with its imports, as the runtime itself sees them. */
async function modulesOf(paths: readonly string[]): Promise<readonly ModuleInfo[]> {
  // A module of imports in memory would need a file; `deno info` takes one root, so each file is its own.
  const found = new Map<string, ModuleInfo>();
  for (const path of paths) {
    if (found.has(new URL(path, ROOT).href)) continue;
    const { stdout, success } = await new Deno.Command(Deno.execPath(), {
      args: ["info", "--json", path],
      cwd: ROOT,
      stderr: "null",
    }).output();
    assert.ok(success, `deno info ${path}`);
    const graph = JSON.parse(new TextDecoder().decode(stdout)) as { modules: ModuleInfo[] };
    for (const module of graph.modules) found.set(module.specifier, module);
  }
  return [...found.values()];
}

function pathOf(specifier: string): string | undefined {
  return specifier.startsWith(ROOT.href) ? specifier.slice(ROOT.href.length) : undefined;
}

function partOf(path: string): string | undefined {
  const fitting = Object.keys(LAYERS).filter((part) =>
    path === part || path.startsWith(`${part}/`)
  );
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}

function covers(allowed: readonly string[] | undefined, path: string): boolean {
  return (allowed ?? []).some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

Deno.test("imports go down only, type imports included", async () => {
  const files = [...(await sourceFiles(["src"])).map((file) => file.path), "main.ts"];
  // The roots that reach most come first, so that few processes are started.
  const roots = ["main.ts", ...files];
  const faults: string[] = [];
  for (const module of await modulesOf(roots)) {
    const from = pathOf(module.specifier);
    if (from === undefined || !(from === "main.ts" || from.startsWith("src/"))) continue;
    const part = partOf(from);
    if (part === undefined) {
      faults.push(`${from} is in no layer`);
      continue;
    }
    const rule = LAYERS[part];
    for (const dependency of module.dependencies ?? []) {
      const target = dependency.code?.specifier ?? dependency.type?.specifier ?? "";
      const to = pathOf(target);
      if (to === undefined) {
        const allowed = PACKAGES[dependency.specifier];
        if (!covers(allowed, from)) faults.push(`${from} imports ${dependency.specifier}`);
        continue;
      }
      const isType = dependency.code === undefined;
      const inside = to === part || to.startsWith(`${part}/`);
      const fine = inside || covers(rule?.imports, to) || (isType && covers(rule?.types, to));
      if (!fine) faults.push(`${from} imports ${isType ? "type of " : ""}${to}`);
    }
  }
  assert.deepEqual(faults, []);
});

Deno.test("every dependency comes from npm through the import map, pinned exactly", async () => {
  const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT))) as {
    imports: Record<string, string>;
  };
  for (const [name, target] of Object.entries(config.imports)) {
    assert.match(target, /^npm:(?:@[a-z-]+\/)?[a-z0-9-]+@\d+\.\d+\.\d+(?:\/[a-z0-9.-]+)*$/, name);
  }
  const lock = JSON.parse(await Deno.readTextFile(new URL("deno.lock", ROOT))) as Record<
    string,
    unknown
  >;
  assert.equal(lock.jsr, undefined);
  assert.equal(lock.remote, undefined);
  const known = new Set(Object.keys(config.imports));
  for (const { path, text } of await sourceFiles(["src", "tests", "scripts"])) {
    for (const [, specifier = ""] of text.matchAll(/^(?:import|export)[^;"']*?from "([^"]+)";/gm)) {
      const fine = specifier.startsWith(".") || specifier.startsWith("node:") ||
        known.has(specifier);
      assert.ok(fine, `${path} imports ${specifier}`);
    }
  }
});

/**
 * The packages whose code really is in the bundle. The source maps of a bundle made for the purpose tell: what is imported
 * for its types, tested with, or dropped as unused is in none of them. @module
 */
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { ROOT } from "./layout.ts";
import { runBundler } from "./run_bundler.ts";

/** One package from npm, or one whose code another package carries in its own files. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as its package.json says it; absent where it says nothing. */
  readonly license?: string;
  readonly author?: string;
  readonly repository?: string;
  /** `sha512-…` of the archive, from deno.lock. */
  readonly integrity: string;
  /** Where the runtime keeps its files. */
  readonly folder: string;
  /** `name@version` of the package that carries its code; absent for what the program's own imports lead to. */
  readonly carrier?: string;
  /** `name@version` of those among the bundled that it imports. */
  readonly dependencies: readonly string[];
}

/** `name@version`. */
export function packageId({ name, version }: Pick<BundledPackage, "name" | "version">): string {
  return `${name}@${version}`;
}

/** What is in the bundle of the project itself. */
const OWN_SOURCES = ["main.ts", "src/", "deno.json", "scripts/build/"]
  .map((path) => new URL(path, ROOT).href);

const graphShape = z.object({
  npmPackages: z.record(
    z.string(),
    z.object({
      name: z.string(),
      version: z.string(),
      dependencies: z.array(z.string()),
      localPath: z.string(),
    }),
  ),
});
type Graph = z.infer<typeof graphShape>["npmPackages"];
const lockShape = z.object({ npm: z.record(z.string(), z.object({ integrity: z.string() })) });
const mapShape = z.object({ sources: z.array(z.string()) });
const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const manifestShape = z.object({
  license: z.string().optional(),
  author: person.optional(),
  repository: z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])
    .optional(),
});

/**
 * Sorted by name.
 * @param folder With a bundle that was made with source maps; one is made where it is absent.
 * @throws {Error} If a source of the bundle is of no known package.
 */
export async function bundledPackages(folder?: string): Promise<readonly BundledPackage[]> {
  const graph = graphShape.parse(JSON.parse(await deno(["info", "--json", "main.ts"]))).npmPackages;
  const { npm } = lockShape.parse(
    JSON.parse(await Deno.readTextFile(new URL("deno.lock", ROOT))),
  );
  const { imported, carried } = packagesOfSources(
    await (folder === undefined ? bundleForSources() : sourcesIn(folder)),
    graph,
  );
  await fetchFiles([...carried]);
  const ids = [...new Set([...imported, ...carried])].toSorted();
  const direct = Object.values(graph).filter((entry) => imported.has(packageId(entry)));
  const carriers = new Map<string, string>();
  for (const id of carried) {
    if (!imported.has(id)) carriers.set(id, await carrierOf(id, direct));
  }
  return await Promise.all(ids.map(async (id) => {
    const [key, entry] = Object.entries(graph).find(([, one]) => packageId(one) === id) ?? [];
    const integrity = npm[key ?? ""]?.integrity;
    const carrier = carriers.get(id);
    if (entry === undefined || integrity === undefined) {
      throw new Error(
        `Cannot tell the licence of ${id}: ${carrier ?? "the bundle"} carries its code, ` +
          "expected it among the imports of deno.json in this very version",
      );
    }
    const targets = entry.dependencies.flatMap((other) => graph[other] ?? []).map(packageId);
    const own = [...carriers].filter(([, by]) => by === id).map(([other]) => other);
    const manifest = await Deno.readTextFile(`${entry.localPath}/package.json`);
    return {
      name: entry.name,
      version: entry.version,
      ...manifestShape.parse(JSON.parse(manifest)),
      integrity,
      folder: entry.localPath,
      ...carrier === undefined ? {} : { carrier },
      dependencies: [...new Set([...targets, ...own])]
        .filter((other) => ids.includes(other)).toSorted(),
    };
  }));
}

/** Where a package's own build had taken in files of another: the path in its source map says which. */
const CARRIED =
  /\/node_modules\/\.pnpm\/@?[^/@]+@([^/_()]+)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** What the sources of a bundle are of, as `name@version`. */
export interface SourcePackages {
  /** Those that are imported. */
  readonly imported: ReadonlySet<string>;
  /** Those that others carry. */
  readonly carried: ReadonlySet<string>;
}

/** @throws {Error} If a source is of no known package, or may be of several versions. */
export function packagesOfSources(sources: readonly string[], graph: Graph): SourcePackages {
  const entries = Object.values(graph);
  const imported = new Set<string>();
  const carried = new Set<string>();
  for (const source of sources) {
    const [, version, name] = CARRIED.exec(source) ?? [];
    if (version !== undefined && name !== undefined) {
      carried.add(packageId({ name, version }));
      continue;
    }
    const exact = entries.filter((entry) => source.includes(`${cachePath(entry)}/`));
    // A source map may lead out of the folder of the version, but not out of that of the name.
    const near = entries.filter((entry) =>
      source.includes(cachePath(entry).slice(0, -entry.version.length))
    );
    const ids = new Set((exact.length > 0 ? exact : near).map(packageId));
    const [id] = ids;
    if (id === undefined || ids.size > 1) {
      throw new Error(
        `Cannot tell the package of "${source}": ${[...ids].join(" and ") || "none"} fits`,
      );
    }
    imported.add(id);
  }
  return { imported, carried };
}

/** From the cache's folder of npm on: what stands before it may be spelt in more than one way, as on Windows. */
function cachePath({ localPath }: Graph[string]): string {
  const path = localPath.replaceAll("\\", "/");
  return path.slice(Math.max(0, path.lastIndexOf("/npm/")));
}

/** As a URL, which is written alike on every system. On Windows a file of another drive stands there with its drive. */
export function sourceLocation(source: string, folder: string): string {
  return /^[A-Za-z]:[\\/]/.test(source)
    ? new URL(`file:///${source.replaceAll("\\", "/")}`).href
    : new URL(source, pathToFileURL(`${folder}/`)).href;
}

/** The one whose files name the other's. */
async function carrierOf(id: string, candidates: readonly Graph[string][]): Promise<string> {
  const mark = `.pnpm/${id.replace(/(?<=.)\//, "+")}`;
  for (const candidate of candidates) {
    if (await isInFolder(candidate.localPath, mark)) return packageId(candidate);
  }
  throw new Error(`Cannot tell which package carries ${id}: none names it`);
}

async function isInFolder(folder: string, mark: string): Promise<boolean> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) {
      if (await isInFolder(path, mark)) return true;
    } else if (/\.[cm]?js$/.test(name) && (await Deno.readTextFile(path)).includes(mark)) {
      return true;
    }
  }
  return false;
}

/** Bundles the program as `deno task bundle` does, only to see of what. */
async function bundleForSources(): Promise<readonly string[]> {
  const folder = await Deno.makeTempDir({ prefix: "pypi-mcp-notices-" });
  try {
    await runBundler(folder);
    return await sourcesIn(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The files from npm of which something is in the bundle. */
async function sourcesIn(folder: string): Promise<readonly string[]> {
  const sources = new Set<string>();
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".map")) continue;
    const { sources: own } = mapShape.parse(
      JSON.parse(await Deno.readTextFile(`${folder}/${name}`)),
    );
    for (const source of own) sources.add(sourceLocation(source, folder));
  }
  if (sources.size === 0) throw new Error(`Cannot read source maps in "${folder}": there are none`);
  return [...sources].filter((source) => !OWN_SOURCES.some((path) => source.startsWith(path)));
}

/** What others carry is not imported by the program, so its files may not be here yet. */
async function fetchFiles(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await deno(["cache", "--quiet", ...ids.map((id) => `npm:${id}`)]);
}

async function deno(args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  if (success) return new TextDecoder().decode(stdout);
  throw new Error(`Cannot run deno ${args[0]}: ${new TextDecoder().decode(stderr)}`);
}

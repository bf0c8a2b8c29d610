/** Bundling takes seconds: once for all test files that look at the result, whichever of them comes first. @module */
import { fileURLToPath } from "node:url";
import { sha256 } from "../../scripts/build/sha256.ts";
import { sourceLocation } from "../../scripts/build/bundled_packages.ts";
import { runBundler } from "../../scripts/build/run_bundler.ts";
import { ROOT, sourceFiles } from "./source_files.ts";

const KEPT = new URL(".cache/bundles/", ROOT);

/** Where it is kept, and who makes it. */
export interface BundleOnce {
  /** With a slash at its end. */
  readonly kept?: URL;
  readonly make?: (folder: string) => Promise<void>;
  /** Names what is bundled. */
  readonly key?: () => Promise<string>;
}

/**
 * Fills a folder with what `runBundler()` writes. What was made of these very sources is copied, also in later runs; of
 * several that ask at once, the first makes it and the others wait.
 * @param folder Absolute.
 */
export async function bundleOnce(
  folder: string,
  { kept = KEPT, make = runBundler, key = keyOfSources }: BundleOnce = {},
): Promise<void> {
  await Deno.mkdir(kept, { recursive: true });
  using lock = await Deno.open(new URL("lock", kept), { write: true, create: true });
  await lock.lock(true); // until it is closed, be it by the end of the process
  let found = new URL(`${await key()}/`, kept);
  while (!await isFolder(found)) {
    await removeFoldersIn(kept); // of other sources, or half made
    const draft = await Deno.makeTempDir({ dir: fileURLToPath(kept) });
    await make(draft);
    await makeSourcesAbsolute(draft);
    // Somebody may have saved a file meanwhile.
    const made = new URL(`${await key()}/`, kept);
    if (made.href === found.href) await Deno.rename(draft, made);
    found = made;
  }
  for await (const { name } of Deno.readDir(found)) {
    await Deno.copyFile(new URL(name, found), `${folder}/${name}`);
  }
}

/** Everything that the bundler reads of the project, and the bundler. */
async function keyOfSources(): Promise<string> {
  const texts = (await sourceFiles(["src", "scripts/build"])).map(({ path, text }) => [path, text]);
  for (const path of ["main.ts", "deno.json", "deno.lock"]) {
    texts.push([path, await Deno.readTextFile(new URL(path, ROOT))]);
  }
  const all = JSON.stringify([Deno.version, texts]);
  return await sha256(new TextEncoder().encode(all));
}

/** As the maps come, they tell the places of the sources from the folder that they are in. */
async function makeSourcesAbsolute(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".map")) continue;
    const map: { readonly sources: readonly string[] } = JSON.parse(
      await Deno.readTextFile(`${folder}/${name}`),
    );
    const sources = map.sources.map((source) => sourceLocation(source, folder));
    await Deno.writeTextFile(`${folder}/${name}`, JSON.stringify({ ...map, sources }));
  }
}

async function removeFoldersIn(kept: URL): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(kept)) {
    if (isDirectory) await Deno.remove(new URL(name, kept), { recursive: true });
  }
}

async function isFolder(url: URL): Promise<boolean> {
  return await Deno.stat(url).then(({ isDirectory }) => isDirectory, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  });
}

/** The program and its dependencies as few files, which start faster and compile smaller. @module */
import { BUNDLE, CHUNKS, DIST } from "./layout.ts";
import { type BundleFile, describeFile } from "./bundle_files.ts";
import { nameChunks } from "./chunk_names.ts";
import { putInPlace } from "./put_in_place.ts";
import { runBundler } from "./run_bundler.ts";
import { withRuntimeRequire } from "./runtime_require.ts";
import { writeNotices } from "./notices.ts";
import { sdkFiles } from "./sdk_files.ts";

const EMITTED_ENTRY = "bundle_entry.js";

/** A file of the bundle, and whether it holds the SDK's code alone. */
export type WrittenFile = BundleFile & { readonly isSdk: boolean };

/**
 * Writes the bundle, in place of the one that was there: whoever reads meanwhile finds whole files only.
 * @param folder Absolute, without a slash at its end.
 * @param emit Fills an empty folder with what the bundler makes, source maps included.
 * @throws {Error} If the bundler fails; it has said why.
 */
export async function writeBundle(
  folder: string,
  emit: (folder: string) => Promise<void> = runBundler,
): Promise<readonly WrittenFile[]> {
  const emitted = await Deno.makeTempDir();
  try {
    await emit(emitted);
    const ofSdk = await sdkFiles(emitted);
    await writeNotices(emitted);
    const names = Array.from(Deno.readDirSync(emitted), ({ name }) => name);
    const texts = names.map((name) => ({
      name,
      text: withRuntimeRequire(Deno.readTextFileSync(`${emitted}/${name}`)),
    }));
    const named = await nameChunks(texts, {
      entry: EMITTED_ENTRY,
      entryPath: BUNDLE.slice(DIST.length + 1),
      chunkFolder: CHUNKS.slice(DIST.length + 1),
    });
    await putInPlace(folder, named);
    const paths = new Set(named.map(({ path }) => path));
    return await Promise.all(named.map(async (file) => ({
      ...await describeFile(file, paths),
      isSdk: ofSdk.has(file.emittedAs),
    })));
  } finally {
    await Deno.remove(emitted, { recursive: true });
  }
}

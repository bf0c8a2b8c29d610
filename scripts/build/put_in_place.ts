/** A new bundle in place of the old one, while somebody may be reading there. @module */
import type { NamedFile } from "./chunk_names.ts";
import { removeIfThere } from "../remove_if_there.ts";
import { BUNDLE, CHUNKS, DIST } from "./layout.ts";

const ENTRY = BUNDLE.slice(DIST.length + 1);

/**
 * Moves each file there whole: the chunks, then the entry that loads them. Only then what no entry loads any more is
 * removed. Two that write the same bundle at once do not disturb each other.
 * @param folder Absolute, without a slash at its end.
 */
export async function putInPlace(
  folder: string,
  files: readonly Pick<NamedFile, "path" | "text">[],
): Promise<void> {
  const chunks = `${folder}${CHUNKS.slice(DIST.length)}`;
  await Deno.mkdir(chunks, { recursive: true });
  await writeWhole(
    folder,
    files.toSorted((a, b) => Number(a.path === ENTRY) - Number(b.path === ENTRY)),
  );
  const current = new Set(files.map(({ path }) => `${folder}/${path}`));
  for await (const { name } of Deno.readDir(chunks)) {
    // Another one that writes at the same time may have been quicker.
    if (!current.has(`${chunks}/${name}`)) await removeIfThere(`${chunks}/${name}`);
  }
}

/** Each beside its place and then moved there, in this order. @param folder Absolute; the others' paths begin there. */
export async function writeWhole(
  folder: string,
  files: readonly Pick<NamedFile, "path" | "text">[],
): Promise<void> {
  // On the same disk, but not among the chunks, whose folder others copy as it is.
  const draft = await Deno.makeTempDir({ dir: folder, prefix: ".pypi-mcp-" });
  try {
    for (const { path, text } of files) {
      await Deno.writeTextFile(`${draft}/file`, text);
      await Deno.rename(`${draft}/file`, `${folder}/${path}`);
    }
  } finally {
    await Deno.remove(draft, { recursive: true });
  }
}

/** The project's own TypeScript files, for tests that read code. @module */

/** One file: its path from the project's root with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The project's root, as a URL that ends in `/`. */
export const ROOT = new URL("../../", import.meta.url);

/** Every `.ts` file below the folders, in stable order. */
export async function sourceFiles(folders: readonly string[]): Promise<readonly SourceFile[]> {
  const found: SourceFile[] = [];
  for (const folder of folders) await collect(`${folder}/`, found);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(folder: string, found: SourceFile[]): Promise<void> {
  for await (const entry of Deno.readDir(new URL(folder, ROOT))) {
    const path = folder + entry.name;
    if (entry.isDirectory) await collect(`${path}/`, found);
    else if (entry.name.endsWith(".ts")) {
      found.push({ path, text: await Deno.readTextFile(new URL(path, ROOT)) });
    }
  }
}

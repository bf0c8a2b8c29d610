/** The documents that people read: those of `docs/`, and those that stand at the project's root. @module */

/** At the root; `README.md` is the page of the repository, and the site has a home of its own. */
const AT_ROOT = ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

/** Paths from the project's root, sorted. */
export async function documentsOnDisk(root: URL): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(root)) {
    if (AT_ROOT.includes(entry.name)) found.push(entry.name);
  }
  await walk(new URL("docs/", root), "docs/", found);
  return found.sort();
}

async function walk(folder: URL, path: string, found: string[]): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) await walk(new URL(`${name}/`, folder), `${path}${name}/`, found);
    else if (name.endsWith(".md")) found.push(path + name);
  }
}

/** The bundle's files, and which of them is loaded when. @module */
import type { NamedFile } from "./chunk_names.ts";
import { sha256 } from "./sha256.ts";

/** One file of the bundle. */
export interface BundleFile {
  /** From the folder of the bundle. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Files that are loaded with it. */
  readonly loads: readonly string[];
  /** Files that it loads when it comes to need them. */
  readonly loadsLater: readonly string[];
}

const REFERENCE = /(import\()?"(\.{1,2}\/[\w./-]+\.js)"/g;

/** Reads off a file what it loads. @param paths Those of all files. */
export async function describeFile(
  { path, text }: Pick<NamedFile, "path" | "text">,
  paths: ReadonlySet<string>,
): Promise<BundleFile> {
  const bytes = new TextEncoder().encode(text);
  const found = [...text.matchAll(REFERENCE)].flatMap(([, later, reference = ""]) => {
    const at = new URL(reference, `bundle:///${path}`).pathname.slice(1);
    return paths.has(at) ? [{ at, isLater: later !== undefined }] : [];
  });
  const listed = (isLater: boolean) => [
    ...new Set(found.filter((one) => one.isLater === isLater).map(({ at }) => at)),
  ];
  return {
    path,
    bytes: bytes.length,
    sha256: await sha256(bytes),
    loads: listed(false),
    loadsLater: listed(true),
  };
}

/** What the files' own names say: `pypi-mcp-chunks/answering-0123abcd.js` -> `answering`. */
export function stemOf(path: string): string {
  return path.replace(/^.*\//, "").replace(/(-[0-9a-f]{8})?\.js$/, "");
}

/**
 * Everything that the roots can come to load, without the later parts that are named.
 * @param isLeftOut Asked for files that are loaded later; what a needed file loads at once is always in.
 */
export function reached(
  files: readonly BundleFile[],
  roots: readonly string[],
  isLeftOut: (path: string) => boolean,
): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Set(roots);
  for (const path of found) { // grows while it is walked
    const file = byPath.get(path);
    for (const next of file?.loads ?? []) found.add(next);
    for (const next of file?.loadsLater ?? []) if (!isLeftOut(next)) found.add(next);
  }
  return found;
}

/** Together, in bytes. */
export function sizeOf(files: readonly BundleFile[], paths: ReadonlySet<string>): number {
  return files.reduce((sum, { path, bytes }) => paths.has(path) ? sum + bytes : sum, 0);
}

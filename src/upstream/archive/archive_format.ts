/** Which archives are read, by their names. @module */

/** Kinds of archives that are read. */
export type ArchiveFormat = "wheel" | "zip" | "tar.gz";

/** How an archive of this name is read; `undefined`: it is not. */
export function archiveFormat(filename: string): ArchiveFormat | undefined {
  const name = filename.toLowerCase();
  if (name.endsWith(".whl")) return "wheel";
  if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) return "tar.gz";
  return name.endsWith(".zip") ? "zip" : undefined;
}

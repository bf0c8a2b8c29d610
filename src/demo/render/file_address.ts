/** Where a file lies on the files host. @module */
import type { DemoProject } from "../catalogue.ts";
import type { FileFacts } from "../facts/shape.ts";

/** Path of the file, with a leading slash: by its BLAKE2b digest where known, else the predictable one. */
export function filePath(file: FileFacts, project: DemoProject): string {
  const [filename, , , , digest] = file;
  if (digest === undefined) {
    const { python_version } = fileKind(filename);
    return `/packages/${python_version}/${project.name.slice(0, 1)}/${project.name}/${filename}`;
  }
  return `/packages/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest.slice(4)}/${filename}`;
}

/** Wheels only: PyPI serves core metadata files for nothing else. */
export function isWheel(filename: string): boolean {
  return filename.endsWith(".whl");
}

/** The JSON API's `packagetype` and `python_version`, read from the file name. */
export function fileKind(filename: string): { packagetype: string; python_version: string } {
  if (isWheel(filename)) {
    return { packagetype: "bdist_wheel", python_version: filename.split("-").at(-3) ?? "" };
  }
  if (filename.endsWith(".egg")) {
    const python = /-py(\d\.\d+)/.exec(filename)?.[1] ?? "any";
    return { packagetype: "bdist_egg", python_version: python };
  }
  if (filename.endsWith(".exe")) return { packagetype: "bdist_wininst", python_version: "any" };
  return { packagetype: "sdist", python_version: "source" };
}

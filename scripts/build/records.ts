/** What is written down about executables: checksums, and how each was made. @module */
import type { Build } from "../../src/build.ts";

/** The build manifest of one executable. */
export interface BuildManifest {
  readonly program: "pypi-mcp";
  readonly version: string;
  /** Of the compiler, and so of the runtime inside. */
  readonly deno: string;
  /** Where the runtime came from. */
  readonly runtime: "the compiler's own" | "DENORT_BIN: for tests only, never released";
  readonly build: Build;
  /** What the engine is told, without `--`. */
  readonly v8Flags: readonly string[];
  readonly executable: FileRecord;
  /** What is inside, as `deno task bundle` wrote it. */
  readonly bundle: { readonly deno: string; readonly files: readonly FileRecord[] };
}

/** One file and how to know it again. */
export interface FileRecord {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A checksum file with these entries in place of what it said about the same names, as `sha256sum --check` takes it.
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const text = withChecksums("aa  old\nbb  same\n", new Map([["same", "cc"], ["new", "dd"]]));
 * assert.equal(text, "dd  new\naa  old\ncc  same\n");
 * ```
 */
export function withChecksums(text: string, sums: ReadonlyMap<string, string>): string {
  const kept = text.split("\n").flatMap((line): (readonly [string, string])[] => {
    const [, sum, name] = /^(\S+) [ *](.+)$/.exec(line) ?? [];
    return sum === undefined || name === undefined ? [] : [[name, sum]];
  });
  const all = [...new Map([...kept, ...sums])].toSorted(([a], [b]) => a < b ? -1 : 1);
  return all.map(([name, sum]) => `${sum}  ${name}\n`).join("");
}

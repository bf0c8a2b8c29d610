/** Short forms of OSV records and releases for tests of the domain. @module */
import type { Advisory, AffectedRange, RangeEvent } from "../../src/domain/advisory.ts";
import { parseProjectName, type ProjectName } from "../../src/domain/name.ts";
import type { Release } from "../../src/domain/release.ts";
import { toReleaseVersion } from "../../src/domain/release_version.ts";

/** The project that the records below are about. */
export const PROJECT: ProjectName = parseProjectName("demo-project");

/** `"0 <2.0"`, `"1.0 <=1.5 2.0"`: introduced versions bare, `<` fixed, `<=` last affected, `~` limit. */
export function range(text: string): AffectedRange {
  const events = text.split(" ").filter((part) => part !== "").map((part): RangeEvent => {
    if (part.startsWith("<=")) return { lastAffected: part.slice(2) };
    if (part.startsWith("<")) return { fixed: part.slice(1) };
    return part.startsWith("~") ? { limit: part.slice(1) } : { introduced: part };
  });
  return { events };
}

/** One `affected` entry. */
export function entry(
  ranges: readonly string[],
  versions: readonly string[] = [],
  name: ProjectName = PROJECT,
): Advisory["affected"][number] {
  return { name, versions, ranges: ranges.map(range), severities: [] };
}

/** A record without anything but what is given. */
export function advisory(id: string, rest: Partial<Advisory> = {}): Advisory {
  return { id, aliases: [], related: [], severities: [], affected: [], references: [], ...rest };
}

/** A release with one wheel, or without files. */
export function release(
  version: string,
  { yanked = false, uploadedAt, files = 1 }: {
    readonly yanked?: boolean;
    readonly uploadedAt?: string;
    readonly files?: number;
  } = {},
): Release {
  const file = {
    filename: `demo_project-${version}-py3-none-any.whl`,
    url: `https://files.example/demo_project-${version}-py3-none-any.whl`,
    kind: "wheel",
    ...(uploadedAt === undefined ? {} : { uploadedAt }),
    ...(yanked ? { yank: {} } : {}),
  } as const;
  return { version: toReleaseVersion(version), files: Array.from({ length: files }, () => file) };
}

/** `CHANGELOG.md` as data: the shape of keepachangelog.com, as far as a release depends on it. @module */
import { compareReleases } from "./change.ts";

/** What one heading of the second level stands over. */
export interface ChangelogSection {
  /** Absent for what is not released yet. */
  readonly version?: string;
  /** ISO 8601, of the release. */
  readonly date?: string;
  readonly body: string;
}

const UNRELEASED = /^\[?Unreleased\]?$/;
const RELEASED = /^\[?(\d+\.\d+\.\d+)\]? - (\d{4}-\d{2}-\d{2})$/;

/** @throws {Error} For a heading that is neither `[Unreleased]` nor `[X.Y.Z] - YYYY-MM-DD`. */
export function parseChangelog(text: string): readonly ChangelogSection[] {
  const [, ...parts] = `\n${text}`.split(/\n## /);
  return parts.map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    const body = lines.join("\n").trim();
    if (UNRELEASED.test(heading)) return { body };
    const [, version, date] = RELEASED.exec(heading) ?? [];
    if (version === undefined || date === undefined) {
      throw new Error(
        `Cannot read the heading "${heading}" of CHANGELOG.md: expected [Unreleased] or [X.Y.Z] - YYYY-MM-DD`,
      );
    }
    return { version, date, body };
  });
}

/** What is wrong with it while the sources say `version`. */
export function changelogFaults(text: string, version: string): readonly string[] {
  const [first, ...released] = parseChangelog(text);
  const faults: string[] = [];
  if (first === undefined || first.version !== undefined) faults.push("[Unreleased] is not first");
  for (const [index, section] of released.entries()) {
    const above = released[index - 1];
    if (section.version === undefined) faults.push("[Unreleased] stands twice");
    else if (above?.version !== undefined && compareReleases(above.version, section.version) <= 0) {
      faults.push(`${section.version} stands below ${above.version}`);
    }
    if (above?.date !== undefined && section.date !== undefined && above.date < section.date) {
      faults.push(`${above.version} is older than ${section.version}`);
    }
    if (section.body === "") faults.push(`${section.version} says nothing`);
  }
  const newest = released[0]?.version;
  if (newest !== undefined && compareReleases(newest, version) > 0) {
    faults.push(`${newest} is newer than the sources, which say ${version}`);
  }
  if (newest !== version && first?.body === "") {
    faults.push(`neither [Unreleased] nor ${version} says what is in ${version}`);
  }
  return faults;
}

/** What the release's page says; `undefined` where there is no such section. */
export function releaseNotes(text: string, version: string): string | undefined {
  return parseChangelog(text).find((section) => section.version === version)?.body;
}

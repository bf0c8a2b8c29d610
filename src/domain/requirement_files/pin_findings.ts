/** What is not pinned, and what pip's hash-checking mode would refuse. @module */
import { type Finding, findingAt, nameList } from "./finding.ts";
import { type FileEntry, isLockFormat, type RequirementFile } from "./requirement_file.ts";

/** Groups whose requirements decide what a program runs with. */
const RUNS: ReadonlySet<string> = new Set(["runtime", "locked"]);

/** Places whose content may change, and requirements that admit more than one release. */
export function pinFindings(file: RequirementFile): readonly Finding[] {
  const places = file.entries.filter((entry) => !entry.pinned && isRemote(entry)).map((entry) =>
    findingAt(entry, {
      kind: "unpinned-place",
      severity: "warning",
      message: `${entry.name ?? "A requirement"} comes from ${placeText(entry)}, so what is ` +
        "installed may change",
    })
  );
  const isList = file.format === "requirements.txt" || file.format === "environment.yml";
  const candidates = file.entries.filter(({ kind, group }) =>
    kind === "locked" || (kind === "requirement" && (isList || RUNS.has(group)))
  );
  const loose = candidates.filter(({ pinned }) => !pinned);
  const [first] = loose;
  if (first === undefined) return places;
  const free = loose.filter(({ specifier, alternatives }) =>
    specifier === "" && alternatives === undefined
  );
  const without = free.length === 0 ? "" : `; without any limit: ${nameList(free)}`;
  return [...places, {
    kind: "unpinned",
    severity: isLockFormat(file.format) ? "warning" : "note",
    message:
      `${loose.length} of ${candidates.length} requirements ${
        loose.length === 1 ? "admits" : "admit"
      } more than one release: ` +
      nameList(loose) + without,
    ...(first.line === undefined ? {} : { line: first.line }),
  }];
}

function isRemote({ kind, url }: FileEntry): boolean {
  return kind === "vcs" || kind === "url" || (kind === "editable" && /^\w+\+/.test(url ?? ""));
}

function placeText({ kind }: FileEntry): string {
  return kind === "url" ? "a URL without a hash" : "a repository without a full commit id";
}

/**
 * pip: one hash, or `--require-hashes`, makes it ask for a hash and a pinned version of everything.
 * In lock files an entry without hashes beside others that have them is told too.
 */
export function hashFindings(file: RequirementFile): readonly Finding[] {
  const isPip = file.format === "requirements.txt";
  if (!isPip && !isLockFormat(file.format)) return [];
  const entries = file.entries.filter(({ kind }) =>
    isPip ? kind !== "constraint" : kind === "locked"
  );
  const asked = file.options.some(({ text }) => text === "--require-hashes");
  if (!asked && !entries.some(hasHashOption)) return [];
  return entries.flatMap((entry) => {
    if (entry.hashes.length === 0) {
      return [findingAt(entry, {
        kind: "missing-hash",
        severity: isPip ? "error" : "warning",
        message: `${entry.name ?? "A requirement"} has no hash, though ` +
          (isPip ? "pip then asks for one of every requirement" : "others have"),
      })];
    }
    if (!isPip || entry.pinned) return [];
    return [findingAt(entry, {
      kind: "unpinned",
      severity: "error",
      message: `${
        entry.name ?? "A requirement"
      } has a hash but is not pinned with ==, which pip refuses`,
    })];
  });
}

/** A hash in the fragment of a URL turns nothing on. */
function hasHashOption({ hashes, url = "" }: FileEntry): boolean {
  return hashes.some((hash) => !url.includes(`=${hash.slice(hash.indexOf(":") + 1)}`));
}

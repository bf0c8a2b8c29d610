/** Entries of one name: duplicates, conflicts and spellings. @module */
import type { EntryTerms } from "./entry_terms.ts";
import { type Finding, findingAt, lineList } from "./finding.ts";
import { type FileEntry, isLockFormat, type RequirementFile } from "./requirement_file.ts";

const MOST_OF_NAME = 40; // entries of one name that are compared with each other
const MOST_CONFLICTS = 5; // told of one name

/** Findings about entries that share a name. */
export function nameFindings(file: RequirementFile, terms: EntryTerms): readonly Finding[] {
  const byName = new Map<string, FileEntry[]>();
  for (const entry of file.entries) {
    if (entry.name === undefined) continue;
    const entries = byName.get(entry.name);
    if (entries === undefined) byName.set(entry.name, [entry]);
    else entries.push(entry);
  }
  const findings: Finding[] = [];
  for (const entries of byName.values()) {
    if (entries.length === 1) continue;
    findings.push(...duplicates(entries), ...conflicts(file, entries, terms));
    if (!isLockFormat(file.format)) findings.push(...spellings(entries));
  }
  return findings;
}

/** The same name, extras, marker and group; in lock files the same version and place too. */
function duplicates(entries: readonly FileEntry[]): readonly Finding[] {
  const alike = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const { name, extras, marker, group, kind, version, url } = entry;
    const chosen = kind === "requirement" || kind === "constraint" ? [] : [version, url];
    const key = JSON.stringify([name, extras, marker, group, kind, ...chosen]);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, [entry]);
    else same.push(entry);
  }
  return [...alike.values()].flatMap((same) => {
    const [first, second] = same;
    if (first === undefined || second === undefined) return [];
    const specifiers = [...new Set(same.map(specifierText))];
    const said = specifiers.length === 1
      ? `${same.length} times with the same limits`
      : `${same.length} times: ${specifiers.slice(0, 5).join("; ")}`;
    return [{
      ...findingAt(second, {
        kind: "duplicate",
        severity: "warning",
        message: `${first.name} is listed ${said}${lineList(same)}`,
      }),
    }];
  });
}

/**
 * Pairs that no version meets. Lock files of poetry, uv and PDM do not tell where each version
 * applies, so there two versions are no conflict; in a pylock.toml they are, unless their markers are
 * disjoint (PEP 751).
 */
function conflicts(
  file: RequirementFile,
  all: readonly FileEntry[],
  terms: EntryTerms,
): readonly Finding[] {
  if (isLockFormat(file.format) && file.format !== "pylock.toml") return [];
  const entries = all.slice(0, MOST_OF_NAME);
  const findings: Finding[] = [];
  for (const [index, first] of entries.entries()) {
    for (const second of entries.slice(index + 1)) {
      if (findings.length >= MOST_CONFLICTS) return findings;
      if (!meet(first.group, second.group) || terms.areDisjoint(first, second)) continue;
      if (!terms.exclude(first, second)) continue;
      // Each of the two says where it applies, and nothing proves that they meet.
      const unsure = first.marker !== undefined && second.marker !== undefined &&
        first.marker !== second.marker;
      findings.push(findingAt(second, {
        kind: "conflict",
        severity: unsure ? "warning" : "error",
        message: `${first.name}: no version is both ${specifierText(first)} and ` +
          `${specifierText(second)}${lineList([first, second])}` +
          (unsure ? ", and their markers may hold together" : ""),
      }));
    }
  }
  return findings;
}

/** Whether entries of the two groups are installed together: each with its own kind, and with what is always there. */
function meet(first: string, second: string): boolean {
  if (first === "overrides" || second === "overrides") return false; // they replace the others
  const firsts = first.split(", ");
  const seconds = second.split(", ");
  if (firsts.some((group) => seconds.includes(group))) return true;
  const always = (groups: readonly string[]) =>
    groups.includes("runtime") || groups.includes("constraints");
  const apart = [...firsts, ...seconds].some((group) =>
    group === "build-system" || group === "build-constraints" || group.startsWith("hatch:")
  );
  return !apart && (always(firsts) || always(seconds));
}

function spellings(entries: readonly FileEntry[]): readonly Finding[] {
  const spelled = new Map<string, FileEntry>();
  for (const entry of entries) {
    if (entry.displayName !== undefined && !spelled.has(entry.displayName)) {
      spelled.set(entry.displayName, entry);
    }
  }
  const [first, second] = spelled.values();
  if (first === undefined || second === undefined) return [];
  const names = [...spelled.keys()].slice(0, 5).join(", ");
  return [findingAt(second, {
    kind: "spelling",
    severity: "note",
    message: `${first.name} is spelled in ${spelled.size} ways: ${names}` +
      lineList([...spelled.values()]),
  })];
}

function specifierText({ specifier, alternatives, url }: FileEntry): string {
  if (url !== undefined) return `from ${url.slice(0, 100)}`;
  return alternatives?.join(" or ") ?? (specifier === "" ? "any version" : specifier);
}

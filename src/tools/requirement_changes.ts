/** What changed between the requirements of two releases. @module */
import { readRequirements, requirementFields, requirementLine } from "./requirement_fields.ts";

/** A requirement before and after, as lines (`name[extra] spec ; marker`). */
export interface ChangedRequirement {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Lines, each in the order of its release's metadata. */
export interface RequirementChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedRequirement[];
}

interface Entry {
  /** Normalised; the text itself where it does not parse. */
  readonly name: string;
  readonly marker: string;
  readonly line: string;
}

/**
 * Compares by project. Entries of one project with different markers are different requirements;
 * what is left of a project on both sides counts as changed: first those with the same marker, then
 * a single pair.
 */
export function requirementChanges(
  before: readonly string[],
  after: readonly string[],
): RequirementChanges {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const gone = without(old, now);
  const fresh = without(now, old);
  const changed: ChangedRequirement[] = [];
  const replaced = new Set<Entry>();
  const pair = (from: Entry, to: Entry) => {
    replaced.add(from).add(to);
    changed.push({ name: from.name, from: from.line, to: to.line });
  };
  const keyOf = ({ name, marker }: Entry) => JSON.stringify([name, marker]);
  const sameMarker = Map.groupBy(fresh, keyOf);
  for (const from of gone) {
    const to = sameMarker.get(keyOf(from))?.shift();
    if (to !== undefined) pair(from, to);
  }
  const left = (entries: readonly Entry[]) => entries.filter((entry) => !replaced.has(entry));
  const goneByName = Map.groupBy(left(gone), ({ name }) => name);
  const freshByName = Map.groupBy(left(fresh), ({ name }) => name);
  for (const [name, [from, ...othersGone]] of goneByName) {
    const [to, ...othersFresh] = freshByName.get(name) ?? [];
    const single = othersGone.length + othersFresh.length === 0;
    if (from !== undefined && to !== undefined && single) pair(from, to);
  }
  return {
    added: left(fresh).map(({ line }) => line),
    removed: left(gone).map(({ line }) => line),
    changed,
  };
}

/** Each distinct line once. */
function entriesOf(requiresDist: readonly string[]): readonly Entry[] {
  const { requirements, unparsed } = readRequirements(requiresDist);
  const entries = new Map<string, Entry>();
  for (const fields of requirements.map(requirementFields)) {
    const line = requirementLine(fields);
    entries.set(line, { name: fields.name, marker: fields.environment_marker ?? "", line });
  }
  for (const line of unparsed) entries.set(line, { name: line, marker: "", line });
  return [...entries.values()];
}

function without(entries: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  const lines = new Set(others.map(({ line }) => line));
  return entries.filter(({ line }) => !lines.has(line));
}

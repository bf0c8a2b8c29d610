/** Dependency groups (PEP 735): what a group of `[dependency-groups]` asks for. Agrees with `packaging.dependency_groups`. @module */
import { CallerError } from "./caller_error.ts";
import { type GroupName, parseGroupName, tryParseGroupName } from "./group_name.ts";
import { normalizeName } from "./name.ts";
import { formatRequirement, InvalidRequirementError, parseRequirement } from "./requirement.ts";

/** A table of dependency groups does not say what a group asks for. */
export class InvalidDependencyGroupError extends CallerError {
  override readonly name = "InvalidDependencyGroupError";
  constructor(
    group: string,
    reason: string,
    /** The groups from the one that was asked for to the one at fault, each including the next. */
    readonly chain: readonly string[] = [],
  ) {
    const path = chain.length < 2 ? "" : ` (${shortened(chain)})`;
    super(`Cannot resolve dependency group ${quoted(group)}${path}: ${reason}`, group);
  }
}

type Item = { readonly requirement: string } | { readonly include: GroupName };

/** A group that is being resolved, and how far it is read. */
interface Level {
  readonly name: GroupName;
  readonly items: readonly Item[];
  next: number;
  /** Where its requirements begin in the result. */
  readonly start: number;
}

const MAX_RESOLVED = 50_000; // requirements; groups that include one another twice grow exponentially
const INCLUDE = "include-group";

/**
 * The requirements of a group, canonical text, included groups in the place of their `include-group`.
 * Nothing is removed, so a requirement may come twice. Only tables that the group uses are read.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const groups = new Map([["Test", ["pytest>7"]], ["all", [{ "include-group": "test" }, "mypy"]]]);
 * assert.deepEqual(resolveDependencyGroup(groups, "all"), ["pytest>7", "mypy"]);
 * ```
 * @throws {InvalidGroupNameError} If `group` is not a name.
 * @throws {InvalidDependencyGroupError} If two groups have one normalised name, or the group or one
 * that it includes is unknown, includes itself, or holds what is neither a requirement nor an include.
 */
export function resolveDependencyGroup(
  groups: ReadonlyMap<string, readonly unknown[]>,
  group: string,
): readonly string[] {
  const asked = parseGroupName(group);
  const tables = tablesByName(groups, asked);
  const resolved: string[] = [];
  /** Where the requirements of a group that is read to its end stand in the result; not yet: undefined. */
  const places = new Map<string, readonly [start: number, end: number] | undefined>();
  const open: Level[] = [];
  const enter = (name: GroupName) => {
    const fail = (reason: string): never => {
      const chain = [...open.map((level) => level.name), name];
      throw new InvalidDependencyGroupError(asked, reason, chain);
    };
    if (places.has(name)) fail(`${quoted(name)} includes itself`);
    places.set(name, undefined);
    open.push({
      name,
      items: itemsOf(tables.get(name), name, fail),
      next: 0,
      start: resolved.length,
    });
  };
  enter(asked);
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const item = level.items[level.next++];
    if (item === undefined) {
      places.set(level.name, [level.start, resolved.length]);
      open.pop();
    } else if ("requirement" in item) {
      resolved.push(item.requirement);
    } else {
      const place = places.get(item.include);
      if (place === undefined) enter(item.include);
      else for (const requirement of resolved.slice(...place)) resolved.push(requirement);
    }
    if (resolved.length > MAX_RESOLVED) {
      const reason = `expected at most ${MAX_RESOLVED} requirements, found more`;
      throw new InvalidDependencyGroupError(asked, reason);
    }
  }
  return resolved;
}

/** As in `packaging`, duplicate names are an error whichever group is asked for. */
function tablesByName(
  groups: ReadonlyMap<string, readonly unknown[]>,
  asked: GroupName,
): ReadonlyMap<string, readonly unknown[]> {
  const tables = new Map<string, readonly unknown[]>();
  const written = new Map<string, string>();
  for (const [text, table] of groups) {
    const name = normalizeName(text);
    const before = written.get(name);
    if (before !== undefined) {
      throw new InvalidDependencyGroupError(
        asked,
        `expected one group of each name, found ${quoted(before)} and ${quoted(text)}`,
      );
    }
    written.set(name, text);
    tables.set(name, table);
  }
  return tables;
}

function itemsOf(table: unknown, name: string, fail: (reason: string) => never): readonly Item[] {
  if (table === undefined) return fail(`there is no group ${quoted(name)}`);
  if (!Array.isArray(table)) {
    return fail(`expected ${quoted(name)} to be a list, found ${kindOf(table)}`);
  }
  return table.map((item: unknown, index) => {
    const read = readItem(item);
    return typeof read === "string"
      ? fail(`expected item ${index + 1} of ${quoted(name)} to be ${read}`)
      : read;
  });
}

/** The item, or in words what was expected and found. */
function readItem(item: unknown): Item | string {
  if (typeof item === "string") {
    try {
      return { requirement: formatRequirement(parseRequirement(item)) };
    } catch (error) {
      if (!(error instanceof InvalidRequirementError)) throw error;
      return `a requirement: ${error.message}`;
    }
  }
  const expected = `a requirement or a table with nothing but "${INCLUDE}", a text`;
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    return `${expected}, found ${kindOf(item)}`;
  }
  const entries: readonly (readonly [string, unknown])[] = item instanceof Map
    ? [...item]
    : Object.entries(item);
  const [entry] = entries;
  if (entries.length !== 1 || entry?.[0] !== INCLUDE) {
    return `${expected}, found the keys ${
      quoted(entries.slice(0, 5).map(([key]) => key).join(", "))
    }`;
  }
  const [, include] = entry;
  if (typeof include !== "string") return `${expected}, found ${kindOf(include)}`;
  const name = tryParseGroupName(include);
  return name === undefined
    ? `${expected}, found no name in ${quoted(include)}`
    : { include: name };
}

function shortened(chain: readonly string[]): string {
  const shown = chain.length <= 12 ? chain : [...chain.slice(0, 5), "…", ...chain.slice(-5)];
  return shown.map((name) => name.slice(0, 64)).join(" -> ");
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 64));
}

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a table" : typeof value;
}

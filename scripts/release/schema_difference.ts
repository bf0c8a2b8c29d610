/** What changed between two JSON Schemas of the contract, and whom it breaks. @module */
import type { Change, ReleaseKind } from "./change.ts";

/** What a caller writes, or what a caller reads: the same change breaks one and not the other. */
export type Side = "input" | "output";
/** Any JSON Schema, as parsed JSON. */
export type Schema = Readonly<Record<string, unknown>>;

/** Words for people: nothing depends on them. */
const PROSE = new Set(["description", "title", "$schema", "examples"]);
const FLOORS = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems"]);
const CEILINGS = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems"]);

/** @param place Of the schema, e.g. `tools/get_package_info input`. */
export function schemaChanges(
  before: Schema,
  after: Schema,
  { place, side }: { readonly place: string; readonly side: Side },
): readonly Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key): readonly Change[] => {
    const [old, now] = [before[key], after[key]];
    if (same(old, now)) return [];
    const say = (kind: ReleaseKind, what: string): readonly Change[] => [{ kind, place, what }];
    if (PROSE.has(key)) return say("patch", `${key} reads otherwise`);
    if (key === "properties") return propertyChanges(before, after, { place, side });
    if (key === "required") return requirementChanges(before, after, { place, side });
    if (key === "type" || key === "enum") {
      const words = key === "type" ? "type" : "value";
      return setChanges(listOf(old), listOf(now), { words, place, side });
    }
    if (FLOORS.has(key) || CEILINGS.has(key)) {
      if (side === "output") return say("minor", `${key} is ${show(now)}, was ${show(old)}`);
      const narrower = isNarrower(old, now, FLOORS.has(key));
      return say(narrower ? "major" : "minor", `${key} is ${show(now)}, was ${show(old)}`);
    }
    if (isSchema(old) && isSchema(now)) {
      return schemaChanges(old, now, { place: `${place}${key === "items" ? "[]" : ""}`, side });
    }
    // A default, a pattern, an alternative: nothing here can tell that no caller minds.
    return say("major", `${key} is ${show(now)}, was ${show(old)}`);
  });
}

function propertyChanges(
  before: Schema,
  after: Schema,
  { place, side }: { readonly place: string; readonly side: Side },
): readonly Change[] {
  const [old, now] = [schemaOf(before.properties), schemaOf(after.properties)];
  const required = new Set(listOf(after.required));
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    const at = `${place}.${name}`;
    if (!(name in now)) return [{ kind: "major", place: at, what: "field removed" }];
    if (!(name in old)) {
      const isDemanded = side === "input" && required.has(name);
      return [{
        kind: isDemanded ? "major" : "minor",
        place: at,
        what: isDemanded ? "required field added" : "field added",
      }];
    }
    return schemaChanges(schemaOf(old[name]), schemaOf(now[name]), { place: at, side });
  });
}

/** Of fields that both have; the others are told as added or removed. */
function requirementChanges(
  before: Schema,
  after: Schema,
  { place, side }: { readonly place: string; readonly side: Side },
): readonly Change[] {
  const [old, now] = [new Set(listOf(before.required)), new Set(listOf(after.required))];
  const [had, has] = [schemaOf(before.properties), schemaOf(after.properties)];
  return Object.keys(has).flatMap((name) => {
    if (!(name in had) || old.has(name) === now.has(name)) return [];
    const isStricter = now.has(name);
    // Who writes minds what is demanded, who reads minds what may be missing.
    const breaks = side === "input" ? isStricter : !isStricter;
    const what = isStricter ? "became required" : "became optional";
    return [{ kind: breaks ? "major" : "minor", place: `${place}.${name}`, what }];
  });
}

/** Types or values; a list that is absent allows all. */
function setChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  { words, place, side }: { readonly words: string; readonly place: string; readonly side: Side },
): readonly Change[] {
  const say = (kind: ReleaseKind, what: string): readonly Change[] => [{ kind, place, what }];
  if (before.length === 0) {
    return say(side === "input" ? "major" : "minor", `${words}s are listed: ${show(after)}`);
  }
  if (after.length === 0) {
    return say(side === "input" ? "minor" : "major", `${words}s are no longer listed`);
  }
  const gone = before.filter((one) => !after.includes(one));
  const added = after.filter((one) => !before.includes(one));
  const isNewType = words === "type" && side === "output";
  return [
    ...gone.length > 0 ? say("major", `${words} removed: ${gone.map(show).join(", ")}`) : [],
    ...added.length > 0
      ? say(isNewType ? "major" : "minor", `${words} added: ${added.map(show).join(", ")}`)
      : [],
  ];
}

function isNarrower(before: unknown, after: unknown, isFloor: boolean): boolean {
  if (typeof after !== "number") return false;
  if (typeof before !== "number") return true;
  return isFloor ? after > before : after < before;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function schemaOf(value: unknown): Schema {
  return isSchema(value) ? value : {};
}

/** Order of lists counts as a change only where it says something, which it does nowhere here. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).toSorted();
  if (!isSchema(value)) return value;
  return Object.entries(value).map(([key, inner]) => [key, sorted(inner)])
    .toSorted(([a], [b]) => String(a) < String(b) ? -1 : 1);
}

function show(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}

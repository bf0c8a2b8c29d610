/** Compares the shapes of JSON values: which keys they have and of which types, never what they say. @module */

/** What values in one place look like; several values are laid over one another. */
export interface Shape {
  /** JSON types that were seen: `null`, `boolean`, `number`, `string`, `array`, `object`. */
  readonly types: Set<string>;
  /** What objects hold under each key. */
  readonly keys: Map<string, Shape>;
  /** What arrays hold, and objects whose keys are data (versions, labels, names); absent: none was seen. */
  items?: Shape;
}

/** One place where two shapes differ. */
export interface Difference {
  /** `info.author`; `[]` stands for every item, `{}` for every value of an object whose keys are data. */
  readonly place: string;
  readonly kind: "missing in the fake" | "only in the fake" | "other types";
  /** Types seen in the real answers and in the fake's, for `other types`. */
  readonly types?: { readonly real: readonly string[]; readonly fake: readonly string[] };
}

/** Objects under these keys have data as keys. */
const DICTIONARIES: ReadonlySet<string> = new Set(["releases", "project_urls", "top_packages"]);

export function emptyShape(): Shape {
  return { types: new Set(), keys: new Map() };
}

/** Lays `value` over `shape`. `key` is the one that holds it. */
export function addToShape(shape: Shape, value: unknown, key = ""): void {
  if (Array.isArray(value)) {
    shape.types.add("array");
    for (const item of value) addToShape(shape.items ??= emptyShape(), item);
  } else if (typeof value === "object" && value !== null) {
    shape.types.add("object");
    for (const [name, item] of Object.entries(value)) {
      addToShape(
        DICTIONARIES.has(key) ? shape.items ??= emptyShape() : shapeAt(shape, name),
        item,
        name,
      );
    }
  } else {
    shape.types.add(value === null ? "null" : typeof value);
  }
}

function shapeAt(shape: Shape, key: string): Shape {
  const known = shape.keys.get(key);
  if (known !== undefined) return known;
  const created = emptyShape();
  shape.keys.set(key, created);
  return created;
}

/**
 * Every place where the shapes differ, topmost only: what hangs below a missing key is not listed. Items are compared
 * where both sides have some, since an empty list says nothing about what it would hold.
 */
export function diffShapes(real: Shape, fake: Shape, place = ""): readonly Difference[] {
  const found: Difference[] = [];
  const types = { real: [...real.types].sort(), fake: [...fake.types].sort() };
  if (types.real.join() !== types.fake.join()) {
    found.push({ place: place === "" ? "the body" : place, kind: "other types", types });
  }
  if (real.types.has("object") && fake.types.has("object")) {
    for (const key of new Set([...real.keys.keys(), ...fake.keys.keys()])) {
      const below = place === "" ? key : `${place}.${key}`;
      const [realBelow, fakeBelow] = [real.keys.get(key), fake.keys.get(key)];
      if (realBelow === undefined) found.push({ place: below, kind: "only in the fake" });
      else if (fakeBelow === undefined) found.push({ place: below, kind: "missing in the fake" });
      else found.push(...diffShapes(realBelow, fakeBelow, below));
    }
  }
  if (real.items !== undefined && fake.items !== undefined) {
    found.push(
      ...diffShapes(real.items, fake.items, `${place}${real.types.has("array") ? "[]" : "{}"}`),
    );
  }
  return found;
}

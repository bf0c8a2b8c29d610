/** Plain data as text and back: JSON, and what JSON leaves out. @module */

/** Marks what JSON has no form for: `{"$": [kind, …]}`. An object with a key of that name is marked, too. */
const MARK = "$";
/** Deeper or larger values are not carried. */
const MAX_DEPTH = 200;
const MAX_NODE_COUNT = 2_000_000;

/** A value that text cannot carry; it stays inside this module. */
class NotPlainError extends Error {
  override readonly name = "NotPlainError";
}

/**
 * `undefined` where the value holds what cannot be carried: functions, symbols, objects with a prototype of their own,
 * holes, cycles. What is found twice is carried twice.
 */
export function encodePlain(value: unknown): string | undefined {
  try {
    return JSON.stringify(new Encoder().encode(value, 0));
  } catch (error) {
    if (error instanceof NotPlainError) return undefined;
    throw error;
  }
}

class Encoder {
  #nodeCount = 0;

  encode(value: unknown, depth: number): unknown {
    this.#nodeCount++;
    if (depth > MAX_DEPTH || this.#nodeCount > MAX_NODE_COUNT) throw new NotPlainError();
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : mark("number", numberText(value));
      case "undefined":
        return mark("undefined");
      case "bigint":
        return mark("bigint", `${value}`);
      case "object":
        return value === null ? null : this.#object(value, depth + 1);
      default:
        throw new NotPlainError();
    }
  }

  #object(object: object, depth: number): unknown {
    const all = (values: Iterable<unknown>) =>
      Array.from(values, (element) => this.encode(element, depth));
    switch (Object.getPrototypeOf(object)) {
      case Array.prototype:
        if (Object.keys(object).length !== (object as readonly unknown[]).length) break;
        return all(object as readonly unknown[]); // its prototype says so
      case Object.prototype: {
        if (Object.getOwnPropertySymbols(object).length > 0) break;
        const entries = Object.entries(object);
        const encoded = Object.fromEntries(
          entries.map(([key, element]) => [key, this.encode(element, depth)]),
        );
        return MARK in object ? mark("object", encoded) : encoded;
      }
      case Map.prototype:
        return mark(
          "map",
          all((object as ReadonlyMap<unknown, unknown>).keys()),
          all(
            (object as ReadonlyMap<unknown, unknown>).values(),
          ),
        );
      case Set.prototype:
        return mark("set", all(object as ReadonlySet<unknown>));
      case Date.prototype:
        return mark("date", this.encode((object as Date).getTime(), depth));
      case Uint8Array.prototype:
        return mark("bytes", latin1Of(object as Uint8Array));
    }
    throw new NotPlainError();
  }
}

function mark(kind: string, ...parts: readonly unknown[]): unknown {
  return { [MARK]: [kind, ...parts] };
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : `${value}`;
}

/**
 * What `encodePlain` made text of.
 * @throws {SyntaxError} If it did not make this text.
 */
export function decodePlain(text: string): unknown {
  return decode(JSON.parse(text), 0);
}

function decode(value: unknown, depth: number): unknown {
  if (depth > 2 * MAX_DEPTH) throw new SyntaxError("Cannot read plain data: too deep");
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => decode(element, depth + 1));
  if (!Object.hasOwn(value, MARK)) return decodeEntries(value, depth);
  const marked: unknown = Object.getOwnPropertyDescriptor(value, MARK)?.value;
  if (!Array.isArray(marked) || Object.keys(value).length !== 1) throw notOurs();
  return decodeMarked(marked, depth);
}

function decodeEntries(object: object, depth: number): unknown {
  return Object.fromEntries( // which makes `__proto__` a key like any other
    Object.entries(object).map(([key, element]) => [key, decode(element, depth + 1)]),
  );
}

function decodeMarked([kind, first, second]: readonly unknown[], depth: number): unknown {
  switch (kind) {
    case "undefined":
      return undefined;
    case "number":
      if (first === "NaN" || first === "Infinity" || first === "-Infinity" || first === "-0") {
        return Number(first);
      }
      break;
    case "bigint":
      if (typeof first === "string" && /^-?\d+$/.test(first)) return BigInt(first);
      break;
    case "object":
      if (typeof first === "object" && first !== null) return decodeEntries(first, depth);
      break;
    case "map": {
      if (!Array.isArray(first) || !Array.isArray(second)) break;
      const keys = first.map((element) => decode(element, depth + 1));
      return new Map(keys.map((key, place) => [key, decode(second[place], depth + 1)]));
    }
    case "set":
      if (Array.isArray(first)) return new Set(first.map((element) => decode(element, depth + 1)));
      break;
    case "date": {
      const time = decode(first, depth + 1);
      if (typeof time === "number") return new Date(time);
      break;
    }
    case "bytes":
      if (typeof first === "string") return Uint8Array.from(first, (unit) => unit.charCodeAt(0));
  }
  throw notOurs();
}

/** One character a byte. */
function latin1Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function notOurs(): SyntaxError {
  return new SyntaxError("Cannot read plain data: an unknown mark");
}

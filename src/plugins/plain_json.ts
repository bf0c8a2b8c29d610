/** A value from a plug-in made into JSON of our own: bounded, without cycles, prototypes, getters or hidden characters. @module */
import { cleanText } from "../domain/untrusted_text.ts";

/** JSON as it is handed on. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** How much is taken. */
export interface JsonBounds {
  /** Of the JSON text, in UTF-16 units. */
  readonly maxCharacterCount: number;
  readonly maxDepthCount: number;
}

/** What is no JSON, or too much of it, and where. */
class NotJsonError extends TypeError {
  override readonly name = "NotJsonError";
}

const MAX_KEY_LENGTH = 256; // UTF-16 units

/**
 * A deep copy that shares nothing with `value`. Each property is read once, so a getter cannot give another value later.
 * Texts lose control and invisible characters. A property whose value is `undefined` is left out, as in JSON.
 * @throws {NotJsonError} For everything that JSON cannot hold, and for too much.
 * @throws Whatever a getter or a proxy throws.
 */
export function plainJson(value: unknown, bounds: JsonBounds): Json {
  return new Copier(bounds).copy(value, "", 0);
}

class Copier {
  readonly #bounds: JsonBounds;
  #left: number;

  constructor(bounds: JsonBounds) {
    this.#bounds = bounds;
    this.#left = bounds.maxCharacterCount;
  }

  copy(value: unknown, path: string, depth: number): Json {
    switch (typeof value) {
      case "string":
        return this.#text(value, path);
      case "number":
        if (!Number.isFinite(value)) throw refusal(path, String(value));
        this.#spend(String(value).length, path);
        return value;
      case "boolean":
        this.#spend(5, path);
        return value;
      case "object":
        if (value === null) {
          this.#spend(4, path);
          return null;
        }
        // A cycle is endless depth.
        if (depth >= this.#bounds.maxDepthCount) throw refusal(path, "nesting too deep");
        this.#spend(2, path);
        return Array.isArray(value)
          ? this.#list(value, path, depth + 1)
          : this.#record(value, path, depth + 1);
      default:
        throw refusal(path, `a value of type ${typeof value}`);
    }
  }

  /** What is longer than the bound is not even cleaned; a tab becomes four spaces, a quote two characters. */
  #text(value: string, path: string): string {
    if (value.length > this.#left) this.#spend(value.length, path);
    const text = cleanText(value, value.length * 4, { multiline: true });
    this.#spend(JSON.stringify(text).length, path);
    return text;
  }

  #list(value: readonly unknown[], path: string, depth: number): Json {
    const copy: Json[] = [];
    const { length } = value;
    for (let index = 0; index < length; index++) { // a list with holes is refused at the first
      this.#spend(1, path);
      copy.push(this.copy(value[index], `${path}/${index}`, depth));
    }
    return copy;
  }

  #record(value: object, path: string, depth: number): Json {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw refusal(path, "an object that is not plain");
    }
    const copy: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      this.#spend(JSON.stringify(key).length + 2, path); // with its colon and comma
      // Assigning it would set a prototype; a key that cleaning changes could pass for another.
      if (
        key === "__proto__" || key.length > MAX_KEY_LENGTH || cleanText(key, key.length) !== key
      ) {
        throw refusal(path, "a name that no answer may have");
      }
      const element: unknown = Reflect.get(value, key);
      if (element !== undefined) copy[key] = this.copy(element, `${path}/${key}`, depth);
    }
    return copy;
  }

  #spend(count: number, path: string): void {
    this.#left -= count;
    if (this.#left < 0) {
      throw refusal(path, `more than ${this.#bounds.maxCharacterCount} characters of JSON`);
    }
  }
}

function refusal(path: string, read: string): NotJsonError {
  return new NotJsonError(`expected plain JSON, read ${read} at "${path.slice(0, 200)}"`);
}

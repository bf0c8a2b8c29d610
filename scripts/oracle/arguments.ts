/** Checks the arguments of one question: by name and type, nothing missing and nothing unread. @module */
import { OracleError } from "./operation.ts";

/** A JSON object as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object and not an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The arguments of one question. Every reader throws an `OracleError` of kind `bad_arguments`. */
export class Arguments {
  readonly #values: JsonObject;
  readonly #read = new Set<string>();

  constructor(values: JsonObject) {
    this.#values = values;
  }

  /** A text. */
  text(name: string): string {
    const value = this.#take(name);
    return typeof value === "string" ? value : this.#fail(name, "a string", value);
  }

  /** A text that may be left out or null. */
  optionalText(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value : this.#fail(name, "a string or null", value);
  }

  /** A list of texts. */
  texts(name: string): readonly string[] {
    const value = this.#take(name);
    if (!Array.isArray(value)) return this.#fail(name, "an array of strings", value);
    return value.map((item, index) =>
      typeof item === "string" ? item : this.#fail(`${name}[${index}]`, "a string", item)
    );
  }

  /** True, false, or `undefined` where it is null or left out. */
  choice(name: string): boolean | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    return typeof value === "boolean" ? value : this.#fail(name, "true, false or null", value);
  }

  /** An object, its values as they were read. */
  object(name: string): JsonObject {
    const value = this.#take(name);
    return isJsonObject(value) ? value : this.#fail(name, "an object", value);
  }

  /** Refuses arguments that the operation did not read: a misspelt name must not pass unseen. */
  finish(): void {
    const unread = Object.keys(this.#values).filter((name) => !this.#read.has(name));
    if (unread.length === 0) return;
    const known = [...this.#read].map((name) => JSON.stringify(name)).join(", ");
    throw new OracleError(
      "bad_arguments",
      `Cannot read arguments: expected ${known}, found ${JSON.stringify(unread[0])}`,
    );
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  #fail(name: string, expected: string, found: unknown): never {
    const what = found === undefined ? "nothing" : JSON.stringify(found).slice(0, 64);
    throw new OracleError(
      "bad_arguments",
      `Cannot read argument ${JSON.stringify(name)}: expected ${expected}, found ${what}`,
    );
  }
}

/**
 * The reader of `.env` files, for an `import()`: the package is CommonJS, and of such a one, imported so itself, a bundle
 * has no names but the default. Part of the composition. @module
 */
import { parse } from "dotenv";

/** Names and texts; quotes and comments are the format's. */
export function parseEnvFile(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(parse(text)));
}

/** Description-Content-Type: three media types, with a character set and a dialect. @module */
import { stripBlanks } from "./python_blanks.ts";

const MAX_LENGTH = 1_000; // UTF-16 units
const TYPES = ["text/plain", "text/x-rst", "text/markdown"];
const DIALECTS = ["GFM", "CommonMark"];
// RFC 2045, without what RFC 2231 reserves for its encoded values.
const TOKEN = "[!#$&+.0-9A-Z^-~-]+";
const PARAMETER = new RegExp(
  `;[ \\t]*(${TOKEN})[ \\t]*=[ \\t]*(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)")[ \\t]*`,
  "y",
);
const HEAD = new RegExp(`(${TOKEN}/${TOKEN})[ \\t]*`, "y");

/** What was expected; `undefined`: the value is right. */
export function contentTypeFault(value: string): string | undefined {
  const types = `one of ${TYPES.join(", ")}`;
  const text = stripBlanks(value);
  if (text.length > MAX_LENGTH || /[\r\n]/.test(value)) return types;
  HEAD.lastIndex = 0;
  const type = HEAD.exec(text)?.[1]?.toLowerCase();
  if (type === undefined || !TYPES.includes(type)) return types;
  const parameters = parametersOf(text.replace(/;$/, ""), HEAD.lastIndex);
  if (parameters === undefined) return "parameters written as name=value behind semicolons";
  if ((parameters.get("charset") ?? "UTF-8").toLowerCase() !== "utf-8") return "charset=UTF-8";
  const dialect = parameters.get("variant") ?? "GFM";
  if (type !== "text/markdown" || DIALECTS.includes(dialect)) return undefined;
  return `one of the variants ${DIALECTS.join(", ")}`;
}

/** By lower-case name; `undefined`: malformed, or one name twice. */
function parametersOf(text: string, start: number): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (PARAMETER.lastIndex = start; PARAMETER.lastIndex < text.length;) {
    const [, name, token, quoted] = PARAMETER.exec(text) ?? [];
    if (name === undefined || parameters.has(name.toLowerCase())) return undefined;
    parameters.set(name.toLowerCase(), token ?? quoted?.replace(/\\(.)/g, "$1") ?? "");
  }
  return parameters;
}

/** What values of metadata fields must be; each check says what was expected instead. @module */
import { METADATA_FIELDS } from "./metadata_field_names.ts";
import { stripBlanks } from "./python_blanks.ts";

// PEP 508; unlike for a caller, blanks around it are a fault.
const NAME = /^(?:[a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9])$/i;
const NEVER_DYNAMIC = ["metadata-version", "name", "version"]; // PEP 643

/** Project names and extras. */
export function nameFault(value: string): string | undefined {
  return NAME.test(value) ? undefined : 'ASCII letters, digits, ".", "_" or "-"';
}

/** PEP 643: a field's name, in any case, but none of what identifies the metadata. */
export function dynamicFault(value: string): string | undefined {
  const field = value.toLowerCase();
  if (NEVER_DYNAMIC.includes(field)) return `a field other than ${NEVER_DYNAMIC.join(", ")}`;
  return METADATA_FIELDS.has(field) ? undefined : "the name of a metadata field";
}

/** PEP 639: a path with `/` inside the license folder, no pattern. */
export function licenseFileFault(path: string): string | undefined {
  if (path.includes("..")) return 'a path without ".."';
  if (path.includes("*")) return 'a path without "*"';
  if (/^(?:[a-z]:)?\//i.test(path)) return "a relative path";
  if (path.includes("\\")) return 'a path with "/" between its parts';
  if (path === ".") return undefined; // odd, and right for `packaging`
  const parts = path.replace(/^[a-z]:(?=.)/i, "").split("/");
  return parts.includes("") || parts.includes(".") ? "a path in its shortest form" : undefined;
}

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const KEYWORDS: ReadonlySet<string> = new Set(
  ("False None True and as assert async await break class continue def del elif else except " +
    "finally for from global if import in is lambda nonlocal not or pass raise return try while " +
    "with yield").split(" "),
);

/** PEP 794: dotted Python identifiers, perhaps with `; private`. */
export function importNameFault(value: string): string | undefined {
  const semicolon = value.indexOf(";");
  const name = semicolon === -1 ? value : value.slice(0, semicolon);
  const parts = stripBlanks(name, "end").split("."); // blanks before the name do count
  if (parts.some((part) => !IDENTIFIER.test(part))) return "Python identifiers with dots between";
  if (parts.some((part) => KEYWORDS.has(part))) return "no keyword of Python";
  const flag = semicolon === -1 ? "private" : stripBlanks(value.slice(semicolon + 1), "start");
  return flag === "private" ? undefined : 'nothing but "private" behind ";"';
}

/**
 * What is wrong with a metadata file by its own Metadata-Version: what `packaging.metadata` 26
 * finds, and PEP 639's conflict. @module
 */
import { METADATA_FIELDS, METADATA_VERSIONS } from "./metadata_field_names.ts";
import type { MetadataFields } from "./metadata_fields.ts";
import { contentTypeFault } from "./metadata_content_type.ts";
import { dynamicFault, importNameFault, licenseFileFault, nameFault } from "./metadata_values.ts";
import { tryParseRequirement } from "./requirement.ts";
import { tryParseLicenseExpression } from "./spdx.ts";
import { tryParseSpecifierSet } from "./specifier.ts";
import { cleanText } from "./untrusted_text.ts";
import { tryParseVersion } from "./version.ts";

/** One fault of one field. */
export interface MetadataProblem {
  /** In lower case, e.g. `requires-dist`. */
  readonly field: string;
  /**
   * `missing`: required; `unknown`: no such field; `unparsed`: repeated, or two URLs of one label;
   * `too-new`: of a later Metadata-Version; `invalid`: its value; `conflict`: PEP 639 forbids it
   * beside License-Expression, which `packaging` does not check.
   */
  readonly rule: "missing" | "unknown" | "unparsed" | "too-new" | "invalid" | "conflict";
  /** In plain words, fit to be shown. */
  readonly message: string;
}

const REQUIRED = ["metadata-version", "name", "version"];
// deno-lint-ignore no-control-regex -- the separators end a line for Python
const LINE_BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const VERSION_OF_PEP_639 = "2.4";

/** Says what a value should be instead; `undefined`: it is right. */
type Check = (value: string) => string | undefined;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["name", nameFault],
  ["version", (value) => unless(tryParseVersion(value), "a version of PEP 440")],
  ["summary", (value) => (LINE_BREAK.test(value) ? "one line" : undefined)],
  ["description-content-type", contentTypeFault],
  ["dynamic", dynamicFault],
  ["provides-extra", nameFault],
  ["requires-python", (value) => unless(tryParseSpecifierSet(value), "version specifiers")],
  ["requires-dist", (value) => unless(tryParseRequirement(value), "a requirement of PEP 508")],
  [
    "license-expression",
    (value) => unless(tryParseLicenseExpression(value), "an SPDX license expression"),
  ],
  ["license-file", licenseFileFault],
  ["import-name", importNameFault],
  ["import-namespace", importNameFault],
]);

/**
 * Every fault, in the order of the fields; of a field that is repeated, its first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { readMetadataFields } from "./metadata_fields.ts";
 * const text = "Metadata-Version: 2.1\nName: demo\nVersion: 1\nDynamic: version";
 * const [problem] = validateMetadata(readMetadataFields(text));
 * assert.deepEqual([problem?.field, problem?.rule], ["dynamic", "too-new"]);
 * ```
 */
export function validateMetadata(fields: MetadataFields): readonly MetadataProblem[] {
  const problems = [...unreadProblems(fields), ...missingProblems(fields)];
  const told = fields.texts.get("metadata-version");
  const age = told === undefined ? -1 : METADATA_VERSIONS.indexOf(told);
  if (told !== undefined && told !== "" && age === -1) {
    problems.push(invalid("metadata-version", `one of ${METADATA_VERSIONS.join(", ")}`, told));
  }
  for (const [field, values] of present(fields)) {
    const since = METADATA_FIELDS.get(field)?.since ?? "1.0";
    const check = CHECKS.get(field);
    if (age !== -1 && METADATA_VERSIONS.indexOf(since) > age) {
      const message = `${field} needs Metadata-Version ${since}, found ${told}`;
      problems.push({ field, rule: "too-new", message });
    } else if (check !== undefined && !isMissing(field, values)) {
      const problem = firstInvalid(field, values, check);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return [...problems, ...licenseConflicts(fields)];
}

function unreadProblems({ unparsed }: MetadataFields): readonly MetadataProblem[] {
  return [...unparsed.keys()].map((field) => (
    METADATA_FIELDS.has(field)
      ? { field, rule: "unparsed", message: `${field} is told more than once` } as const
      : {
        field,
        rule: "unknown",
        message: `${cleanText(field, 64)} is no field of core metadata`,
      } as const
  ));
}

/** A required field that is there but unparsed has its problem already. */
function missingProblems({ texts, unparsed }: MetadataFields): readonly MetadataProblem[] {
  return REQUIRED
    .filter((field) => !unparsed.has(field) && isMissing(field, [texts.get(field) ?? ""]))
    .map((field) => ({ field, rule: "missing", message: `${field} is required` }));
}

/** Empty is as good as absent. */
function isMissing(field: string, [value]: readonly string[]): boolean {
  return REQUIRED.includes(field) && value === "";
}

/** What was read, each field as the list of its values. */
function* present(fields: MetadataFields): Generator<readonly [string, readonly string[]]> {
  for (const [field, value] of fields.texts) yield [field, [value]];
  yield* fields.lists;
  if (fields.projectUrls !== undefined) yield ["project-url", []];
}

function firstInvalid(
  field: string,
  values: readonly string[],
  check: Check,
): MetadataProblem | undefined {
  for (const value of values) {
    const expected = check(value);
    if (expected !== undefined) return invalid(field, expected, value);
  }
  return undefined;
}

function invalid(field: string, expected: string, value: string): MetadataProblem {
  const found = JSON.stringify(cleanText(value, 100));
  return { field, rule: "invalid", message: `${field}: expected ${expected}, found ${found}` };
}

/** PEP 639: with License-Expression, neither License nor a classifier of a licence may stand. */
function licenseConflicts({ texts, lists }: MetadataFields): readonly MetadataProblem[] {
  const told = METADATA_VERSIONS.indexOf(texts.get("metadata-version") ?? "");
  if (!texts.has("license-expression") || told < METADATA_VERSIONS.indexOf(VERSION_OF_PEP_639)) {
    return [];
  }
  const classifiers = lists.get("classifier") ?? [];
  const fields = [
    ...(texts.has("license") ? ["license"] : []),
    ...(classifiers.some((text) => text.startsWith("License ::")) ? ["classifier"] : []),
  ];
  return fields.map((field) => ({
    field,
    rule: "conflict",
    message: `${field} states a license beside license-expression, which replaces it (PEP 639)`,
  }));
}

function unless(parsed: unknown, expected: string): string | undefined {
  return parsed === undefined ? expected : undefined;
}

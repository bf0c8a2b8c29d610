/** Which licence a release states, and where (PEP 639). @module */
import type { ReleaseMetadata } from "./release.ts";
import { tryParseLicenseExpression } from "./spdx.ts";
import { isUnstated } from "./unstated_text.ts";
import { cleanText } from "./untrusted_text.ts";

/** A licence as the metadata states it; nothing is concluded from it. */
export interface LicenseStatement {
  readonly text: string;
  /** `expression`: SPDX; `classifier`: trove, comma between several; `text`: the old free field. */
  readonly source: "expression" | "classifier" | "text";
}

const MAX_EXPRESSION_LENGTH = 500; // UTF-16 units
/** Longer text of the old field is a whole licence, not the name of one. */
const MAX_TEXT_LENGTH = 100;
const PREFIX = "License :: ";
const VAGUE = "OSI Approved"; // names no licence

/**
 * PEP 639 order: the SPDX expression (in its canonical spelling where it is valid), else what the
 * classifiers name, else the old `License` field where it is one short line. `undefined`: the
 * metadata does not tell, which is not "no licence".
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const classifiers = ["License :: OSI Approved :: MIT License"];
 * assert.deepEqual(describeLicense({ classifiers, license: "see LICENSE" }), {
 *   text: "MIT License",
 *   source: "classifier",
 * });
 * ```
 */
export function describeLicense(
  metadata: Pick<ReleaseMetadata, "license" | "licenseExpression" | "classifiers">,
): LicenseStatement | undefined {
  const expression = stated(metadata.licenseExpression);
  if (expression !== undefined) {
    // What is no expression of PEP 639 is shown as written: the publisher meant something by it.
    const text = tryParseLicenseExpression(expression)?.canonical ?? expression;
    return { text: cleanText(text, MAX_EXPRESSION_LENGTH), source: "expression" };
  }
  const named = [...new Set(metadata.classifiers.filter(isLicense).map(nameOf))];
  const telling = named.filter((name) => name !== VAGUE);
  const text = shortLine(metadata.license);
  if (telling.length === 0 && text !== undefined) return { text, source: "text" };
  const chosen = telling.length === 0 ? named : telling;
  return chosen.length === 0
    ? undefined
    : { text: cleanText(chosen.join(", "), MAX_EXPRESSION_LENGTH), source: "classifier" };
}

function isLicense(classifier: string): boolean {
  return classifier.startsWith(PREFIX) && nameOf(classifier) !== "";
}

/** `License :: OSI Approved :: MIT License` names `MIT License`. */
function nameOf(classifier: string): string {
  return classifier.slice(classifier.lastIndexOf(" :: ") + " :: ".length).trim();
}

function shortLine(text: string | undefined): string | undefined {
  const line = stated(text);
  if (line === undefined || line.length > MAX_TEXT_LENGTH || /[\r\n]/.test(line)) return undefined;
  return stated(cleanText(line, MAX_TEXT_LENGTH));
}

function stated(text: string | undefined): string | undefined {
  return text === undefined || isUnstated(text) ? undefined : text.trim();
}

/** The SPDX licence list: which identifiers exist, in which spelling. @module */
import exceptions from "spdx-exceptions" with { type: "json" };
import current from "spdx-license-ids" with { type: "json" };
import deprecated from "spdx-license-ids/deprecated" with { type: "json" };

/** Exceptions of the list (3.27) that the npm package, which is made more seldom, lacks as yet. */
export const LATER_EXCEPTION_IDS: readonly string[] = [
  "Asterisk-linking-protocols-exception",
  "CGAL-linking-exception",
  "Digia-Qt-LGPL-exception-1.1",
  "GPL-3.0-389-ds-base-exception",
  "Independent-modules-exception",
  "Nokia-Qt-exception-1.1",
  "PCRE2-exception",
  "RRDtool-FLOSS-exception-2.0",
  "erlang-otp-linking-exception",
  "harbour-exception",
  "mxml-exception",
  "polyparse-exception",
  "romic-exception",
];
/** Deprecated identifiers with a `+` of their own, which the npm package leaves out. */
const PLUS_IDS: readonly string[] = [
  "GPL-1.0+",
  "GPL-2.0+",
  "GPL-3.0+",
  "LGPL-2.0+",
  "LGPL-2.1+",
  "LGPL-3.0+",
];

/** Licence identifiers that are not deprecated. */
export const CURRENT_LICENSE_IDS: readonly string[] = current;
/** Licence identifiers that are valid still, but to be replaced. */
export const DEPRECATED_LICENSE_IDS: readonly string[] = [...deprecated, ...PLUS_IDS];
/** Exception identifiers. */
export const EXCEPTION_IDS: readonly string[] = [
  ...new Set([...exceptions, ...LATER_EXCEPTION_IDS]),
];

/** SPDX compares identifiers without regard to case, and lists each in one spelling. */
const LICENSES = byLowerCase([...CURRENT_LICENSE_IDS, ...DEPRECATED_LICENSE_IDS]);
const EXCEPTIONS = byLowerCase(EXCEPTION_IDS);
const DEPRECATED: ReadonlySet<string> = new Set(DEPRECATED_LICENSE_IDS);

/** The list's spelling of a licence identifier, also a deprecated one; `undefined`: not listed. */
export function listedLicenseId(text: string): string | undefined {
  return LICENSES.get(text.toLowerCase());
}

/** The list's spelling of an exception; `undefined`: not on the list. */
export function listedExceptionId(text: string): string | undefined {
  return EXCEPTIONS.get(text.toLowerCase());
}

/** Whether SPDX deprecates this identifier (in the list's spelling): valid, to be replaced. */
export function isDeprecatedLicenseId(id: string): boolean {
  return DEPRECATED.has(id);
}

function byLowerCase(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

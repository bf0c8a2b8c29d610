/** Poetry's `python = "…"` of one requirement as a marker. @module */
import { parseSpecifierSet } from "../specifier.ts";
import type { PoetryConstraint } from "./poetry_constraint.ts";

/** The marker's text; `undefined` where every Python is admitted. */
export function pythonMarker({ specifier, alternatives }: PoetryConstraint): string | undefined {
  const parts = (alternatives ?? (specifier === "" ? [] : [specifier])).map(conjunction);
  return parts.length === 0 ? undefined : parts.join(" or ");
}

function conjunction(specifier: string): string {
  return parseSpecifierSet(specifier).specifiers.map(({ operator, text, wildcard, version }) => {
    const short = wildcard || ((version?.release.length ?? 3) <= 2 && version?.pre === undefined);
    // python_version is cut after the minor number, so only these say the same of it.
    const cut = short && (operator === ">=" || operator === "<" || wildcard);
    return `${cut ? "python_version" : "python_full_version"} ${operator} "${text}"`;
  }).join(" and ");
}

/** Markers that must all hold, as one text; `undefined` where there are none. */
export function allMarkers(parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter((part) => part !== undefined && part.trim() !== "");
  if (present.length <= 1) return present[0];
  return present.map((part) => `(${part})`).join(" and ");
}

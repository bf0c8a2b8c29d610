/** Random specifier sets and candidates that lie near their ends. @module */
import fc from "fast-check";
import { toReleaseVersion } from "../../../../src/domain/release_version.ts";
import { parseSpecifierSet } from "../../../../src/domain/specifier.ts";
import type { VersionRanges } from "../../../../src/domain/version_range.ts";
import { anyClause, anyVersion } from "./version_arbitrary.ts";

/** Ends that have a neighbour of their own kind, so that places between versions are hit. */
const edges = [
  "0",
  "0.dev0",
  "1",
  "1.dev0",
  "1a1",
  "1a1.dev1",
  "1a1.post0.dev0",
  "1a1.post1",
  "1a2.dev0",
  "1.post0.dev0",
  "1.post0",
  "1.post1.dev0",
  "1.0.1",
  "1.1.dev0",
  "2.dev0",
  "1!0",
];
const edgeClause = fc.oneof(
  fc.tuple(fc.constantFrom("<", "<=", ">", ">=", "==", "!=", "==="), fc.constantFrom(...edges))
    .map((it) => it.join("")),
  fc.constantFrom("==1+a", "!=1+a", "==1.post0+1", "==1.*", "!=1.*", "==1.0.*", "~=1.0", "===x"),
);

/** Specifier sets of up to three clauses. */
export const anySet = fc.array(fc.oneof(edgeClause, anyClause), { maxLength: 3 })
  .map((clauses) => parseSpecifierSet(clauses.join(",")));

/** Releases: at the ends of `anySet`, anywhere, and legacy ones. */
export const candidate = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...edges, "1+a", "1+a.0", "1+b", "1.post0+1", "1.1") },
  { weight: 4, arbitrary: anyVersion },
  { weight: 1, arbitrary: fc.constantFrom("x", "X", "2004d") },
).map(toReleaseVersion);

/** Whether two sets are the same: they have one form. */
export function sameRanges(a: VersionRanges, b: VersionRanges): boolean {
  return form(a) === form(b);
}

function form({ intervals, literals, legacy }: VersionRanges): string {
  const ends = intervals.map(({ from, to }) => [from?.key, to?.key]);
  return JSON.stringify([ends, [...literals].sort(([a], [b]) => (a < b ? -1 : 1)), legacy]);
}

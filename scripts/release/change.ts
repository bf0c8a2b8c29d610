/** One difference of the contract, and the release that it asks for. @module */

const KINDS = ["patch", "minor", "major"] as const;

/** By semantic versions: `major` may break a caller, `minor` adds, `patch` does neither. */
export type ReleaseKind = typeof KINDS[number];

/** One difference, told for people. */
export interface Change {
  readonly kind: ReleaseKind;
  /** Where, e.g. `tools/get_package_info input.version`. */
  readonly place: string;
  readonly what: string;
}

/** The release that all of them together ask for. */
export function dueRelease(changes: readonly Change[]): ReleaseKind {
  return KINDS[Math.max(0, ...changes.map(({ kind }) => KINDS.indexOf(kind)))] ?? "patch";
}

/** The lowest version that may follow: before 1.0.0 the second number tells of breaks. */
export function lowestVersion(previous: string, kind: ReleaseKind): string {
  const [major, minor, patch] = numbersOf(previous);
  if (kind === "patch" || (kind === "minor" && major === 0)) {
    return `${major}.${minor}.${patch + 1}`;
  }
  return kind === "minor" || major === 0 ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Negative where `a` is the lower version. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

function numbersOf(version: string): readonly [number, number, number] {
  const found = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (found === null) throw new Error(`Cannot read the version "${version}": expected X.Y.Z`);
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

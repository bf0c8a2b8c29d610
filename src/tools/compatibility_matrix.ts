/** `check_compatibility` on several Pythons and platforms: where does a release install from a wheel? @module */
import { CallerError } from "../domain/caller_error.ts";
import { newestFitting } from "../domain/newest_fitting.ts";
import type { ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import { NEWEST_PYTHON, parseTarget, type Target } from "../domain/target.ts";
import {
  type CompatibilityCell,
  type DescribedCompatibility,
  limitNotes,
  releaseFields,
  undeclaredNotes,
  yankNotes,
} from "./compatibility_fields.ts";
import {
  alternatives,
  compatibilityOf,
  installationOf,
  mentioned,
} from "./target_compatibility.ts";
import { Truncations } from "./truncation.ts";

/** The longest of the two axes. */
export const MOST_PER_AXIS = 8;

/** How the cells are labelled where the caller left an axis open. */
const DEFAULTS = { python: NEWEST_PYTHON, platform: "linux" } as const;

/** What a caller asked for, as written; an empty axis was left open. */
export interface MatrixText {
  readonly pythons: readonly string[];
  readonly platforms: readonly string[];
  readonly implementation: string | undefined;
}

/** One cell that is asked for. */
export interface MatrixTarget {
  readonly python: string;
  readonly platform: string;
  readonly target: Target;
}

/**
 * Every Python on every platform, each written as asked for.
 * @throws {CallerError} If one names no target, or an axis is too long.
 */
export function matrixTargets(
  { pythons, platforms, implementation }: MatrixText,
): readonly MatrixTarget[] {
  for (const axis of [pythons, platforms]) {
    if (axis.length > MOST_PER_AXIS) {
      throw new CallerError(
        `Cannot make a matrix of ${axis.length} Pythons or platforms: expected at most ` +
          `${MOST_PER_AXIS} of each`,
        axis.join(", "),
      );
    }
  }
  return named(pythons).flatMap((python_version) =>
    named(platforms).map((platform) => ({
      python: python_version ?? DEFAULTS.python,
      platform: platform ?? DEFAULTS.platform,
      target: parseTarget({
        ...(python_version === undefined ? {} : { python_version }),
        ...(platform === undefined ? {} : { platform }),
        ...(implementation === undefined ? {} : { implementation }),
      }),
    }))
  );
}

function named(axis: readonly string[]): readonly (string | undefined)[] {
  return axis.length === 0 ? [undefined] : axis;
}

/** The answer without its sources. */
export function describeMatrix(
  document: ProjectDocument,
  release: ReleaseDocument,
  { targets, pinned }: { readonly targets: readonly MatrixTarget[]; readonly pinned: boolean },
): DescribedCompatibility {
  const cut = new Truncations();
  const installations = targets.map(({ target }) => installationOf(release, target, { pinned }));
  const installs = installations.map(({ install }) => install);
  const isWhole = installs.every((install) => install === "wheel");
  const other = isWhole
    ? { each: [], all: {} }
    : newestFitting(document.releases, targets.map(({ target }) => target), {
      than: release.metadata.version,
    });
  const matrix = targets.map(({ python, platform }, index): CompatibilityCell => {
    const installation = installations[index];
    if (installation === undefined) throw new RangeError("Cannot find the installation of a cell");
    const { install, file, reason } = installation;
    return {
      python_version: python,
      platform,
      install,
      ...(file === undefined || install === "unknown" ? {} : { file }),
      reason,
      ...alternatives(installation, other.each[index] ?? {}),
    };
  });
  const compatibility = compatibilityOf(installs, release);
  const worst = installs.find((install) => install === "none" || install === "unknown") ??
    (isWhole ? "wheel" : "source");
  const together = alternatives({ install: worst }, other.all);
  return {
    ...releaseFields(release, cut),
    python_version: [...new Set(targets.map(({ python }) => python))].join(", "),
    is_compatible: compatibility === "yes",
    compatibility,
    compatibility_notes: [
      "is_compatible: whether every cell of the matrix installs, from a wheel or from source",
      ...assumptions(targets),
      ...limitNotes(release),
      ...yankNotes(release),
      ...(isWhole ? [] : togetherNotes(together)),
      ...undeclaredNotes([
        mentioned(other.all, together),
        ...matrix.map((cell, index) => mentioned(other.each[index] ?? {}, cell)),
      ]),
    ],
    ...together,
    matrix,
    ...cut.asField(),
  };
}

/** Of every cell, then by platform. */
function assumptions(targets: readonly MatrixTarget[]): string[] {
  const ofAll = targets.flatMap(({ target: { assumed, platform } }) => (
    assumed.filter((text) => !platform.assumed.includes(text))
  ));
  const told = new Map(targets.map(({ platform, target }) => [platform, target.platform.assumed]));
  return [
    ...new Set(ofAll),
    ...[...told].filter(([, assumed]) => assumed.length > 0)
      .map(([platform, assumed]) => `${platform}: ${assumed.join(", ")}`),
  ];
}

function togetherNotes(
  { newest_version_with_wheel: wheel, newest_compatible_version: either }: ReturnType<
    typeof alternatives
  >,
): string[] {
  return [
    wheel === undefined
      ? "No other stable release has a wheel for every cell"
      : `${wheel} is the newest stable release with a wheel for every cell; check_vulnerabilities ` +
        "tells what is known against it",
    ...(either === undefined || either === wheel ? [] : [
      `${either} is the newest stable release that installs in every cell, in some from source`,
    ]),
  ];
}

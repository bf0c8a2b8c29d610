/** `check_compatibility` on several Pythons and platforms: where does a release install from a wheel? @module */
import { newestFitting } from "../domain/newest_fitting.ts";
import type { ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import { parseTarget, type Target } from "../domain/target.ts";
import {
  type CompatibilityCell,
  type DescribedCompatibility,
  releaseFields,
  yankNotes,
} from "./compatibility_fields.ts";
import { alternatives, compatibilityOf, installationOf } from "./target_compatibility.ts";
import { Truncations } from "./truncation.ts";

/** The longest of the two axes. */
export const MOST_PER_AXIS = 8;

/** What a caller asked for, as written. */
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

/** Every Python on every platform, each written as asked for. @throws {CallerError} */
export function matrixTargets(
  { pythons, platforms, implementation }: MatrixText,
): readonly MatrixTarget[] {
  return [...new Set(pythons)].flatMap((python) =>
    [...new Set(platforms)].map((platform) => ({
      python,
      platform,
      target: parseTarget({
        python_version: python,
        platform,
        ...(implementation === undefined ? {} : { implementation }),
      }),
    }))
  );
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
      ...yankNotes(release),
      ...(isWhole ? [] : togetherNotes(together)),
    ],
    ...together,
    matrix,
    ...cut.asField(),
  };
}

/** By platform, since that is what is left open; the Pythons were all named. */
function assumptions(targets: readonly MatrixTarget[]): string[] {
  const told = new Map(targets.map(({ platform, target }) => [platform, target.platform.assumed]));
  return [...told].filter(([, assumed]) => assumed.length > 0)
    .map(([platform, assumed]) => `${platform}: ${assumed.join(", ")}`);
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

/** The newest releases that install on targets, from a wheel or at all. @module */
import { FileFitter, type NamedFile } from "./file_fit.ts";
import type { Release } from "./release.ts";
import { isPrereleaseVersion, type ReleaseVersion, sameRelease } from "./release_version.ts";
import type { Target } from "./target.ts";
import { WheelNameReader } from "./wheel_filename.ts";

/** Absent: there is none. */
export interface NewestFitting {
  readonly wheel?: Release;
  /** From a wheel or from source. */
  readonly either?: Release;
}

/** For each target, in their order, and for all of them together. */
export interface FittingReleases {
  readonly each: readonly NewestFitting[];
  readonly all: NewestFitting;
}

type Kind = "wheel" | "source" | undefined;

/**
 * Among stable releases by what is not yanked of their files; what cannot be judged does not count.
 *
 * @param releases Newest first, as in `ProjectDocument`.
 */
export function newestFitting(
  releases: readonly Release[],
  targets: readonly Target[],
  { than }: {
    /** The release that something better is looked for than. */
    readonly than: ReleaseVersion;
  },
): FittingReleases {
  const fitters = targets.map((target) => new FileFitter(target));
  const each = targets.map((): { wheel?: Release; either?: Release } => ({}));
  const all: { wheel?: Release; either?: Release } = {};
  const reader = new WheelNameReader();
  for (const release of releases) {
    if (all.wheel !== undefined && each.every(({ wheel }) => wheel !== undefined)) break;
    const { version } = release;
    if (version.version === undefined || isPrereleaseVersion(version)) continue;
    if (sameRelease(version, than)) continue;
    const files = release.files.map((file) => (
      { file, wheel: file.kind === "wheel" ? reader.tryRead(file.filename) : undefined }
    ));
    const kinds = fitters.map((fitter) => kindOf(files, fitter));
    for (const [index, kind] of kinds.entries()) {
      const found = each[index];
      if (found === undefined || kind === undefined) continue;
      found.either ??= release;
      if (kind === "wheel") found.wheel ??= release;
    }
    if (kinds.every((kind) => kind !== undefined)) all.either ??= release;
    if (kinds.every((kind) => kind === "wheel")) all.wheel ??= release;
  }
  return { each, all };
}

function kindOf(files: readonly NamedFile[], fitter: FileFitter): Kind {
  let kind: Kind;
  for (const file of files) {
    const { verdict } = fitter.fit(file);
    if (verdict === "installs") return "wheel";
    if (verdict === "builds") kind = "source";
  }
  return kind;
}

/** Which file of a release an installer takes for a target, and why not another. @module */
import {
  FileFitter,
  type Fit,
  type FitOptions,
  type FitReason,
  type NamedFile,
  nameFiles,
  type Verdict,
} from "./file_fit.ts";
import { reasonOf } from "./file_reason.ts";
import type { Distribution } from "./release.ts";
import type { Target } from "./target.ts";
import type { BuildTag } from "./wheel_filename.ts";

/** What becomes of one file on one target. */
export interface FileVerdict {
  readonly file: Distribution;
  readonly verdict: Verdict;
  readonly why: FitReason;
  /** In plain words: `needs glibc 2.28 or later; the target has 2.17`. */
  readonly reason: string;
  /** The place of the wheel's best tag in `compatibleTags`, 0 the best. */
  readonly rank?: number;
}

interface Judged {
  readonly named: NamedFile;
  readonly verdict: FileVerdict;
}

function judgeFiles(
  files: readonly Distribution[],
  target: Target,
  options: FitOptions,
): readonly Judged[] {
  const fitter = new FileFitter(target, options);
  const context = { target, fitter, requiresPython: options.requiresPython };
  return nameFiles(files).map((named) => {
    const fit = fitter.fit(named);
    return { named, verdict: { file: named.file, ...fit, reason: reasonOf(named, fit, context) } };
  });
}

/** The file that an installer takes, and what of every other one. */
export interface FileChoice {
  /** Absent: no file is known to install. */
  readonly chosen?: FileVerdict;
  /** Best first among those that fit too, then in the order of the files. */
  readonly passedOver: readonly PassedOver[];
  /** A file that nobody can judge might have been taken instead: its name or Requires-Python cannot be read. */
  readonly uncertain: boolean;
}

/** A file that is not taken. */
export interface PassedOver extends FileVerdict {
  /** Why it lost, where it fits too; else its own `reason`. */
  readonly passedOverFor: string;
}

/**
 * Among the files of one release: the wheel with the best tag, among those of equal tags the highest
 * build tag; an sdist where no wheel fits. A yanked file only where the release is pinned and nothing
 * else fits.
 */
export function chooseFile(
  files: readonly Distribution[],
  target: Target,
  options: FitOptions = {},
): FileChoice {
  const judged = judgeFiles(files, target, options);
  const fitting = judged.filter(({ verdict }) => isTaken(verdict))
    .sort((a, b) => compareCandidates(candidateOf(a), candidateOf(b)));
  const [best] = fitting;
  const rest = judged.filter(({ verdict }) => !isTaken(verdict));
  return {
    ...(best === undefined ? {} : { chosen: best.verdict }),
    passedOver: [
      ...fitting.slice(1).map((other) => ({
        ...other.verdict,
        passedOverFor: best === undefined ? other.verdict.reason : lossOf(other, best),
      })),
      ...rest.map(({ verdict }) => ({ ...verdict, passedOverFor: verdict.reason })),
    ],
    uncertain: rest.some(({ verdict }) => (
      verdict.verdict === "unknown" && mightBeat(verdict, best?.verdict)
    )),
  };
}

function isTaken({ verdict }: Fit): boolean {
  return verdict === "installs" || verdict === "builds";
}

/** Whether a file of unknown verdict would be taken instead of the best, were it to fit. */
export function mightBeat(
  unknown: Pick<FileVerdict, "file" | "rank">,
  best: Pick<FileVerdict, "rank" | "verdict"> | undefined,
): boolean {
  if (best === undefined) return true;
  if (unknown.file.kind !== "wheel") return false; // an sdist at best
  return best.rank === undefined || (unknown.rank ?? -1) < best.rank;
}

/** What decides between two files that both fit. */
export interface Candidate {
  readonly file: Distribution;
  readonly rank?: number;
  readonly build?: BuildTag;
}

function candidateOf({ named, verdict }: Judged): Candidate {
  return { file: named.file, rank: verdict.rank, build: named.wheel?.build };
}

/** Of sdists in several archives, the format that standards name comes first (PEP 625). */
const ARCHIVES: readonly string[] = [".tar.gz", ".zip"];

/** Best first. Equal ones fall back on the name, so that the choice does not hang on the index's order. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return Number(a.file.yank !== undefined) - Number(b.file.yank !== undefined) ||
    compareRanks(a.rank, b.rank) ||
    -compareBuilds(a.build, b.build) ||
    archiveRank(a.file) - archiveRank(b.file) ||
    (a.file.filename < b.file.filename ? -1 : Number(a.file.filename > b.file.filename));
}

function compareRanks(a: number | undefined, b: number | undefined): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

/** PEP 427: none sorts first, then by number, then by the rest as text. */
function compareBuilds(a: BuildTag | undefined, b: BuildTag | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1;
}

function archiveRank({ kind, filename }: Distribution): number {
  if (kind !== "sdist") return 0;
  const rank = ARCHIVES.findIndex((suffix) => filename.toLowerCase().endsWith(suffix));
  return rank < 0 ? ARCHIVES.length : rank;
}

function lossOf(other: Judged, best: Judged): string {
  const [lost, won] = [candidateOf(other), candidateOf(best)];
  if (lost.file.yank !== undefined && won.file.yank === undefined) {
    return "yanked, and a file that is not fits";
  }
  if (lost.rank === undefined && won.rank !== undefined) return "a wheel fits, so nothing is built";
  if (lost.rank !== won.rank) return "a wheel with a more specific tag fits";
  if (compareBuilds(lost.build, won.build) !== 0) return "a wheel with a higher build tag fits";
  if (archiveRank(lost.file) !== archiveRank(won.file)) {
    return "the same source is there in the standard archive format";
  }
  return "another file fits equally well, and its name sorts first";
}

/** Where a release installs from a wheel: its files against many targets at once. @module */
import { type Candidate, compareCandidates, mightBeat } from "./file_choice.ts";
import { FileFitter, type Fit, type FitOptions, nameFiles } from "./file_fit.ts";
import type { Distribution } from "./release.ts";
import type { Target } from "./target.ts";

/** One cell. */
export interface WheelMatrixCell {
  readonly target: Target;
  /**
   * `source`: no wheel fits, but an sdist can be built. `unknown`: a file that cannot be judged
   * might be a wheel that fits (or, where nothing else does, might install at all).
   */
  readonly installsFrom: "wheel" | "source" | "none" | "unknown";
  /** What an installer takes; beside `unknown`, what it takes if the unjudged file does not fit. */
  readonly file?: Distribution;
}

/** A cell for every target, in their order. Names are read once; no reasons are worded. */
export function wheelMatrix(
  files: readonly Distribution[],
  targets: readonly Target[],
  options: FitOptions = {},
): readonly WheelMatrixCell[] {
  const named = nameFiles(files);
  return targets.map((target) => {
    const fitter = new FileFitter(target, options);
    let best: (Candidate & Fit) | undefined;
    const unknown: (Candidate & Fit)[] = [];
    for (const entry of named) {
      const fit = fitter.fit(entry);
      if (fit.verdict === "refused") continue;
      const { file, wheel } = entry;
      const candidate = { file, build: wheel?.build, ...fit };
      if (fit.verdict === "unknown") unknown.push(candidate);
      else if (best === undefined || compareCandidates(candidate, best) < 0) best = candidate;
    }
    const file = best === undefined ? {} : { file: best.file };
    if (best?.verdict === "installs") return { target, installsFrom: "wheel", ...file };
    if (unknown.some((candidate) => mightBeat(candidate, best))) {
      return { target, installsFrom: "unknown", ...file };
    }
    return { target, installsFrom: best === undefined ? "none" : "source", ...file };
  });
}

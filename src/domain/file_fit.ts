/** Whether a file fits a target: by its kind, the tags in its name and its Requires-Python. @module */
import { factorTags } from "./compatible_tags.ts";
import type { Distribution } from "./release.ts";
import { checkRequiresPython } from "./requires_python.ts";
import type { TagSet } from "./tag.ts";
import type { Target } from "./target.ts";
import { type WheelName, WheelNameReader } from "./wheel_filename.ts";

/** A file whose name is read once, for however many targets. */
export interface NamedFile {
  readonly file: Distribution;
  /** Absent: not a wheel, or its name is none. */
  readonly wheel?: WheelName;
}

/** Why a file fits or does not. */
export type FitReason =
  | "wheel" // a tag of it is compatible
  | "source" // an sdist, to be built
  | "platform" // for another operating system, architecture or C library
  | "python" // for another Python
  | "abi" // for this Python, but another ABI
  | "requires-python"
  | "yanked"
  | "old-kind" // eggs and installers, which no installer takes today
  | "other-kind" // nothing we know
  | "unreadable-name"
  | "unreadable-requires-python";

/** Whether an installer takes the file as it is, would build it, does not take it, or nobody can tell. */
export type Verdict = "installs" | "builds" | "refused" | "unknown";

/** The decision without its words. */
export interface Fit {
  readonly verdict: Verdict;
  readonly why: FitReason;
  /** The place of the wheel's best tag in `compatibleTags`, 0 the best; absent where no tag fits or none is told. */
  readonly rank?: number;
}

/** What the release, or the caller, says of all its files. */
export interface FitOptions {
  /** For files that state no Requires-Python themselves. */
  readonly requiresPython?: string;
  /** The caller pinned this very release, so yanked files count (PEP 592). */
  readonly pinned?: boolean;
}

/** Reads the names of files. */
export function nameFiles(files: readonly Distribution[]): readonly NamedFile[] {
  const reader = new WheelNameReader();
  return files.map((file) => (
    { file, wheel: file.kind === "wheel" ? reader.tryRead(file.filename) : undefined }
  ));
}

/** The rank of the best tag, or what rules the target out. */
type TagFit = number | TagMismatch;
type TagMismatch = Extract<FitReason, "platform" | "python" | "abi">;

/** Judges files for one target; tags and limits that come back are looked up, not computed again. */
export class FileFitter {
  readonly #target: Target;
  readonly #options: FitOptions;
  readonly #pythons: ReadonlyMap<string, number>;
  readonly #platforms: ReadonlyMap<string, number>;
  readonly #pure: ReadonlyMap<string, number>;
  readonly #tagFits = new Map<TagSet, TagFit>();
  readonly #limits = new Map<string | undefined, "yes" | "no" | "unknown">();

  constructor(target: Target, options: FitOptions = {}) {
    this.#target = target;
    this.#options = options;
    const { pythons, platforms, pure } = factorTags(target);
    this.#platforms = new Map(platforms.map((platform, index) => [platform, index]));
    this.#pythons = new Map(
      pythons.map(([interpreter, abi], row) => [`${interpreter}-${abi}`, row * platforms.length]),
    );
    const rowsBefore = pythons.length * platforms.length;
    this.#pure = new Map(pure.map((interpreter, row) => [interpreter, rowsBefore + row]));
  }

  /** An installer's questions, in the order in which it asks them. */
  fit({ file, wheel }: NamedFile): Fit {
    if (file.kind !== "wheel" && file.kind !== "sdist") {
      return { verdict: "refused", why: file.kind === "other" ? "other-kind" : "old-kind" };
    }
    if (file.yank !== undefined && this.#options.pinned !== true) {
      return { verdict: "refused", why: "yanked" };
    }
    let rank: number | undefined;
    if (file.kind === "wheel") {
      if (wheel === undefined) return { verdict: "unknown", why: "unreadable-name" };
      const tagFit = this.#fitTags(wheel.tagSet);
      if (typeof tagFit !== "number") return { verdict: "refused", why: tagFit };
      rank = tagFit;
    }
    switch (this.#admits(file)) {
      case "no":
        return { verdict: "refused", why: "requires-python", rank };
      case "unknown":
        return { verdict: "unknown", why: "unreadable-requires-python", rank };
      case "yes":
        return rank === undefined
          ? { verdict: "builds", why: "source" }
          : { verdict: "installs", why: "wheel", rank };
    }
  }

  #fitTags(tagSet: TagSet): TagFit {
    let found = this.#tagFits.get(tagSet);
    if (found === undefined) {
      found = this.rankOf(tagSet) ?? this.#mismatchOf(tagSet);
      this.#tagFits.set(tagSet, found);
    }
    return found;
  }

  /** The place of the best tag of the set in `compatibleTags`; `undefined`: the target installs none of them. */
  rankOf({ interpreters, abis, platforms }: TagSet): number | undefined {
    let platform = Infinity;
    for (const name of platforms) {
      platform = Math.min(platform, this.#platforms.get(name) ?? Infinity);
    }
    let best = Infinity;
    for (const interpreter of interpreters) {
      for (const abi of abis) {
        const row = this.#pythons.get(`${interpreter}-${abi}`);
        if (row !== undefined) best = Math.min(best, row + platform);
      }
    }
    if (platforms.includes("any") && abis.includes("none")) {
      for (const interpreter of interpreters) {
        best = Math.min(best, this.#pure.get(interpreter) ?? Infinity);
      }
    }
    return best === Infinity ? undefined : best;
  }

  /** Which of the platform tags the target has. */
  admitsPlatform(platform: string): boolean {
    return platform === "any" || this.#platforms.has(platform);
  }

  /** The first part of the tags that rules the target out. */
  #mismatchOf({ interpreters, abis, platforms }: TagSet): TagMismatch {
    if (!platforms.some((platform) => this.admitsPlatform(platform))) return "platform";
    const has = (interpreter: string, abi: string) => this.#pythons.has(`${interpreter}-${abi}`);
    // The one stable ABI says "later versions too" as the other does, to builds that do not load it.
    const stable = abis.includes("abi3") || abis.includes("abi3t");
    const known = interpreters.some((interpreter) => (
      this.#pure.has(interpreter) || has(interpreter, "none") ||
      (stable && (has(interpreter, "abi3") || has(interpreter, "abi3t")))
    ));
    return known ? "abi" : "python";
  }

  #admits(file: Distribution): "yes" | "no" | "unknown" {
    const limit = file.requiresPython ?? this.#options.requiresPython;
    let verdict = this.#limits.get(limit);
    if (verdict === undefined) {
      verdict = checkRequiresPython(limit, this.#target.python);
      this.#limits.set(limit, verdict);
    }
    return verdict;
  }
}

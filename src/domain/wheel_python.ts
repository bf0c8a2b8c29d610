/** Whether a file is for a CPython at all, whatever the platform. @module */
import { FileFitter } from "./file_fit.ts";
import { parsePlatform } from "./platform.ts";
import type { Distribution } from "./release.ts";
import type { PythonVersion } from "./requires_python.ts";
import type { TagSet } from "./tag.ts";
import type { Target } from "./target.ts";
import { WheelNameReader } from "./wheel_filename.ts";

/** Up to 3.2 the ABI on Linux has another name than elsewhere. */
const PLATFORMS = ["linux", "windows"].map(parsePlatform);

/** Judges files by the Python in their tags; a platform is never the reason. */
export class WheelPython {
  readonly python: PythonVersion;
  readonly #fitters: readonly (readonly [platform: string, FileFitter])[];
  readonly #reader = new WheelNameReader();
  readonly #known = new Map<TagSet, boolean>();

  constructor(python: PythonVersion) {
    this.python = python;
    this.#fitters = PLATFORMS.map((platform) => {
      const target: Target = {
        implementation: "cpython",
        python,
        platform,
        freeThreaded: false,
        assumed: [],
      };
      return [platform.text, new FileFitter(target)];
    });
  }

  /** `no` only for a wheel that this Python installs nowhere; no tags decide about an sdist. */
  admits({ kind, filename }: Distribution): "yes" | "no" | "unknown" {
    if (kind !== "wheel") return "yes";
    const tags = this.#reader.tryRead(filename)?.tagSet;
    if (tags === undefined) return "unknown";
    let admitted = this.#known.get(tags);
    if (admitted === undefined) {
      admitted = this.#fitters.some(([platform, fitter]) => (
        fitter.rankOf({ ...tags, platforms: tags.platforms.map((tag) => at(tag, platform)) }) !==
          undefined
      ));
      this.#known.set(tags, admitted);
    }
    return admitted ? "yes" : "no";
  }
}

/** The tag as if the wheel's platform were this one. */
function at(tag: string, platform: string): string {
  return tag === "any" ? tag : platform;
}

/** Why a file installs on a target or does not, in plain words. @module */
import { factorTags, majorInterpreter } from "./compatible_tags.ts";
import type { FileFitter, Fit, NamedFile } from "./file_fit.ts";
import { platformReason } from "./platform_reason.ts";
import type { TagSet } from "./tag.ts";
import { describePlatformTag, describePythonTag } from "./tag_words.ts";
import { describePython, type Target } from "./target.ts";
import { cleanText } from "./untrusted_text.ts";
import { listSome } from "./word_list.ts";

/** What the words are about. */
export interface ReasonContext {
  readonly target: Target;
  /** Of that target. */
  readonly fitter: FileFitter;
  /** For files that state no Requires-Python themselves. */
  readonly requiresPython?: string;
}

/** One sentence without its stop; file names are not in it. */
export function reasonOf({ file, wheel }: NamedFile, fit: Fit, context: ReasonContext): string {
  const { target } = context;
  const limit = JSON.stringify(cleanText(file.requiresPython ?? context.requiresPython ?? "", 200));
  switch (fit.why) {
    case "wheel":
      return wheel === undefined ? "wheel" : describeWheel(wheel.tagSet, context);
    case "source":
      return "source distribution, which has to be built";
    case "platform":
      return platformReason(wheel?.tagSet.platforms ?? [], target.platform);
    case "python":
      return wheel === undefined ? "" : pythonReason(wheel.tagSet, target);
    case "abi":
      return wheel === undefined ? "" : abiReason(wheel.tagSet, target);
    case "requires-python":
      return `Requires-Python ${limit} does not admit Python ${target.python.text}`;
    case "yanked":
      return "yanked by the publisher, so taken only where the release is pinned";
    case "old-kind":
      return "an egg or installer of an old kind, which installers do not take";
    case "other-kind":
      return "neither a wheel nor a source distribution";
    case "unreadable-name":
      return "its name is not that of a wheel, so what it is built for is not known";
    case "unreadable-requires-python":
      return `Requires-Python ${limit} cannot be read, so whether it admits Python ` +
        `${target.python.text} is not known`;
  }
}

/** By the part of the set that fits best. */
function describeWheel({ interpreters, abis, platforms }: TagSet, context: ReasonContext): string {
  const { fitter } = context;
  let best = { rank: Infinity, interpreter: "", abi: "" };
  for (const interpreter of interpreters) {
    for (const abi of abis) {
      const rank = fitter.rankOf({ interpreters: [interpreter], abis: [abi], platforms });
      if (rank !== undefined && rank < best.rank) best = { rank, interpreter, abi };
    }
  }
  const platform = platforms.find((tag) => fitter.admitsPlatform(tag)) ?? "any";
  const python = describePythonTag(best.interpreter, best.abi);
  if (platform === "any") return `wheel of pure Python for ${python}`;
  const kind = best.abi === "abi3" || best.abi === "abi3t" ? "wheel on the stable ABI" : "wheel";
  return `${kind} for ${python}, ${describePlatformTag(platform)}`;
}

function pythonReason(set: TagSet, target: Target): string {
  if (set.interpreters.includes(majorInterpreter(target))) return oddTagsReason(set);
  return `needs ${describePythons(set)}; the target is ${describePython(target)}`;
}

/** Tags whose parts fit, each for itself: `cp312-cp312-any`, `py3-abi3-win32`, `cp3-none-any`. */
function oddTagsReason(set: TagSet): string {
  return `built for ${describePythons(set)}, by tags that installers do not look for`;
}

function describePythons({ interpreters, abis }: TagSet): string {
  return listSome(interpreters.flatMap((interpreter) => (
    abis.map((abi) => describePythonTag(interpreter, abi))
  )));
}

function abiReason(set: TagSet, target: Target): string {
  const { abis } = set;
  if (factorTags(target).pythons.some(([, abi]) => abis.includes(abi))) return oddTagsReason(set);
  if (target.freeThreaded) {
    return abis.includes("abi3")
      ? "on the stable ABI abi3, which free-threaded CPython does not load"
      : "needs CPython with its global interpreter lock; the target is free-threaded";
  }
  if (abis.some((abi) => abi === "abi3t" || /^cp\d+t/.test(abi))) return pythonReason(set, target);
  const named = listSome(abis.map((abi) => JSON.stringify(cleanText(abi, 64))));
  return `needs the ABI ${named}, which ${describePython(target)} does not have`;
}

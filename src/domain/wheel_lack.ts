/** Why no wheel of a release fits a target: about all of them together, in plain words. @module */
import type { FileVerdict } from "./file_choice.ts";
import { FileFitter } from "./file_fit.ts";
import { describePlatform } from "./platform.ts";
import { tooOldReason } from "./platform_reason.ts";
import type { TagSet } from "./tag.ts";
import { describePythonTag } from "./tag_words.ts";
import { describePython, type Target } from "./target.ts";
import { WheelNameReader } from "./wheel_filename.ts";
import { listSome } from "./word_list.ts";

/**
 * What comes nearest decides: wheels for the target that are withheld from it, then those that only
 * want a newer system, then those of its platform.
 *
 * @param files Judged for that target.
 */
export function wheelLack(files: readonly FileVerdict[], target: Target): string {
  const reader = new WheelNameReader();
  const wheels = files.filter(({ file, verdict }) => file.kind === "wheel" && verdict === "refused")
    .flatMap((wheel) => {
      const tags = reader.tryRead(wheel.file.filename)?.tagSet;
      return tags === undefined ? [] : [{ ...wheel, tags }];
    });
  if (wheels.length === 0) return "there is no wheel";
  const fitter = new FileFitter(target);
  const withheld = wheels.find(({ tags }) => fitter.rankOf(tags) !== undefined);
  if (withheld !== undefined) return `the wheel for it does not count: ${withheld.reason}`;
  const { platform } = target;
  const forPython = wheels.filter(({ tags }) => (
    fitter.rankOf({ ...tags, platforms: [platform.text] }) !== undefined
  ));
  const tooOld = tooOldReason(forPython.flatMap(({ tags }) => tags.platforms), platform);
  if (tooOld !== undefined) return `the wheel for ${describePython(target)} ${tooOld}`;
  const there = wheels.filter(({ tags }) => (
    tags.platforms.some((tag) => fitter.admitsPlatform(tag))
  ));
  if (there.length === 0) return `no wheel is for ${describePlatform(platform)}`;
  const otherAbi = there.find(({ why }) => why === "abi");
  return otherAbi === undefined
    ? `wheels of that platform are for ${pythonsOf(there.map(({ tags }) => tags))}, not for ` +
      describePython(target)
    : `no wheel fits: ${otherAbi.reason}`;
}

function pythonsOf(sets: readonly TagSet[]): string {
  const names = sets.flatMap(({ interpreters, abis }) => (
    interpreters.flatMap((interpreter) => abis.map((abi) => describePythonTag(interpreter, abi)))
  ));
  return listSome(names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })));
}

/** Why a wheel's platform tags rule a platform out, in plain words. @module */
import { spokenArchitecture } from "./architecture.ts";
import type { Platform } from "./platform.ts";
import { describePlatformTag, type PlatformNeed, platformNeedOf } from "./tag_words.ts";
import { listSome } from "./word_list.ts";

/** How near a tag comes to the platform; the nearest one is what the reason is about. */
type Nearness = "version" | "libc" | "architecture" | "os";
const NEAREST_FIRST: readonly Nearness[] = ["version", "libc", "architecture", "os"];

/** For tags of which the platform has none: `needs glibc 2.28 or later; the target has 2.17`. */
export function platformReason(tags: readonly string[], platform: Platform): string {
  const rows = tags.map((tag) => {
    const need = platformNeedOf(tag);
    return { tag, need, nearness: nearnessOf(need, platform) };
  });
  const nearness = NEAREST_FIRST.find((level) => rows.some((row) => row.nearness === level)) ??
    "os";
  const nearest = rows.filter((row) => row.nearness === nearness);
  const built = `built for ${listSome(nearest.map(({ tag }) => describePlatformTag(tag)))}`;
  switch (nearness) {
    case "version":
      return tooOldReason(tags, platform) ??
        `${built}, by a tag that installers do not look for`;
    case "libc":
      return `${built}; the target has ${platform.libc?.kind ?? "neither"}`;
    case "architecture":
      return `${built}; the target is ${spokenArchitecture(platform.os, platform.architecture)}`;
    case "os":
      return built;
  }
}

/** Where only the version of the C library or of macOS is wanting: `needs glibc 2.28 or later; the target has 2.17`. */
export function tooOldReason(tags: readonly string[], platform: Platform): string | undefined {
  const needs = tags.map(platformNeedOf).filter((need) => nearnessOf(need, platform) === "version");
  return versionReason(needs.map((need) => need?.version), platform);
}

function nearnessOf(need: PlatformNeed | undefined, platform: Platform): Nearness {
  if (need === undefined || need.os !== platform.os) return "os";
  if (!need.architectures.includes(platform.architecture)) return "architecture";
  return need.libc !== platform.libc?.kind ? "libc" : "version";
}

type PlatformVersion = readonly [major: number, minor: number];

/** `undefined`: the platform is new enough for one of them, so its version is not the reason. */
function versionReason(
  needed: readonly (PlatformVersion | undefined)[],
  { libc, macosVersion }: Platform,
): string | undefined {
  const has = libc?.version ?? macosVersion;
  const [oldest] = needed.filter((version) => version !== undefined).toSorted(compare);
  if (has === undefined || oldest === undefined || compare(oldest, has) <= 0) return undefined;
  const what = libc?.kind ?? "macOS";
  return `needs ${what} ${oldest.join(".")} or later; the target has ${has.join(".")}`;
}

function compare(a: PlatformVersion, b: PlatformVersion): number {
  return a[0] - b[0] || a[1] - b[1];
}

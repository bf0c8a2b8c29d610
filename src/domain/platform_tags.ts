/** The platform tags that a platform installs, best first (PEP 425, 600, 656). @module */
import type { Architecture } from "./architecture.ts";
import { LEGACY_MANYLINUX, type Libc } from "./linux_libc.ts";
import type { Platform } from "./platform.ts";

const OLDEST_GLIBC_MINOR = 17; // manylinux2014; x86 had manylinux1 before
const OLDEST_GLIBC_MINOR_X86 = 5;
/** Without a manylinux policy. */
const NOT_MANYLINUX: ReadonlySet<Architecture> = new Set<Architecture>(["armv6l"]);

/** In the order of `packaging` 26.3, which lists the native `linux_*` before the portable ones. */
export function platformTags(platform: Platform): readonly string[] {
  const { os, architecture, libc, macosVersion, text } = platform;
  if (os === "windows") return [text];
  if (os === "macos") return macosTags(macosVersion ?? [0, 0], architecture);
  return [`linux_${architecture}`, ...(libc === undefined ? [] : libcTags(libc, architecture))];
}

function libcTags({ kind, version }: Libc, architecture: Architecture): readonly string[] {
  const [major, minor] = version;
  const tags: string[] = [];
  if (kind === "musl") {
    for (let lower = minor; lower >= 0; lower--) {
      tags.push(`musllinux_${major}_${lower}_${architecture}`);
    }
    return tags;
  }
  if (NOT_MANYLINUX.has(architecture)) return tags;
  const oldest = architecture === "x86_64" || architecture === "i686"
    ? OLDEST_GLIBC_MINOR_X86
    : OLDEST_GLIBC_MINOR;
  for (let lower = minor; lower >= oldest; lower--) {
    tags.push(`manylinux_${major}_${lower}_${architecture}`);
    for (const [legacy, [, legacyMinor]] of LEGACY_MANYLINUX) {
      if (legacyMinor === lower) tags.push(`${legacy}_${architecture}`);
    }
  }
  return tags;
}

const NEWEST_MACOS_10 = 16; // what old software is told instead of 11
const OLDEST_MACOS_10 = 4;

/**
 * Since macOS 11 a year is a major version, and tags carry the minor 0. Binaries for macOS 10 run
 * on x86_64 still; on arm64 only `universal2` ones do, whose other half may be older than its own.
 */
function macosTags(
  [major, minor]: readonly [number, number],
  architecture: Architecture,
): readonly string[] {
  const intel = architecture === "x86_64";
  const formats = intel
    ? ["x86_64", "intel", "fat64", "fat3", "universal2", "universal"]
    : ["arm64", "universal2"];
  const tags: string[] = [];
  for (let year = major; year > 10; year--) {
    for (const format of formats) tags.push(`macosx_${year}_0_${format}`);
  }
  const newest = major > 10 ? NEWEST_MACOS_10 : minor;
  for (let lower = newest; lower >= OLDEST_MACOS_10; lower--) {
    for (const format of intel ? formats : ["universal2"]) {
      tags.push(`macosx_10_${lower}_${format}`);
    }
  }
  return tags;
}

/** Platforms that a package is installed on, written as people, installers and wheels write them. @module */
import { type Architecture, spokenArchitecture, takeArchitecture } from "./architecture.ts";
import { CallerError } from "./caller_error.ts";
import { type Libc, linuxOf } from "./linux_libc.ts";
import { nearestWord } from "./nearest_word.ts";

/** One platform, whole: what the caller left out is filled in and told in `assumed`. */
export interface Platform {
  readonly os: "linux" | "macos" | "windows";
  /** As Linux spells it, on every system. */
  readonly architecture: Architecture;
  /** Linux only. */
  readonly libc?: Libc;
  /** macOS only. */
  readonly macosVersion?: readonly [major: number, minor: number];
  /** The canonical spelling: the most specific platform tag that it installs, which reads back as the same platform. */
  readonly text: string;
  /** What the text left open and how it was taken, a sentence each. */
  readonly assumed: readonly string[];
}

const MAX_LENGTH = 64; // UTF-16 units
const DEFAULT_ARCHITECTURE = "x86_64";
const DEFAULT_MACOS: readonly [number, number] = [14, 0];
const NEWEST_INTEL_ONLY = 10; // Apple's arm64 begins with macOS 11

/** What the error names, one of each kind. */
const ACCEPTED =
  '"linux-x86_64", "linux-arm64", "manylinux_2_28_aarch64", "alpine", "musllinux_1_2_x86_64", ' +
  '"debian-12", "ubuntu-24.04", "macos-arm64", "macos-13-x86_64", "windows", "windows-arm64", ' +
  '"win32" or a triple such as "x86_64-unknown-linux-gnu"';
const WORDS = [
  "linux",
  "linux-x86_64",
  "linux-arm64",
  "linux-aarch64",
  "manylinux",
  "musllinux",
  "alpine",
  "alpine-arm64",
  "debian",
  "ubuntu",
  "macos",
  "macos-arm64",
  "macos-x86_64",
  "darwin",
  "windows",
  "windows-x86_64",
  "windows-arm64",
  "win32",
  "win_amd64",
  "win_arm64",
];

/** Text names no platform. */
export class InvalidPlatformError extends CallerError {
  override readonly name = "InvalidPlatformError";
  constructor(input: string, expected = ACCEPTED) {
    const meant = nearestWord(input.trim(), WORDS);
    super(
      `Cannot parse platform ${JSON.stringify(input.slice(0, MAX_LENGTH))}: expected ${expected}` +
        (meant === undefined || meant === input.trim().toLowerCase()
          ? ""
          : `; did you mean ${JSON.stringify(meant)}?`),
      input,
    );
  }
}

/**
 * Reads `linux-arm64`, `manylinux_2_28_aarch64`, `alpine`, `macos-13-arm64`, `win_amd64`,
 * `x86_64-pc-windows-msvc` and the like. Left out are taken: x86_64 (on macOS arm64), glibc 2.28,
 * musl 1.2, macOS 14.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parsePlatform("linux-arm64").text, "manylinux_2_28_aarch64");
 * assert.equal(parsePlatform("macos-13").text, "macosx_13_0_arm64");
 * assert.deepEqual(parsePlatform("alpine").assumed, ["x86_64 is assumed", "musl 1.2 is assumed"]);
 * ```
 * @throws {InvalidPlatformError} If `text` names none, or a combination that does not exist.
 */
export function parsePlatform(text: string): Platform {
  if (text.length > MAX_LENGTH) throw new InvalidPlatformError(text);
  const words = text.toLowerCase().split(/[-_/.\s]+/).filter((word) => word !== "");
  const { architecture, rest } = takeArchitecture(words);
  const platform = linuxPlatform(rest, architecture) ?? macosPlatform(rest, architecture, text) ??
    windowsPlatform(rest, architecture, text);
  if (platform === undefined) throw new InvalidPlatformError(text);
  return platform;
}

function linuxPlatform(
  words: readonly string[],
  named: Architecture | undefined,
): Platform | undefined {
  const architecture = named ?? DEFAULT_ARCHITECTURE;
  const found = linuxOf(words, architecture);
  if (found === undefined) return undefined;
  const { libc, assumed } = found;
  const family = libc.kind === "glibc" ? "manylinux" : "musllinux";
  return {
    os: "linux",
    architecture,
    libc,
    text: `${family}_${libc.version.join("_")}_${architecture}`,
    assumed: [...assumedArchitecture(named, architecture), ...assumed],
  };
}

function macosPlatform(
  words: readonly string[],
  named: Architecture | undefined,
  text: string,
): Platform | undefined {
  const parts = /^(?:macosx?|osx|mac|darwin|apple darwin)(?: ?(\d{1,2}))?(?: (\d{1,2}))?$/
    .exec(words.join(" "));
  if (parts === null) return undefined;
  const [, major, minor] = parts;
  if (major !== undefined && !isMacosVersion(Number(major), minor)) {
    throw new InvalidPlatformError(text, "a macOS version such as 10.15, 13 or 26.1");
  }
  const version = major === undefined
    ? DEFAULT_MACOS
    : [Number(major), Number(minor ?? 0)] as const;
  const intelOnly = version[0] <= NEWEST_INTEL_ONLY;
  const architecture = named ?? (intelOnly ? "x86_64" : "aarch64");
  if (architecture !== "x86_64" && (architecture !== "aarch64" || intelOnly)) {
    throw new InvalidPlatformError(text, "x86_64, or arm64 since macOS 11");
  }
  const machine = spokenArchitecture("macos", architecture);
  return {
    os: "macos",
    architecture,
    macosVersion: version,
    text: `macosx_${version.join("_")}_${machine}`,
    assumed: [
      ...assumedArchitecture(named, machine),
      ...(major === undefined ? [`macOS ${version.join(".")} is assumed`] : []),
    ],
  };
}

/** 15 was followed by 26; numbers between are those of Darwin. Of macOS 10 the second number is needed. */
function isMacosVersion(major: number, minor: string | undefined): boolean {
  if (major === 10) return minor !== undefined;
  return (major > 10 && major < 16) || major > 25;
}

const WINDOWS_TAGS: ReadonlyMap<Architecture, string> = new Map<Architecture, string>([
  ["x86_64", "win_amd64"],
  ["aarch64", "win_arm64"],
  ["i686", "win32"],
]);

function windowsPlatform(
  words: readonly string[],
  named: Architecture | undefined,
  text: string,
): Platform | undefined {
  const word = words.join(" ");
  if (!/^(?:windows|win|win32|win64|pc windows msvc|pc windows gnu)$/.test(word)) return undefined;
  // The platform tag `win32` is the 32-bit one; with an architecture beside it, it is the system's name.
  const implied = word === "win32" ? "i686" : word === "win64" ? "x86_64" : undefined;
  const architecture = named ?? implied ?? DEFAULT_ARCHITECTURE;
  const tag = WINDOWS_TAGS.get(architecture);
  if (tag === undefined) throw new InvalidPlatformError(text, "x86_64, arm64 or x86 on Windows");
  return {
    os: "windows",
    architecture,
    text: tag,
    assumed: assumedArchitecture(named ?? implied, architecture),
  };
}

function assumedArchitecture(named: Architecture | undefined, taken: string): readonly string[] {
  return named === undefined ? [`${taken} is assumed`] : [];
}

/** In plain words: `Linux on x86_64 with glibc 2.28`, `macOS 14.0 on arm64`, `Windows on x86_64`. */
export function describePlatform({ os, architecture, libc, macosVersion }: Platform): string {
  const machine = spokenArchitecture(os, architecture);
  switch (os) {
    case "linux":
      return `Linux on ${machine}` +
        (libc === undefined ? "" : ` with ${libc.kind} ${libc.version.join(".")}`);
    case "macos":
      return `macOS ${(macosVersion ?? DEFAULT_MACOS).join(".")} on ${machine}`;
    case "windows":
      return `Windows on ${machine}`;
  }
}

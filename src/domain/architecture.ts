/** Processor architectures in every spelling that people, tools and tags use. @module */

/** As `platform.machine()` spells it on Linux; macOS and Windows say `arm64` and `AMD64` for two of them. */
export type Architecture =
  | "x86_64"
  | "aarch64"
  | "i686"
  | "armv7l"
  | "armv6l"
  | "ppc64le"
  | "ppc64"
  | "s390x"
  | "riscv64"
  | "loongarch64";

/** Spellings with `_` for every separator. */
const SPELLINGS: ReadonlyMap<string, Architecture> = new Map<string, Architecture>([
  ["x86_64", "x86_64"],
  ["x64", "x86_64"],
  ["amd64", "x86_64"],
  ["aarch64", "aarch64"],
  ["arm64", "aarch64"],
  ["arm64_v8", "aarch64"], // container platforms: linux/arm64/v8
  ["arm64v8", "aarch64"],
  ["386", "i686"], // container platforms: linux/386
  ["i386", "i686"],
  ["i586", "i686"],
  ["i686", "i686"],
  ["x86", "i686"],
  ["armv7", "armv7l"],
  ["armv7l", "armv7l"],
  ["arm_v7", "armv7l"],
  ["armhf", "armv7l"],
  ["armv6", "armv6l"],
  ["armv6l", "armv6l"],
  ["arm_v6", "armv6l"],
  ["ppc64le", "ppc64le"],
  ["powerpc64le", "ppc64le"],
  ["ppc64", "ppc64"],
  ["s390x", "s390x"],
  ["riscv64", "riscv64"],
  ["riscv64gc", "riscv64"],
  ["loongarch64", "loongarch64"],
]);
const MOST_WORDS = 2; // in one spelling: x86_64

/** The architecture that is spelled so; letters in lower case, `_` between words. */
export function architectureOf(spelling: string): Architecture | undefined {
  return SPELLINGS.get(spelling);
}

/** As people and tags of that system name it: macOS and Windows say `arm64`. */
export function spokenArchitecture(
  os: "linux" | "macos" | "windows",
  architecture: Architecture,
): string {
  return architecture === "aarch64" && os !== "linux" ? "arm64" : architecture;
}

/** The architecture named among words (`macos 13 arm64`, `x86 64 unknown linux gnu`), and the words besides it. */
export function takeArchitecture(
  words: readonly string[],
): { readonly architecture: Architecture | undefined; readonly rest: readonly string[] } {
  for (let length = MOST_WORDS; length > 0; length--) { // longest first: x86_64 is not x86
    for (let start = 0; start + length <= words.length; start++) {
      const architecture = SPELLINGS.get(words.slice(start, start + length).join("_"));
      if (architecture === undefined) continue;
      return { architecture, rest: words.toSpliced(start, length) };
    }
  }
  return { architecture: undefined, rest: words };
}

/** Which C library a Linux has, by the words that people name it with. @module */
import type { Architecture } from "./architecture.ts";

/** The C library of a Linux, which decides what runs there (PEP 600, PEP 656). */
export interface Libc {
  readonly kind: "glibc" | "musl";
  readonly version: readonly [major: number, minor: number];
}

/** A C library, and what of it was not said. */
export interface NamedLinux {
  readonly libc: Libc;
  readonly assumed: readonly string[];
}

type LibcVersion = readonly [number, number];

const GLIBC: LibcVersion = [2, 28]; // what most projects build for today, and what uv takes
/** These came to Linux, or to the builders' images, later. */
const GLIBC_OF_NEW: ReadonlyMap<Architecture, LibcVersion> = new Map<Architecture, LibcVersion>([
  ["loongarch64", [2, 36]],
  ["riscv64", [2, 39]],
]);
const MUSL: LibcVersion = [1, 2];
const ALPINE_OF_MUSL_1_2 = 13; // Alpine 3.13 brought musl 1.2

/** The legacy names of manylinux and the glibc that each stands for (PEP 600: legacy tags). */
export const LEGACY_MANYLINUX: ReadonlyMap<string, LibcVersion> = new Map<string, LibcVersion>([
  ["manylinux1", [2, 5]],
  ["manylinux2010", [2, 12]],
  ["manylinux2014", [2, 17]],
]);

/** Releases of distributions and their glibc; the first row is the one that a bare name stands for. */
const DISTRIBUTIONS: ReadonlyMap<string, readonly (readonly [string, LibcVersion])[]> = new Map<
  string,
  readonly (readonly [string, LibcVersion])[]
>([
  ["debian", [
    ["12", [2, 36]],
    ["13", [2, 41]],
    ["11", [2, 31]],
    ["10", [2, 28]],
    ["9", [2, 24]],
  ]],
  ["ubuntu", [
    ["22.04", [2, 35]],
    ["24.04", [2, 39]],
    ["20.04", [2, 31]],
    ["18.04", [2, 27]],
    ["16.04", [2, 23]],
  ]],
  ["rhel", [["8", [2, 28]], ["9", [2, 34]], ["10", [2, 39]], ["7", [2, 17]]]],
]);
/** Other names of the same releases. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["bookworm", "debian 12"],
  ["bullseye", "debian 11"],
  ["trixie", "debian 13"],
  ["buster", "debian 10"],
  ["noble", "ubuntu 24 04"],
  ["jammy", "ubuntu 22 04"],
  ["focal", "ubuntu 20 04"],
  ["almalinux", "rhel"],
  ["rocky", "rhel"],
  ["rockylinux", "rhel"],
  ["centos", "rhel"],
]);

const GLIBC_WORDS =
  /^(?:(?:unknown )?linux(?: gnu| gnueabihf)?|manylinux|(?:linux )?glibc)(?: ?(\d{1,2}) (\d{1,2}))?$/;
const MUSL_WORDS =
  /^(?:(?:unknown )?linux musl(?:eabihf)?|musllinux|musl)(?: ?(\d{1,2}) (\d{1,2}))?$/;

const DISTRIBUTION_WORD = /^([a-z]+)(\d{1,2})?$/; // "debian", "debian12"

/** Lower-case words without the architecture; `undefined`: they do not name a Linux. */
export function linuxOf(
  words: readonly string[],
  architecture: Architecture,
): NamedLinux | undefined {
  const text = words.join(" ");
  return glibcOf(text, architecture) ?? muslOf(text) ?? distributionOf(words);
}

function glibcOf(text: string, architecture: Architecture): NamedLinux | undefined {
  const legacy = LEGACY_MANYLINUX.get(text);
  if (legacy !== undefined) return { libc: { kind: "glibc", version: legacy }, assumed: [] };
  const parts = GLIBC_WORDS.exec(text);
  if (parts === null) return undefined;
  const [, major, minor] = parts;
  if (major === undefined) {
    return assume("glibc", GLIBC_OF_NEW.get(architecture) ?? GLIBC, "");
  }
  if (major !== "2") return undefined; // there is no other
  return { libc: { kind: "glibc", version: [2, Number(minor)] }, assumed: [] };
}

function muslOf(text: string): NamedLinux | undefined {
  const alpine = /^(?:linux )?alpine(?: ?(\d{1,2})(?: (\d{1,2}))?(?: \d{1,2})?)?$/.exec(text);
  if (alpine !== null) {
    const [, major, minor] = alpine;
    if (major === undefined) return assume("musl", MUSL, "");
    if (major !== "3" || minor === undefined) return undefined;
    const version: LibcVersion = Number(minor) < ALPINE_OF_MUSL_1_2 ? [1, 1] : MUSL;
    return assume("musl", version, `, which Alpine 3.${Number(minor)} has`);
  }
  const parts = MUSL_WORDS.exec(text);
  if (parts === null) return undefined;
  const [, major, minor] = parts;
  if (major === undefined) return assume("musl", MUSL, "");
  if (major !== "1") return undefined; // there is no other
  return { libc: { kind: "musl", version: [1, Number(minor)] }, assumed: [] };
}

function distributionOf(words: readonly string[]): NamedLinux | undefined {
  const [first = "", ...rest] = words[0] === "linux" ? words.slice(1) : words;
  const [, called = "", digits] = DISTRIBUTION_WORD.exec(first) ?? [];
  const [name = "", ...implied] = (ALIASES.get(called) ?? called).split(" ");
  const releases = DISTRIBUTIONS.get(name);
  if (releases === undefined) return undefined;
  const asked = [...implied, ...(digits === undefined ? [] : [digits]), ...rest].join(".");
  const row = asked === ""
    ? releases[0]
    : releases.find(([release]) => `${asked}.`.startsWith(`${release}.`));
  if (row === undefined) return undefined;
  const [release, version] = row;
  // Whoever says "bookworm" need not know that it is 12.
  return assume("glibc", version, `, which ${implied.length > 0 ? name : called} ${release} has`);
}

function assume(kind: Libc["kind"], version: LibcVersion, why: string): NamedLinux {
  return { libc: { kind, version }, assumed: [`${kind} ${version.join(".")} is assumed${why}`] };
}

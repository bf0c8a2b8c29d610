/** Tags in plain words: what a wheel is built for. @module */
import { type Architecture, architectureOf, spokenArchitecture } from "./architecture.ts";
import { LEGACY_MANYLINUX } from "./linux_libc.ts";
import { cleanText } from "./untrusted_text.ts";

/** What a platform tag asks of a platform. */
export interface PlatformNeed {
  readonly os: "linux" | "macos" | "windows";
  readonly architectures: readonly Architecture[];
  readonly libc?: "glibc" | "musl";
  /** The oldest version of the C library or of macOS. */
  readonly version?: readonly [major: number, minor: number];
}

const LINUX = /^linux_(\w+)$/;
const PORTABLE = /^(many|musl)linux_(\d{1,3})_(\d{1,3})_(\w+)$/;
const LEGACY = /^(manylinux\d{1,4})_(\w+)$/;
const MACOS = /^macosx_(\d{1,3})_(\d{1,3})_(\w+)$/;
const WINDOWS: ReadonlyMap<string, Architecture> = new Map<string, Architecture>([
  ["win32", "i686"],
  ["win_amd64", "x86_64"],
  ["win_arm64", "aarch64"],
]);
/** Binaries for several architectures at once, of which two are still asked for. */
const FAT: ReadonlyMap<string, readonly Architecture[]> = new Map<string, readonly Architecture[]>([
  ["universal2", ["x86_64", "aarch64"]],
  ["universal", ["x86_64"]],
  ["intel", ["x86_64"]],
  ["fat64", ["x86_64"]],
  ["fat3", ["x86_64"]],
]);

/** Reads a platform tag in lower case; `undefined`: of a system that no target is. */
export function platformNeedOf(tag: string): PlatformNeed | undefined {
  const windows = WINDOWS.get(tag);
  if (windows !== undefined) return { os: "windows", architectures: [windows] };
  const [, native] = LINUX.exec(tag) ?? [];
  if (native !== undefined) return need("linux", native);
  const [, family, major, minor, machine = ""] = PORTABLE.exec(tag) ?? [];
  if (family !== undefined) {
    const version = [Number(major), Number(minor)] as const;
    return need("linux", machine, { libc: family === "many" ? "glibc" : "musl", version });
  }
  const [, legacy = "", legacyMachine = ""] = LEGACY.exec(tag) ?? [];
  const glibc = LEGACY_MANYLINUX.get(legacy);
  if (glibc !== undefined) return need("linux", legacyMachine, { libc: "glibc", version: glibc });
  const [, year, update, format = ""] = MACOS.exec(tag) ?? [];
  if (year === undefined) return undefined;
  return need("macos", format, { version: [Number(year), Number(update)] });
}

function need(
  os: PlatformNeed["os"],
  machine: string,
  rest: Pick<PlatformNeed, "libc" | "version"> = {},
): PlatformNeed | undefined {
  const architecture = architectureOf(machine);
  const architectures = FAT.get(machine) ?? (architecture === undefined ? [] : [architecture]);
  return architectures.length === 0 ? undefined : { os, architectures, ...rest };
}

/** `Windows on x86_64`, `macOS on x86_64 and arm64`; of another system the tag itself. */
export function describePlatformTag(tag: string): string {
  const found = platformNeedOf(tag);
  if (found === undefined) return `the platform ${JSON.stringify(cleanText(tag, 64))}`;
  const { os, architectures, libc } = found;
  const names = { linux: "Linux", macos: "macOS", windows: "Windows" } as const;
  const machines = architectures.map((name) => spokenArchitecture(os, name));
  const library = libc === undefined ? "" : ` with ${libc}`;
  return `${names[os]} on ${machines.join(" and ")}${library}`;
}

const INTERPRETER = /^(cp|pp|py|graalpy)(\d)(\d{1,2})?$/;
const IMPLEMENTATIONS: ReadonlyMap<string, string> = new Map([
  ["cp", "CPython"],
  ["pp", "PyPy"],
  ["py", "Python"],
  ["graalpy", "GraalPy"],
]);
const FREE_THREADED_ABI = /^cp\d+t/;

/** `CPython 3.13`, `PyPy 3.10`, `Python 2`, `CPython 3.7 or later`; of another interpreter the tag itself. */
export function describePythonTag(interpreter: string, abi: string): string {
  const [, kind = "", major = "", minor] = INTERPRETER.exec(interpreter) ?? [];
  const implementation = IMPLEMENTATIONS.get(kind);
  if (implementation === undefined) {
    return `the interpreter ${JSON.stringify(cleanText(interpreter, 64))}`;
  }
  const version = minor === undefined ? major : `${major}.${minor}`;
  const freeThreaded = abi === "abi3t" || FREE_THREADED_ABI.test(abi);
  // Python 3 is none of the later ones of 2.7.
  const later = minor !== undefined && major !== "2" &&
    (abi === "abi3" || abi === "abi3t" || kind === "py");
  return `${freeThreaded ? "free-threaded " : ""}${implementation} ${version}${
    later ? " or later" : ""
  }`;
}

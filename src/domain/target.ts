/** What a package is installed for: an implementation and version of Python on a platform. @module */
import { spokenArchitecture } from "./architecture.ts";
import { CallerError } from "./caller_error.ts";
import { GRAALPY_RELEASES } from "./graalpy.ts";
import type { MarkerEnvironment } from "./marker.ts";
import { nearestWord } from "./nearest_word.ts";
import { describePlatform, parsePlatform, type Platform } from "./platform.ts";
import {
  InvalidPythonVersionError,
  parsePythonVersion,
  type PythonVersion,
} from "./requires_python.ts";
import { formatVersion, type Version } from "./version.ts";

/** The implementations of which wheels exist, as `sys.implementation.name` spells them. */
export type Implementation = "cpython" | "pypy" | "graalpy";

/** One installation, whole: what the caller left out is filled in and told in `assumed`. */
export interface Target {
  readonly implementation: Implementation;
  readonly python: PythonVersion;
  readonly platform: Platform;
  /** CPython without the global interpreter lock (`3.13t`), which has an ABI of its own. */
  readonly freeThreaded: boolean;
  /** What was left open and how it was taken, a sentence each. */
  readonly assumed: readonly string[];
}

/** What a caller says of a target. */
export interface TargetText {
  /** `3.12`, `3.12.4`, `3.14t`, `pypy3.10`, `cp312`; left out: the newest stable CPython. */
  readonly python_version?: string;
  /** See `parsePlatform`; left out: Linux. */
  readonly platform?: string;
  /** `cpython`, `pypy` or `graalpy`; left out: what `python_version` says, else CPython. */
  readonly implementation?: string;
}

/** The newest series of CPython that is out. */
export const NEWEST_PYTHON = "3.14";
const DEFAULT_PLATFORM = "linux";
const FIRST_FREE_THREADED_MINOR = 13n;
const MOST_MINOR = 99n; // bounds the lists of tags
const MAX_LENGTH = 64; // UTF-16 units

const IMPLEMENTATIONS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>([
  ["cpython", "cpython"],
  ["python", "cpython"],
  ["py", "cpython"],
  ["cp", "cpython"],
  ["pypy", "pypy"],
  ["pp", "pypy"],
  ["graalpy", "graalpy"],
  ["graalvm", "graalpy"], // as `platform.python_implementation()` has it
]);
/** How each is written in prose, and by `platform.python_implementation()`. */
const NAMES = {
  cpython: { prose: "CPython", platform: "CPython" },
  pypy: { prose: "PyPy", platform: "PyPy" },
  graalpy: { prose: "GraalPy", platform: "GraalVM" },
} as const;

/** Text names no implementation of Python, or none of this version. */
export class InvalidImplementationError extends CallerError {
  override readonly name = "InvalidImplementationError";
  constructor(input: string, expected = '"cpython", "pypy" or "graalpy"') {
    const meant = nearestWord(input.trim(), ["cpython", "pypy", "graalpy"]);
    super(
      `Cannot parse implementation ${JSON.stringify(input.slice(0, MAX_LENGTH))}: ` +
        `expected ${expected}` +
        (meant === undefined || meant === input.trim().toLowerCase()
          ? ""
          : `; did you mean ${JSON.stringify(meant)}?`),
      input,
    );
  }
}

/**
 * @example What is left out is filled in, and told
 * ```ts
 * import assert from "node:assert/strict";
 * const target = parseTarget({ python_version: "3.13t", platform: "alpine" });
 * assert.equal(describeTarget(target), "free-threaded CPython 3.13 on Linux on x86_64 with musl 1.2");
 * assert.deepEqual(target.assumed, ["x86_64 is assumed", "musl 1.2 is assumed"]);
 * ```
 * @throws {InvalidPythonVersionError} If the Python is none that exists or could.
 * @throws {InvalidPlatformError} If the platform is none.
 * @throws {InvalidImplementationError} If the implementation is none, or not the one that `python_version` names.
 */
export function parseTarget(text: TargetText): Target {
  const { python, implied, freeThreaded } = readPython(text.python_version ?? NEWEST_PYTHON);
  const implementation = chosenImplementation(text, implied) ?? "cpython";
  if (freeThreaded && implementation !== "cpython") {
    throw new InvalidPythonVersionError(
      text.python_version ?? "",
      `a version without "t", since only CPython has free-threaded builds`,
    );
  }
  const abi = assumedAbi(implementation, python);
  const platform = parsePlatform(text.platform ?? DEFAULT_PLATFORM);
  return {
    implementation,
    python,
    platform,
    freeThreaded,
    assumed: [
      ...(text.python_version === undefined ? [`Python ${NEWEST_PYTHON} is assumed`] : []),
      ...abi,
      ...(text.platform === undefined ? ["Linux is assumed"] : []),
      ...platform.assumed,
    ],
  };
}

function chosenImplementation(
  { implementation, python_version }: TargetText,
  implied: Implementation | undefined,
): Implementation | undefined {
  if (implementation === undefined) return implied;
  const chosen = implementation.length > MAX_LENGTH
    ? undefined
    : IMPLEMENTATIONS.get(implementation.trim().toLowerCase());
  if (chosen === undefined) throw new InvalidImplementationError(implementation);
  if (implied !== undefined && implied !== chosen) {
    throw new InvalidImplementationError(
      implementation,
      `${implied}, which python_version ${JSON.stringify(python_version)} names`,
    );
  }
  return chosen;
}

/** Other implementations number themselves apart from the Python that they are, and so their ABIs. */
function assumedAbi(implementation: Implementation, python: PythonVersion): readonly string[] {
  if (implementation === "cpython") return [];
  if (implementation === "pypy") return ["the ABI of PyPy 7.3 is assumed"];
  const release = GRAALPY_RELEASES.get(python.comparable.release.slice(0, 2).join("."));
  if (release === undefined) {
    throw new InvalidPythonVersionError(
      python.text,
      `${[...GRAALPY_RELEASES.keys()].join(", ")} for GraalPy, whose other ABIs are not known`,
    );
  }
  return [`the ABI of GraalPy ${release} is assumed`];
}

const PYTHON = /^(?<name>[a-z]*)[-@= ]*(?<version>\d[\d.]*(?:(?:a|b|rc)\d+)?)(?<threads>t?)$/;
const EXPECTED = '"3.12", "3.12.4", "3.14t" or "pypy3.10"';

function readPython(text: string) {
  const groups = text.length > MAX_LENGTH
    ? undefined
    : PYTHON.exec(text.trim().toLowerCase())?.groups;
  if (groups === undefined) throw new InvalidPythonVersionError(text, EXPECTED);
  const { name = "", version = "", threads = "" } = groups;
  const implied = IMPLEMENTATIONS.get(name);
  if (name !== "" && implied === undefined) throw new InvalidPythonVersionError(text, EXPECTED);
  // As in tags: cp312 is 3.12.
  const dotted = name === "" || version.includes(".") ? version : version.replace(/^\d/, "$&.");
  const python = asPython(dotted, text);
  const [major = 0n, minor = 0n] = python.comparable.release;
  if (major < 2n || major > 3n || minor > MOST_MINOR) {
    throw new InvalidPythonVersionError(text, `${EXPECTED}, from 2.0 to 3.${MOST_MINOR}`);
  }
  const freeThreaded = threads !== "";
  if (freeThreaded && (major !== 3n || minor < FIRST_FREE_THREADED_MINOR)) {
    throw new InvalidPythonVersionError(
      text,
      `3.${FIRST_FREE_THREADED_MINOR} or later, since older ones have no free-threaded build`,
    );
  }
  // "python3.12" tells as little of the implementation as "3.12".
  return {
    python,
    implied: name === "python" || name === "py" ? undefined : implied,
    freeThreaded,
  };
}

function asPython(dotted: string, text: string): PythonVersion {
  try {
    return parsePythonVersion(dotted);
  } catch (error) {
    if (!(error instanceof InvalidPythonVersionError)) throw error;
    throw new InvalidPythonVersionError(text, EXPECTED); // names what was written, not what was made of it
  }
}

/** In plain words: `CPython 3.12 on Windows on x86_64`. */
export function describeTarget(target: Target): string {
  return `${describePython(target)} on ${describePlatform(target.platform)}`;
}

/** In plain words, without the platform: `PyPy 3.10`, `free-threaded CPython 3.14`. */
export function describePython({ implementation, python, freeThreaded }: Target): string {
  return `${freeThreaded ? "free-threaded " : ""}${NAMES[implementation].prose} ${python.text}`;
}

/**
 * What markers see there. A bare `3.12` stands for its newest release here too, so its
 * `python_full_version` has a micro number above all that exist. Absent, so not known:
 * `platform_release` and `platform_version`, and the `implementation_version` of other
 * implementations than CPython, which is not Python's.
 */
export function markerEnvironmentOf(target: Target): MarkerEnvironment {
  const { implementation, python, platform } = target;
  const full = fullVersion(python.full ?? python.comparable);
  return {
    implementation_name: implementation,
    ...(implementation === "cpython" ? { implementation_version: full } : {}),
    ...systemOf(platform),
    platform_python_implementation: NAMES[implementation].platform,
    python_full_version: full,
    python_version: python.comparable.release.slice(0, 2).join("."),
  };
}

function fullVersion(version: Version): string {
  const [major = 0n, minor = 0n, micro = 0n] = version.release;
  return formatVersion({ ...version, release: [major, minor, micro] });
}

function systemOf({ os, architecture }: Platform): MarkerEnvironment {
  switch (os) {
    case "linux":
      return {
        os_name: "posix",
        sys_platform: "linux",
        platform_system: "Linux",
        platform_machine: architecture,
      };
    case "macos":
      return {
        os_name: "posix",
        sys_platform: "darwin",
        platform_system: "Darwin",
        platform_machine: spokenArchitecture(os, architecture),
      };
    case "windows":
      return {
        os_name: "nt",
        sys_platform: "win32",
        platform_system: "Windows",
        platform_machine: architecture === "aarch64"
          ? "ARM64"
          : architecture === "i686"
          ? "x86"
          : "AMD64",
      };
  }
}

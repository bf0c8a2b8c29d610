/** The tags that a target installs, best first, as `packaging.tags` lists them (PEP 425, 384, 803). @module */
import { GRAALPY_RELEASES } from "./graalpy.ts";
import { platformTags } from "./platform_tags.ts";
import type { PythonVersion } from "./requires_python.ts";
import type { Tag } from "./tag.ts";
import type { Target } from "./target.ts";

/** Interpreter and ABI. */
export type PythonTag = readonly [interpreter: string, abi: string];

/**
 * The same list factored: each of `pythons` with each of `platforms` in turn, then each of `pure` with the
 * platform `any`. Ranks come from it without making the thousand tags.
 */
export interface CompatibleTags {
  readonly pythons: readonly PythonTag[];
  readonly platforms: readonly string[];
  readonly pure: readonly string[];
}

/** Best first; a wheel with any of them installs. */
export function compatibleTags(target: Target): readonly Tag[] {
  const { pythons, platforms, pure } = factorTags(target);
  return [
    ...pythons.flatMap(([interpreter, abi]) => (
      platforms.map((platform) => ({ interpreter, abi, platform }))
    )),
    ...pure.map((interpreter) => ({ interpreter, abi: "none", platform: "any" })),
  ];
}

/** `compatibleTags` as its factors. */
export function factorTags(target: Target): CompatibleTags {
  const { python } = target;
  const generic = genericPythons(python);
  const own = target.implementation === "cpython" ? cpythonTags(target) : otherTags(target);
  return {
    pythons: [...own.pythons, ...generic.map((interpreter): PythonTag => [interpreter, "none"])],
    platforms: platformTags(target.platform),
    pure: [...own.pure, ...generic],
  };
}

/** Major and minor; `parseTarget` keeps both small. */
function seriesOf(python: PythonVersion): readonly [major: number, minor: number] {
  const [major = 0n, minor = 0n] = python.comparable.release;
  return [Number(major), Number(minor)];
}

const PREFIXES = { cpython: "cp", pypy: "pp", graalpy: "graalpy" } as const;

/** `cp3`: no series told. Installers look for PyPy's only, and only among wheels of pure Python. */
export function majorInterpreter({ implementation, python }: Target): string {
  return `${PREFIXES[implementation]}${seriesOf(python)[0]}`;
}

interface OwnTags {
  readonly pythons: readonly PythonTag[];
  readonly pure: readonly string[];
}

const FIRST_STABLE_ABI_MINOR = 2; // PEP 384: CPython 3.2

function cpythonTags(target: Target): OwnTags {
  const [major, minor] = seriesOf(target.python);
  const interpreter = `${PREFIXES.cpython}${major}${minor}`;
  // PEP 803: free-threaded builds have a stable ABI of their own, and do not load abi3.
  const stable = target.freeThreaded ? "abi3t" : "abi3";
  const hasStable = major === 3 && minor >= FIRST_STABLE_ABI_MINOR;
  const pythons: PythonTag[] = [[interpreter, cpythonAbi(target)]];
  if (hasStable) pythons.push([interpreter, stable]);
  pythons.push([interpreter, "none"]);
  for (let older = minor - 1; hasStable && older >= FIRST_STABLE_ABI_MINOR; older--) {
    pythons.push([`cp${major}${older}`, stable]);
  }
  return { pythons, pure: [interpreter] };
}

/** The letters were flags of the build: `m` (pymalloc) up to 3.7, `u` (wide characters, as Linux has them) up to 3.2. */
function cpythonAbi({ python, platform, freeThreaded }: Target): string {
  const [major, minor] = seriesOf(python);
  const version = `cp${major}${minor}`;
  if (freeThreaded) return `${version}t`;
  if (major === 3 && minor >= 8) return version;
  const wide = (major < 3 || minor < 3) && platform.os === "linux";
  return `${version}m${wide ? "u" : ""}`;
}

/** The ABI of PyPy 7.3, or of the GraalPy that is this Python. */
function otherTags(target: Target): OwnTags {
  const [major, minor] = seriesOf(target.python);
  const version = `${major}${minor}`;
  const interpreter = `${PREFIXES[target.implementation]}${version}`;
  if (target.implementation === "pypy") {
    const abi = major === 2 ? "pypy_73" : `pypy${version}_pp73`;
    return {
      pythons: [[interpreter, abi], [interpreter, "none"]],
      pure: [majorInterpreter(target)],
    };
  }
  const release = GRAALPY_RELEASES.get(`${major}.${minor}`)?.replace(".", "");
  return {
    pythons: [
      [interpreter, `graalpy${release ?? ""}_${version}_native`],
      [interpreter, "none"],
    ],
    pure: [],
  };
}

/** The series itself, the major version, then every older series: `py312`, `py3`, `py311`, … */
function genericPythons(python: PythonVersion): readonly string[] {
  const [major, minor] = seriesOf(python);
  const versions = [`py${major}${minor}`, `py${major}`];
  for (let older = minor - 1; older >= 0; older--) versions.push(`py${major}${older}`);
  return versions;
}

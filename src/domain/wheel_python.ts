/**
 * Whether a file can be installed on a CPython at all, by the tags in its name (PEP 425).
 * @module
 */
import type { Distribution } from "./release.ts";
import type { PythonVersion } from "./requires_python.ts";

const MAX_LENGTH = 512; // UTF-16 units
const TAG = /^(cp|py)(\d)(\d{1,2})?$/; // cp312, py3, py27

/**
 * `false` only for a wheel whose Python tags rule out this CPython on every platform. Sdists and
 * other kinds of files are not decided by tags; neither are names that do not parse.
 */
export function tagsAdmit(file: Distribution, python: PythonVersion): boolean {
  if (file.kind !== "wheel" || file.filename.length > MAX_LENGTH) return true;
  const parts = file.filename.slice(0, -".whl".length).toLowerCase().split("-");
  const tags = parts.at(-3)?.split(".");
  const abis = parts.at(-2)?.split(".") ?? [];
  if (parts.length < 5 || tags === undefined) return true;
  const [major = 0n, minor = 0n] = python.comparable.release;
  return tags.some((tag) => {
    const [, implementation, tagMajor = "", tagMinor] = TAG.exec(tag) ?? [];
    if (implementation === undefined || BigInt(tagMajor) !== major) return false;
    if (tagMinor === undefined) return true; // py3
    const lower = BigInt(tagMinor) < minor;
    // Pure code for an older minor version, and extension modules on the stable ABI, run on later
    // ones.
    if (lower) return implementation === "py" || abis.includes("abi3");
    return BigInt(tagMinor) === minor;
  });
}

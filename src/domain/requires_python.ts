/** Requires-Python (core metadata): does a Python meet it? A bare `3.11` stands for its newest release. @module */
import { CallerError } from "./caller_error.ts";
import { contains, tryParseSpecifierSet } from "./specifier.ts";
import { isPrerelease, tryParseVersion, type Version } from "./version.ts";

/** A Python that a caller asks about. */
export interface PythonVersion {
  /** As the caller wrote it, trimmed. */
  readonly text: string;
  /** The release when one was named (`3.11.4`); absent for a bare `3.11`. */
  readonly full?: Version;
  /** Only major and minor were named: stands for the newest release of that series. */
  readonly minorOnly: boolean;
  /** What comparisons use: `full`, or the series with a micro number above all that exist. */
  readonly comparable: Version;
}

/** Above every micro number that CPython or PyPy released, below the 99 that publishers write for "any". */
const NEWEST_MICRO = 50n;

/** Text is not a Python version of two or three numbers. */
export class InvalidPythonVersionError extends CallerError {
  override readonly name = "InvalidPythonVersionError";
  constructor(input: string, expected = '"3.12" or "3.12.4"') {
    super(
      `Cannot parse Python version ${JSON.stringify(input.slice(0, 64))}: expected ${expected}`,
      input,
    );
  }
}

/**
 * Reads `3.12` (its newest release), `3.12.4` or `3.14.0rc1` (exactly that one).
 *
 * @throws {InvalidPythonVersionError} If `text` is anything else, a lone `3` included: it names no
 * series, and no answer would hold for all of them.
 */
export function parsePythonVersion(text: string): PythonVersion {
  const version = tryParseVersion(text);
  if (
    version === undefined || version.epoch !== 0n || version.post !== undefined ||
    version.local !== undefined || version.release.length < 2 || version.release.length > 3
  ) {
    throw new InvalidPythonVersionError(text);
  }
  const minorOnly = version.release.length === 2 && !isPrerelease(version);
  const { epoch, release } = version;
  return minorOnly
    ? {
      text: text.trim(),
      minorOnly,
      comparable: { epoch, release: [...release, NEWEST_MICRO] },
    }
    : { text: text.trim(), full: version, minorOnly, comparable: { epoch, release } };
}

/**
 * Whether a Python meets a `Requires-Python`. Absent or empty text sets no limit, which is "yes";
 * text that is not a specifier (`>=3.6.*` was accepted once) is "unknown", never a guess.
 *
 * A release candidate is compared as the release it precedes: installers look at the three numbers
 * only, otherwise `>=3.14` would refuse 3.14.0rc1.
 */
export function checkRequiresPython(
  requiresPython: string | undefined,
  python: PythonVersion,
): "yes" | "no" | "unknown" {
  const set = tryParseSpecifierSet(requiresPython ?? "");
  if (set === undefined) return "unknown";
  return contains(set, python.comparable) ? "yes" : "no";
}

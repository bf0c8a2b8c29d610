/** What the file name of a distribution tells: its kind, Python tag and version. Other contents are not looked at. @module */
import { normalizeName, type ProjectName } from "./name.ts";
import type { DistributionKind } from "./release.ts";
import { interpreterText, splitWheelFilename } from "./wheel_filename.ts";

const MAX_LENGTH = 512; // UTF-16 units; the longest names on PyPI have about 250
const ARCHIVE = /\.(?:tar\.(?:gz|bz2|xz|lzma|z)|tgz|tbz|tar|zip)$/i;
/** What `bdist_dumb` and the Windows installers put between version and suffix. */
const PLATFORM = new RegExp(
  String.raw`\.(?:win32|win-(?:amd64|arm32|arm64|ia64)|linux-\w+|(?:macosx|cygwin)-[\d.]+-\w+)` +
    String.raw`(?:-py\d+(?:\.\d+)?)?$`,
  "i",
);
const RPM_RELEASE = /-[^.-]+(?:\.[^.-]+)?\.[a-z0-9_]+$/i; // "-1.noarch", "-1.el7.src"

/** The kind of distribution that a file of this name is; what no format claims is `other`. */
export function distributionKind(filename: string): DistributionKind {
  if (filename.endsWith(".whl")) return "wheel"; // most are
  const name = filename.slice(-MAX_LENGTH).toLowerCase();
  if (name.endsWith(".whl")) return "wheel";
  if (name.endsWith(".egg")) return "egg";
  if (name.endsWith(".exe")) return "wininst";
  if (name.endsWith(".msi")) return "msi";
  if (name.endsWith(".rpm")) return "rpm";
  const plain = ".tar.gz"; // nearly all of the others
  if (name.endsWith(plain)) return PLATFORM.test(name.slice(0, -plain.length)) ? "dumb" : "sdist";
  if (!ARCHIVE.test(name)) return "other";
  return PLATFORM.test(name.replace(ARCHIVE, "")) ? "dumb" : "sdist";
}

/**
 * The Python that a distribution is for, as the JSON API's `python_version` tells it: `source` for
 * sdists, the first tag of a wheel (`cp312`, `py2.py3`), `3.12` for eggs and installers, `any` for
 * installers and packages of no particular Python. `undefined` when the name does not tell.
 *
 * @param kind As `distributionKind` tells it, where that is known already.
 */
export function pythonTagOf(
  filename: string,
  kind: DistributionKind = distributionKind(filename),
): string | undefined {
  if (filename.length > MAX_LENGTH) return undefined;
  const pythonOf = () => /-py(\d+(?:\.\d+)?)[-.]/i.exec(filename)?.[1];
  switch (kind) {
    case "wheel":
      return interpreterText(filename);
    case "sdist":
      return "source";
    case "egg":
      return pythonOf();
    case "wininst":
    case "msi":
    case "rpm":
    case "dumb":
      return pythonOf() ?? "any";
    case "other":
      return undefined;
  }
}

/**
 * The version in the file name, as spelled there. `undefined` when the name is not of `project`, or
 * holds no version. Sdists may carry anything after the name (`pytz-2004d.tar.gz`), since legacy
 * versions do too.
 */
export function versionOfFilename(filename: string, project: ProjectName): string | undefined {
  if (filename.length > MAX_LENGTH) return undefined;
  switch (distributionKind(filename)) {
    case "wheel": {
      // Not `parseWheelFilename`: the version may be a legacy one, the suffix in capitals.
      const parts = splitWheelFilename(filename);
      return parts !== undefined && normalizeName(parts.name) === project
        ? parts.version
        : undefined;
    }
    case "egg": {
      const rest = afterProject(filename.slice(0, -".egg".length), project);
      return present(rest?.split("-", 1)[0]); // `-` in a version is written `_` there
    }
    case "sdist":
      return afterProject(filename.replace(ARCHIVE, ""), project);
    case "dumb":
      return present(
        afterProject(filename.replace(ARCHIVE, ""), project)?.replace(PLATFORM, ""),
      );
    case "wininst":
    case "msi":
      return present(
        afterProject(filename.slice(0, -".exe".length), project)?.replace(PLATFORM, ""),
      );
    case "rpm":
      return present(
        afterProject(filename.slice(0, -".rpm".length), project)?.replace(RPM_RELEASE, ""),
      );
    case "other":
      return undefined;
  }
}

/** The text after the project's name and a dash; the name stands there in any spelling, dashes included. */
function afterProject(stem: string, project: ProjectName): string | undefined {
  for (let dash = stem.indexOf("-"); dash > 0; dash = stem.indexOf("-", dash + 1)) {
    if (normalizeName(stem.slice(0, dash)) === project) return present(stem.slice(dash + 1));
  }
  return undefined;
}

function present(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

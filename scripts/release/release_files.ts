/** The files of a release: all that belongs to it, and nothing that does not. @module */
import { suffixOf, TARGETS } from "../build/targets.ts";

/** Both builds for every system, each with how it was made, the list of what is inside, and the bundle. */
export function expectedFiles(version: string): readonly string[] {
  const executables = ["pypi-mcp", "pypi-mcp-server"].flatMap((name) =>
    TARGETS.map((target) => `${name}-${version}-${target}${suffixOf(target)}`)
  );
  return [
    ...executables,
    ...executables.map((name) => `${name}.json`),
    `pypi-mcp-${version}.cdx.json`,
    `pypi-mcp-${version}-bundle.tar.gz`,
  ];
}

/**
 * The names in `dist` that are released.
 * @param manifests Text of each executable's manifest.
 * @throws {Error} With what is missing, and with every executable that is for tests only.
 */
export function releasedFiles(
  version: string,
  present: ReadonlySet<string>,
  manifests: ReadonlyMap<string, string>,
): readonly string[] {
  const expected = expectedFiles(version);
  const faults = expected.filter((name) => !present.has(name)).map((name) => `${name} is missing`);
  const bundles = [...present].filter((name) => name.endsWith(".mcpb") && name.includes(version));
  if (bundles.length === 0) faults.push(`there is no .mcpb of ${version}`);
  for (const [name, text] of manifests) {
    // Any word of it: who made it for tests says so in more than one place.
    if (!/"isForTests":\s*false/.test(text)) faults.push(`${name} is for tests only`);
  }
  if (faults.length > 0) throw new Error(`Cannot release ${version}: ${faults.join(", ")}`);
  return [...expected, ...bundles].filter((name) => !name.includes("-test")).toSorted();
}

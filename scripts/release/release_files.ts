/** The files of a release: all that belongs to it, and nothing that does not. @module */
import { suffixOf, TARGETS } from "../build/targets.ts";

/**
 * Both builds for every system, each with how it was made; the bundles for clients and what the MCP registry is told of them;
 * the list of what is inside; the program for `deno run`.
 */
export function expectedFiles(version: string): readonly string[] {
  const executables = ["pypi-mcp", "pypi-mcp-server"].flatMap((name) =>
    TARGETS.map((target) => `${name}-${version}-${target}${suffixOf(target)}`)
  );
  return [
    ...executables,
    ...executables.map((name) => `${name}.json`),
    ...TARGETS.map((target) => `pypi-mcp-${version}-${target}.mcpb`),
    "server.json",
    `pypi-mcp-${version}.cdx.json`,
    `pypi-mcp-${version}-bundle.tar.gz`,
  ].toSorted();
}

/**
 * Why what lies in `dist` is no release: empty where it is one.
 * @param manifests Text of each executable's manifest, by its name.
 */
export function releaseFileFaults(
  version: string,
  present: ReadonlySet<string>,
  manifests: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    ...expectedFiles(version).filter((name) => !present.has(name))
      .map((name) => `${name} is missing`),
    ...[...manifests].filter(([, text]) => !/"isForTests":\s*false/.test(text))
      .map(([name]) => `${name} is of a program for tests only`),
  ];
}

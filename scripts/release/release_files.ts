/** The files of a release: all that belongs to it, and nothing that does not. @module */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import type { Build } from "../../src/build.ts";
import { permissionsOf } from "../build/permissions.ts";
import { suffixOf, TARGETS } from "../build/targets.ts";

/** What a release depends on of a manifest (`BuildManifest` in `scripts/build/records.ts`). */
const manifestShape = z.object({
  version: z.string(),
  build: z.looseObject({ isForTests: z.boolean() }),
  executable: z.object({ path: z.string(), sha256: z.string() }),
});

interface Executable {
  readonly name: string;
  /** The only one that is released under this name. */
  readonly build: Build;
}

function expectedExecutables(version: string): readonly Executable[] {
  return (["narrow", "server"] as const).flatMap((kind) =>
    TARGETS.map((target) => ({
      name: `${kind === "server" ? "pypi-mcp-server" : "pypi-mcp"}-${version}-${target}` +
        suffixOf(target),
      build: { kind, isForTests: false, target, permissions: permissionsOf(kind, []) },
    }))
  );
}

/**
 * Both builds for every system, each with how it was made; the bundles for clients and what the MCP registry is told of them;
 * the list of what is inside; the program for `deno run`.
 */
export function expectedFiles(version: string): readonly string[] {
  const executables = expectedExecutables(version).map(({ name }) => name);
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
 * @param sums SHA-256 of each file that is there, by its name.
 * @param manifests Text of each executable's manifest, by its name.
 */
export function releaseFileFaults(
  version: string,
  sums: ReadonlyMap<string, string>,
  manifests: ReadonlyMap<string, string>,
): readonly string[] {
  return [
    ...expectedFiles(version).filter((name) => !sums.has(name))
      .map((name) => `${name} is missing`),
    ...expectedExecutables(version).flatMap((executable) => {
      const manifest = manifests.get(`${executable.name}.json`);
      if (manifest === undefined) return [];
      const fault = manifestFault(executable, manifest, { version, sums });
      return fault === undefined ? [] : [`${executable.name}.json ${fault}`];
    }),
  ];
}

function manifestFault(
  { name, build }: Executable,
  text: string,
  { version, sums }: { readonly version: string; readonly sums: ReadonlyMap<string, string> },
): string | undefined {
  const { data: manifest } = manifestShape.safeParse(JSON.parse(text));
  if (manifest === undefined) return "is no build manifest";
  if (manifest.build.isForTests) return "is of a program for tests only";
  if (!isDeepStrictEqual(manifest.build, build)) return "is of a build that is not released";
  const { path, sha256 } = manifest.executable;
  const fits = manifest.version === version && path === name && sha256 === sums.get(name);
  return fits ? undefined : `is not of this ${name}`;
}

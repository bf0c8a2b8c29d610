/** `server.json`, by which the MCP registry knows the server: schema of 2025-12-11. @module */
import denoJson from "../../deno.json" with { type: "json" };
import { PROJECT } from "../../src/project.ts";
import { SUMMARY } from "./manifest.ts";
import { isYesOrNo, OFFERED_SETTINGS, variableOfSetting } from "./offered_settings.ts";

const SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

/** One `.mcpb` of a release. */
export interface ReleasedBundle {
  readonly name: string;
  readonly sha256: string;
}

/** @param bundles None in the repository, where nothing is built: a registry wants their hashes. */
export function serverDocument(bundles: readonly ReleasedBundle[]): string {
  const { version } = denoJson;
  const document = {
    $schema: SCHEMA,
    name: PROJECT.registryName,
    title: "PyPI",
    description: SUMMARY,
    version,
    websiteUrl: PROJECT.homepage,
    repository: { url: PROJECT.repository, source: sourceOf(PROJECT.registryName) },
    ...bundles.length === 0 ? {} : {
      packages: bundles.map(({ name, sha256 }) => ({
        registryType: "mcpb",
        identifier: `${PROJECT.repository}/releases/download/v${version}/${name}`,
        version,
        fileSha256: sha256,
        transport: { type: "stdio" },
        environmentVariables: OFFERED_SETTINGS.map((setting) => {
          const { help, kind, fallback } = setting.option;
          return {
            name: variableOfSetting(setting),
            description: help,
            format: isYesOrNo(setting) ? "boolean" : "string",
            default: fallback,
            // Of a list the words are its parts, not the choices.
            ...kind.words?.includes(fallback) === true ? { choices: kind.words } : {},
          };
        }),
      })),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The first part of the name says where its owner is known. */
function sourceOf(registryName: string): string {
  return /^io\.(github|gitlab)\./.exec(registryName)?.[1] ?? "git";
}

/** The manifest of an `.mcpb`: what a client shows before it installs, and how it starts the program. @module */
import denoJson from "../../deno.json" with { type: "json" };
import { PROJECT } from "../../src/project.ts";
import { suffixOf, type Target } from "../build/targets.ts";
import { isYesOrNo, OFFERED_SETTINGS, variableOfSetting } from "./offered_settings.ts";

/** What a tool is called and does. */
export interface ListedTool {
  readonly name: string;
  readonly description: string;
}

/** In one sentence; the MCP registry takes no more than 100 characters. */
export const SUMMARY =
  "Answers about Python packages from PyPI and OSV that an AI model can rely on";

/** As clients call the system. */
function platformOf(target: Target): "linux" | "darwin" | "win32" {
  if (target.includes("windows")) return "win32";
  return target.includes("darwin") ? "darwin" : "linux";
}

/** Where the executable lies in the bundle. */
export function executableIn(target: Target): string {
  return `server/pypi-mcp${suffixOf(target)}`;
}

/** Of manifest version 0.3. */
export function bundleManifest(target: Target, tools: readonly ListedTool[]) {
  const entryPoint = executableIn(target);
  return {
    manifest_version: "0.3",
    name: "pypi-mcp",
    display_name: "PyPI",
    version: denoJson.version,
    description: SUMMARY,
    long_description: LONG,
    author: { name: PROJECT.owner },
    repository: { type: "git", url: PROJECT.repository },
    homepage: PROJECT.homepage,
    documentation: PROJECT.homepage,
    support: `${PROJECT.repository}/issues`,
    license: "MIT",
    keywords: ["python", "pypi", "packages", "dependencies", "security", "osv"],
    server: {
      type: "binary",
      entry_point: entryPoint,
      mcp_config: {
        command: `\${__dirname}/${entryPoint}`,
        args: [],
        env: Object.fromEntries(OFFERED_SETTINGS.map((setting) => [
          variableOfSetting(setting),
          `\${user_config.${setting.key}}`,
        ])),
      },
    },
    tools: tools.map(({ name, description }) => ({ name, description })),
    prompts_generated: true,
    compatibility: { platforms: [platformOf(target)] },
    user_config: Object.fromEntries(OFFERED_SETTINGS.map((setting) => {
      const { key, title, option: { help, kind, fallback } } = setting;
      return [key, {
        type: isYesOrNo(setting) ? "boolean" : "string",
        title,
        description: isYesOrNo(setting) ? help : `${help} Accepted: ${kind.accepts}.`,
        required: false,
        default: isYesOrNo(setting) ? fallback === "true" : fallback,
      }];
    })),
  };
}

const LONG =
  "Versions, requirements, wheels, advisories, licences and the health of Python packages, " +
  "read from PyPI's Index API, OSV and pypistats.org when they are asked for. Every answer says where it is from and " +
  "what it does not know. This program may reach those services and nothing else, and writes no files.";

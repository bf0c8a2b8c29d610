/** How a client starts this program. @module */
import { type Build, isExecutable } from "../build.ts";
import type { Config } from "../config/load.ts";
import { quote } from "../config/shown_text.ts";
import { UsageError } from "./usage_error.ts";

const REDIS_PORT = 6379;

/** A program and its arguments. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

/** The process that is asked to describe itself. */
export interface Running {
  readonly build: Pick<Build, "kind">;
  /** The file that runs: the executable itself, or Deno. */
  readonly executable: string;
  /** What Deno was told to run. */
  readonly mainModule: string;
}

/** What the settings of an entry need besides themselves. */
export interface LaunchNeeds {
  readonly config: Config;
  /** Files that flags name. */
  readonly files: readonly string[];
}

/**
 * @param flags `--name=value`, as `serve` takes them.
 * @throws {UsageError} For a file that Deno cannot be permitted to read alone.
 */
export function launchOf(running: Running, flags: readonly string[], needs: LaunchNeeds): Launch {
  const { build, executable, mainModule } = running;
  if (isExecutable(build)) return { command: executable, args: flags };
  const { config, files } = needs;
  const hosts = hostsOf(config);
  const permissions = [
    ...hosts.length === 0 ? [] : [`--allow-net=${hosts.join(",")}`],
    "--allow-env=PYPI_MCP_*",
    `--allow-read=${[".env", ...files.map(inList), ...config.plugins].join(",")}`,
  ];
  // Nobody is there to answer a question, and a client may show what is printed as an error.
  return {
    command: executable,
    args: ["run", "--quiet", "--no-prompt", ...permissions, mainModule, ...flags],
  };
}

/** The versions of Deno agree on no way to write a comma: it would permit two other paths. */
function inList(path: string): string {
  if (!path.includes(",")) return path;
  throw new UsageError(
    `Cannot put ${
      quote(path)
    } into an entry: Deno would read two paths, expected one without a comma`,
  );
}

/** Hosts that the settings lead to, each with its port where it is not the usual one. */
function hostsOf(config: Config): readonly string[] {
  const urls = config.demo ? [] : [
    ...config.hasJsonApi || config.enableStats ? [config.pypiBaseUrl] : [],
    config.indexUrl.url,
    config.filesBaseUrl,
    ...config.extraIndexes.map(({ url }) => url),
    ...config.enableVulnerabilityCheck ? [config.osvBaseUrl] : [],
    ...config.enableStats ? [config.pypistatsBaseUrl] : [],
  ];
  const redis = config.redisUrl === null ? undefined : new URL(config.redisUrl.reveal());
  return [
    ...new Set(urls.map((url) => new URL(url).host)),
    ...redis === undefined ? [] : [`${redis.hostname}:${redis.port || REDIS_PORT}`],
  ];
}

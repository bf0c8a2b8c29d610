/** Settings that name a host or a file which this program may not use. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import { variableOf } from "./config/option.ts";
import { OPTIONS } from "./config/options.ts";
import { fileRefusal, mayUseHost, netHint, urlRefusal } from "./permitted.ts";

/** What serving cannot do without, one line for each fault. */
export function refusedSettings(config: Config): readonly string[] {
  const isServed = config.transport === "http"; // over stdio nobody asks who calls
  const urls = [
    [OPTIONS.redisUrl, config.redisUrl?.reveal() ?? ""],
    [OPTIONS.oauthJwksUrl, isServed ? config.oauthJwksUrl : ""],
    [OPTIONS.oauthIssuer, isServed && config.oauthJwksUrl === "" ? config.oauthIssuer : ""],
  ] as const;
  const files = [
    [OPTIONS.authTokensFile, isServed ? config.authTokensFile : ""],
    ...config.plugins.map((path) => [OPTIONS.plugins, path] as const),
  ] as const;
  return [
    ...urls.flatMap(([option, url]) => url === "" ? [] : [urlRefusal(variableOf(option), url)]),
    ...files.flatMap(([option, path]) =>
      path === "" ? [] : [fileRefusal(variableOf(option), path)]
    ),
    // What nobody chose is refused when it is asked: much can be answered without some of the public services.
    ...upstreamRefusals(config, (url) => !PUBLIC_ORIGINS.has(new URL(url).origin)),
  ].filter((refusal) => refusal !== undefined);
}

const PUBLIC_ORIGINS: ReadonlySet<string> = new Set(
  [OPTIONS.indexUrl, OPTIONS.filesBaseUrl, OPTIONS.osvBaseUrl, OPTIONS.pypistatsBaseUrl]
    .map(({ fallback }) => new URL(fallback).origin),
);

/** Why the address cannot be listened on; `undefined` where it can. */
export function listenRefusal({ host, port }: Pick<Config, "host" | "port">): string | undefined {
  const shown = host.includes(":") ? `[${host}]` : host;
  if (mayUseHost(shown, port)) return undefined;
  return `Cannot listen on ${host} port ${port}: the program may not listen there, ${
    netHint(shown, port)
  }`;
}

/** The same, and what fails only when it is asked: for `check-config`. */
export async function unusableSettings(config: Config): Promise<readonly string[]> {
  return [
    ...config.transport === "http" ? listenRefusals(config) : [],
    ...await settingsFaults(config),
    ...upstreamRefusals(config, (url) => PUBLIC_ORIGINS.has(new URL(url).origin)),
  ].filter((refusal) => refusal !== undefined);
}

/** Of the services that the settings have asked, those that are meant. */
function upstreamRefusals(config: Config, isMeant: (url: string) => boolean) {
  if (config.demo) return [];
  const asked = [
    [OPTIONS.indexUrl, config.indexUrl.url],
    ...config.hasJsonApi || config.enableStats
      ? [[OPTIONS.pypiBaseUrl, config.pypiBaseUrl] as const]
      : [],
    [OPTIONS.filesBaseUrl, config.filesBaseUrl],
    ...config.extraIndexes.map(({ url }) => [OPTIONS.extraIndexes, url] as const),
    ...config.enableVulnerabilityCheck ? [[OPTIONS.osvBaseUrl, config.osvBaseUrl] as const] : [],
    ...config.enableStats ? [[OPTIONS.pypistatsBaseUrl, config.pypistatsBaseUrl] as const] : [],
  ] as const;
  return asked.filter(([, url]) => isMeant(url))
    .map(([option, url]) => urlRefusal(variableOf(option), url));
}

function listenRefusals({ host, port, adminHost, adminPort }: Config) {
  const admin = adminPort === "off" ? undefined : { host: adminHost, port: adminPort };
  return [listenRefusal({ host, port }), admin && listenRefusal(admin)];
}

/** What `serve` would find in the files before it listens. */
async function settingsFaults(config: Config): Promise<readonly string[]> {
  const refused = refusedSettings(config);
  const path = config.authTokensFile;
  if (refused.length > 0 || config.transport !== "http" || path === "") return refused;
  const { systemFiles, TokenFile } = await import("./access/token_file.ts");
  const look = new TokenFile(path, { files: systemFiles, clock: () => 0 }).look();
  return look.kind === "faulty"
    ? [`Cannot use the tokens in ${JSON.stringify(path)}: ${look.reason}`]
    : [];
}

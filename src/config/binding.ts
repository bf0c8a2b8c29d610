/** Who may call has to be chosen before an address is opened that others reach. @module */
import { flagOf, variableOf } from "./option.ts";
import { OPTIONS, type Settings } from "./options.ts";

/** Nothing that a resolver would take for a name. */
const IN_127 = /^127(?:\.(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}$/;

/** Whether only this machine can reach the address. */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "::1" || IN_127.test(host);
}

/** Faults of the settings that say who may call; a setting that is missing has a fault of its own. */
export function accessFaults(config: Partial<Settings>): readonly string[] {
  const faults = [unsafeBinding(config), halfConfiguredIssuer(config), contradiction(config)];
  return faults.filter((fault) => fault !== undefined);
}

/** What is allowed, but may not be meant. */
export function accessWarnings(config: Settings): readonly string[] {
  const isBehindProxy = config.publicUrl !== "" || config.trustedProxies.length > 0;
  if (config.transport !== "http" || !isLoopbackHost(config.host) || !isBehindProxy) return [];
  if (config.allowUnauthenticated || hasTokens(config) || hasIssuer(config)) return [];
  return ["Everybody who reaches the proxy can call the tools: no bearer token or OAuth is set"];
}

function hasTokens(config: Partial<Settings>): boolean {
  return config.authTokens === undefined || config.authTokens.length > 0 ||
    config.authTokensFile !== "";
}

function hasIssuer(config: Partial<Settings>): boolean {
  return config.oauthIssuer !== "";
}

function unsafeBinding(config: Partial<Settings>): string | undefined {
  const { host } = config;
  if (config.transport !== "http" || host === undefined || isLoopbackHost(host)) return undefined;
  if (config.allowUnauthenticated !== false || hasTokens(config) || hasIssuer(config)) {
    return undefined;
  }
  return `Cannot listen on ${
    JSON.stringify(host)
  }: everybody who reaches that address could call the tools, choose who may: ` +
    `bearer tokens (${variableOf(OPTIONS.authTokens)} or ${flagOf(OPTIONS.authTokensFile)}), ` +
    `OAuth (${flagOf(OPTIONS.oauthIssuer)}, ${flagOf(OPTIONS.oauthAudience)} and ` +
    `${flagOf(OPTIONS.publicUrl)}), or everybody ` +
    `(${flagOf(OPTIONS.allowUnauthenticated)}); or listen on 127.0.0.1`;
}

function halfConfiguredIssuer(config: Partial<Settings>): string | undefined {
  const { oauthIssuer, oauthAudience, publicUrl, oauthJwksUrl, oauthScopes } = config;
  const needed = [
    [OPTIONS.oauthIssuer, oauthIssuer],
    [OPTIONS.oauthAudience, oauthAudience],
    [OPTIONS.publicUrl, publicUrl],
  ] as const;
  const isAsked = oauthIssuer !== "" || oauthAudience !== "" || oauthJwksUrl !== "" ||
    (oauthScopes?.length ?? 0) > 0;
  const missing = needed.filter(([, value]) => value === "").map(([option]) => flagOf(option));
  if (!isAsked || missing.length === 0) return undefined;
  return `Cannot use OAuth as it is set: ${missing.join(" and ")} missing, expected ` +
    needed.map(([option]) => flagOf(option)).join(", ") + " together";
}

function contradiction(config: Partial<Settings>): string | undefined {
  if (config.allowUnauthenticated !== true || !(hasTokens(config) || hasIssuer(config))) {
    return undefined;
  }
  return `Cannot use ${flagOf(OPTIONS.allowUnauthenticated)} with bearer tokens or OAuth: ` +
    "nobody would have to show one, leave one of them out";
}

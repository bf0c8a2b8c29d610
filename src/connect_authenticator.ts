/** Whose token it is. Part of the composition, loaded where tokens or an issuer are set. @module */
import { createAuthenticator } from "./access/authenticator.ts";
import { systemFiles, TokenFile } from "./access/token_file.ts";
import type { Authenticator } from "./access/verdict.ts";
import { type Config, ConfigError } from "./config/load.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** @throws {ConfigError} For a file of tokens that cannot be used; later on it keeps the tokens that it had. */
export async function connectAuthenticator(
  config: Config,
  surroundings: PartSurroundings,
): Promise<Authenticator | undefined> {
  const { log, clock } = surroundings;
  const { authTokens: entries, authTokensFile: path } = config;
  const issuer = await openIssuer(config, surroundings);
  if (entries.length === 0 && path === "") return issuer;
  const file = path === "" ? undefined : new TokenFile(path, { files: systemFiles, clock });
  let isStarting = true;
  const authenticator = createAuthenticator({
    ...{ entries, file, issuer, clock },
    onFault(reason) {
      if (isStarting) {
        throw new ConfigError([`Cannot use the tokens in ${JSON.stringify(path)}: ${reason}`]);
      }
      log.error("Could not read the file of tokens again, the ones read before still hold", {
        path,
        reason,
      });
    },
    onChange(count) {
      log[count === 0 ? "warning" : "info"]("Read the file of tokens", { path, count });
    },
  });
  authenticator.known(""); // reads the file now
  isStarting = false;
  return authenticator;
}

async function openIssuer(
  config: Config,
  { fetch, clock, timers }: PartSurroundings,
): Promise<Authenticator | undefined> {
  if (config.oauthIssuer === "") return undefined;
  const { AccessTokenVerifier } = await import("./access/access_token_verifier.ts");
  return new AccessTokenVerifier({
    issuer: config.oauthIssuer,
    audience: config.oauthAudience,
    scopes: config.oauthScopes,
    jwksUrl: config.oauthJwksUrl,
    ...{ fetch, clock, timers },
  });
}

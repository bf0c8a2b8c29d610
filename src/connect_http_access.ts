/** Who may call over HTTP: the gate before the doors. Part of the composition, loaded where HTTP is served. @module */
import { parseNetwork } from "./access/address.ts";
import type { AuditLog } from "./access/audit.ts";
import { addressReader } from "./access/caller_address.ts";
import { callerLimit } from "./access/caller_limit.ts";
import { challenges } from "./access/challenge.ts";
import { connectionShares } from "./access/connection_share.ts";
import { guardedGate } from "./access/guarded_gate.ts";
import { Refusal } from "./access/refusal.ts";
import { metadataAnswer, resourceMetadata } from "./access/resource_metadata.ts";
import type { Authenticator } from "./access/verdict.ts";
import { isLoopbackHost } from "./config/binding.ts";
import { type Config, ConfigError } from "./config/load.ts";
import type { AccessParts } from "./connect_access.ts";
import type { SharedParts } from "./connect_shared.ts";
import type { Log } from "./log.ts";
import { hostHint, mayUse } from "./permitted.ts";
import type { ConnectionLimits } from "./server/connection_guard.ts";
import type { Door } from "./server/door.ts";
import { foreignHeader } from "./server/http_guard.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** Where the platform's server listens behind the guard, on any port that is free. */
const INNER_HOST = "127.0.0.1";
/** Until the first request of a connection is there. */
const HEAD_MS = 10_000;
/** Without a client taking any of what it is sent. */
const SEND_MS = 30_000;

/** @throws {ConfigError} For a file of tokens that cannot be used, and a guard that cannot stand. */
export async function connectHttpAccess(
  config: Config,
  surroundings: PartSurroundings,
  { shared, audit }: {
    readonly shared: SharedParts | undefined;
    readonly audit: AuditLog | undefined;
  },
): Promise<Omit<AccessParts, "observers">> {
  const { log, clock } = surroundings;
  const { oauthIssuer: issuer, oauthScopes: scopes, publicUrl } = config;
  const metadata = issuer === "" ? undefined : resourceMetadata({ publicUrl, issuer, scopes });
  const foreign = foreignHeader({
    allowedHosts: publicUrl === ""
      ? config.allowedHosts
      : [...config.allowedHosts, new URL(publicUrl).host],
    allowedOrigins: config.allowedOrigins,
  });
  const rate = { ratePerSecond: config.callerRatePerSecond, burstCount: config.callerBurstCount };
  const gate = guardedGate({
    guard(request) {
      const header = foreign(request);
      return header && new Refusal(
        403,
        header,
        `The ${header} header is of somebody else, expected one that this server is told to allow`,
      );
    },
    addressOf: addressReader(
      config.trustedProxies.map(parseNetwork).filter((network) => network !== undefined),
    ),
    authenticator: await openAuthenticator(config, surroundings),
    challenges: challenges({ metadataUrl: metadata?.url, scopes }),
    callerLimit: rate.ratePerSecond === 0
      ? undefined
      : callerLimit(rate, { clock, shared: shared?.callerLimits }),
    maxHeaderBytes: config.maxHeaderBytes,
    maxConcurrentCount: config.maxConcurrentCount,
    maxCallerConcurrentCount: config.maxCallerConcurrentCount,
    maxStreamCount: config.maxStreamCount,
    onRefusal: (visit) => audit?.refused(visit),
    log,
    clock,
  });
  const doors = metadata === undefined ? [] : metadata.paths.map((path): Door => ({
    path,
    access: "open",
    serve: (request) => metadataAnswer(request, metadata),
  }));
  return { gate, doors, connectionLimits: openConnectionLimits(config, log) };
}

/** @throws {ConfigError} Where the guard is asked for, and the program may not listen behind it. */
function openConnectionLimits(
  config: Config,
  log: Log,
): ConnectionLimits | undefined {
  const { connectionGuard, host } = config;
  if (connectionGuard === "off" || (connectionGuard === "auto" && isLoopbackHost(host))) {
    return undefined;
  }
  if (!mayUse({ name: "net", host: INNER_HOST })) { // any port
    const refusal = `Cannot guard connections: the program may not listen on ${INNER_HOST}, ` +
      hostHint(INNER_HOST);
    if (connectionGuard === "on") throw new ConfigError([refusal]);
    log.warning(`${refusal}; slow clients are not cut off`);
    return undefined;
  }
  return {
    headMs: HEAD_MS,
    idleMs: config.idleTimeoutMs,
    sendMs: SEND_MS,
    maxCount: config.maxConnectionCount,
    maxAddressCount: config.maxAddressConnectionCount,
    shareOf: connectionShares(
      config.trustedProxies.map(parseNetwork).filter((network) => network !== undefined),
    ),
  };
}

async function openAuthenticator(
  config: Config,
  surroundings: PartSurroundings,
): Promise<Authenticator | undefined> {
  const { authTokens, authTokensFile, oauthIssuer } = config;
  if (authTokens.length === 0 && authTokensFile === "" && oauthIssuer === "") return undefined;
  const { connectAuthenticator } = await import("./connect_authenticator.ts");
  return await connectAuthenticator(config, surroundings);
}

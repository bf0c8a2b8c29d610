/** Who may call over HTTP. Part of the composition; the code of a check is loaded only where it is made. @module */
import type { AuditLog } from "./access/audit.ts";
import type { Gate } from "./access/gate.ts";
import type { Authenticator } from "./access/verdict.ts";
import { isLoopbackHost } from "./config/binding.ts";
import { type Config, ConfigError } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import type { Log } from "./log.ts";
import type { CallObserver } from "./mcp/call_observer.ts";
import { hostHint, mayUse } from "./permitted.ts";
import type { ConnectionLimits } from "./server/connection_guard.ts";
import type { Door } from "./server/door.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** Where the platform's server listens behind the guard, on any port that is free. */
const INNER_HOST = "127.0.0.1";
/** Until the first request of a connection is there. */
const HEAD_MS = 10_000;
/** Without a client taking any of what it is sent. */
const SEND_MS = 30_000;

/** What stands before the doors. */
export interface AccessParts {
  /** Absent over stdio. */
  readonly gate?: Gate;
  /** The audit log. */
  readonly observers: readonly CallObserver[];
  /** Protected-resource metadata. */
  readonly doors: readonly Door[];
  /** Of every connection; absent: whoever connects may stay. */
  readonly connectionLimits?: ConnectionLimits | undefined;
}

/** Reads tokens and loads the verifier that the settings ask for. @throws {ConfigError} For a file of tokens that cannot be used. */
export async function connectAccess(
  config: Config,
  surroundings: PartSurroundings,
  { shared }: { readonly shared: SharedParts | undefined },
): Promise<AccessParts | undefined> {
  const audit = await openAudit(config, surroundings);
  const observers = audit === undefined ? [] : [audit];
  if (config.transport === "stdio") return audit && { observers, doors: [] };

  const { log, clock } = surroundings;
  const [{ guardedGate }, { addressReader }, { parseNetwork }, { callerLimit }, others] =
    await Promise.all([
      import("./access/guarded_gate.ts"),
      import("./access/caller_address.ts"),
      import("./access/address.ts"),
      import("./access/caller_limit.ts"),
      Promise.all([
        import("./access/challenge.ts"),
        import("./access/refusal.ts"),
        import("./access/resource_metadata.ts"),
        import("./server/http_guard.ts"),
      ]),
    ]);
  const [{ challenges }, { Refusal }, { metadataAnswer, resourceMetadata }, { foreignHeader }] =
    others;
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
  return { gate, observers, doors, connectionLimits: await openConnectionLimits(config, log) };
}

/** @throws {ConfigError} Where the guard is asked for, and the program may not listen behind it. */
async function openConnectionLimits(
  config: Config,
  log: Log,
): Promise<ConnectionLimits | undefined> {
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
  const [{ connectionShares }, { parseNetwork }] = await Promise.all([
    import("./access/connection_share.ts"),
    import("./access/address.ts"),
  ]);
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

async function openAudit(
  config: Config,
  { writeLog, clock }: PartSurroundings,
): Promise<AuditLog | undefined> {
  if (config.audit === "off" || (config.audit === "auto" && config.transport === "stdio")) {
    return undefined;
  }
  const { createAuditLog } = await import("./access/audit.ts");
  return createAuditLog({
    write: (line) => writeLog(line.trimEnd(), "info"),
    format: config.logFormat,
    clock,
    withArguments: config.audit === "with-arguments",
  });
}

/** @throws {ConfigError} For a file of tokens that cannot be used; later on it keeps the tokens that it had. */
async function openAuthenticator(
  config: Config,
  surroundings: PartSurroundings,
): Promise<Authenticator | undefined> {
  const { log, clock } = surroundings;
  const { authTokens: entries, authTokensFile: path } = config;
  const issuer = await openIssuer(config, surroundings);
  if (entries.length === 0 && path === "") return issuer;
  const [{ createAuthenticator }, { systemFiles, TokenFile }] = await Promise.all([
    import("./access/authenticator.ts"),
    import("./access/token_file.ts"),
  ]);
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

/** Who may call over HTTP. Part of the composition; the code of a check is loaded only where it is made. @module */
import type { AuditLog } from "./access/audit.ts";
import type { Gate } from "./access/gate.ts";
import type { Config } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import type { CallObserver } from "./mcp/call_observer.ts";
import type { ConnectionLimits } from "./server/connection_guard.ts";
import type { Door } from "./server/door.ts";
import type { PartSurroundings } from "./team_parts.ts";

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

  const { connectHttpAccess } = await import("./connect_http_access.ts");
  return { ...await connectHttpAccess(config, surroundings, { shared, audit }), observers };
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

/** The audit log: one line for each call and each refusal, whatever the level of the other log is. @module */
import type { Clock } from "../domain/clock.ts";
import { createLog, type LogFormat } from "../log.ts";
import type { Caller, CallObserver } from "../mcp/call_observer.ts";
import type { Refusal } from "./refusal.ts";

const MAX_ARGUMENTS = 2_000; // UTF-16 units as JSON

/** Where lines go, and what they hold. */
export interface AuditOptions {
  /** Gets one line with its line feed. */
  readonly write: (line: string) => void;
  readonly format: LogFormat;
  readonly clock: Clock;
  /** Redacted like everything that is logged, and left out where they are long. */
  readonly withArguments: boolean;
}

/** A request that was not let in. */
export interface RefusedVisit {
  readonly requestId: string;
  readonly path: string;
  /** Who asked, as far as that is known: an anonymous one by the address, or whom the token names. */
  readonly caller: Caller;
  readonly refusal: Pick<Refusal, "status" | "reason">;
}

/** Watches calls, and is told of refusals. */
export interface AuditLog extends CallObserver {
  refused(visit: RefusedVisit): void;
}

/** Lines are called `Audit`; those of calls have a `method`, those of refusals a `reason`. */
export function createAuditLog({ write, format, clock, withArguments }: AuditOptions): AuditLog {
  const log = createLog({ level: "info", format, write, clock });
  return {
    begin({ requestId, caller, method, name, args }) {
      const startedAtMs = clock();
      return {
        end(outcome) {
          log.info("Audit", {
            request_id: requestId,
            caller: caller.name,
            caller_kind: caller.kind,
            method,
            name,
            outcome,
            duration_ms: clock() - startedAtMs,
            ...withArguments && args !== undefined ? { arguments: bounded(args) } : {},
          });
        },
      };
    },
    refused({ requestId, path, caller, refusal }) {
      log.info("Audit", {
        request_id: requestId,
        caller: caller.name,
        caller_kind: caller.kind, // so that a name cannot pass for an address
        path: path.slice(0, 100),
        outcome: "refused",
        status: refusal.status,
        reason: refusal.reason,
      });
    },
  };
}

function bounded(args: unknown): unknown {
  try {
    const length = JSON.stringify(args)?.length ?? 0;
    return length <= MAX_ARGUMENTS ? args : `[${length} characters]`;
  } catch {
    return "[not shown]";
  }
}

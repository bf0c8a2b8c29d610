/** Asks the shared store once. Part of the composition; the client library is loaded only where a store is set. @module */
import type { Timers } from "../resilience/timers.ts";
import type { ProbeFailure, ProbeOutcome } from "../upstream/probe.ts";

/** Words of `wordFor()`, and what they mean to somebody who looks for the reason. */
const FAILURES: Readonly<Record<string, ProbeFailure>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "name_not_resolved",
  EAI_AGAIN: "name_not_resolved",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ETIMEDOUT: "timeout",
  late: "timeout",
  closed: "closed",
  ECONNRESET: "closed",
  SocketClosedUnexpectedlyError: "closed", // Deno 2.5 says so, too, where it does not take a certificate
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown_issuer",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown_issuer",
  SELF_SIGNED_CERT_IN_CHAIN: "unknown_issuer",
  DEPTH_ZERO_SELF_SIGNED_CERT: "unknown_issuer",
  CERT_HAS_EXPIRED: "expired_certificate",
  CERT_NOT_YET_VALID: "certificate_not_yet_valid",
  ERR_TLS_CERT_ALTNAME_INVALID: "wrong_name",
  WRONGPASS: "login",
  NOAUTH: "login",
  NOPERM: "login",
};

/** Connects, logs in and says PING, as serving does. */
export async function probeRedis(
  url: string,
  { timeoutMs, timers, signal }: {
    readonly timeoutMs: number;
    readonly timers: Timers;
    readonly signal: AbortSignal;
  },
): Promise<ProbeOutcome> {
  const { openConnection, wordFor } = await import("../redis/redis_connection.ts");
  try {
    (await openConnection({ url, timeoutMs, timers, signal })).close();
    return { kind: "answered" };
  } catch (error) {
    return { kind: "failed", failure: FAILURES[wordFor(error)] ?? "unknown" };
  }
}

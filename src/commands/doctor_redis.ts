/** Asks the shared store once; loads the client library. Part of the composition. @module */
import { openConnection, wordFor } from "../redis/redis_connection.ts";
import { startDeadline } from "../resilience/deadline.ts";
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
  DeadlineError: "timeout",
  late: "timeout",
  closed: "closed", // Deno 2.5 says so, too, where it does not take a certificate
  ECONNRESET: "closed",
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
  ERR: "refused_request", // a password where none is set says no more
  DENIED: "refused_request",
  LOADING: "server_error",
  BUSY: "server_error",
  MASTERDOWN: "server_error",
};

/** Connects, logs in and says PING, as serving does. */
export async function probeRedis(
  url: string,
  { timeoutMs, patienceMs, timers }: {
    readonly timeoutMs: number;
    /** For all of it. */
    readonly patienceMs: number;
    readonly timers: Timers;
  },
): Promise<ProbeOutcome> {
  const limit = startDeadline(new AbortController().signal, patienceMs, timers);
  try {
    (await openConnection({ url, timeoutMs, timers, signal: limit.signal })).close();
    return { kind: "answered" };
  } catch (error) {
    return { kind: "failed", failure: FAILURES[wordFor(error)] ?? "unknown" };
  } finally {
    limit.release();
  }
}

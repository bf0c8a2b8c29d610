/** A guarded gate whose time and authenticator a test sets, and readers of what it decides. @module */
import assert from "node:assert/strict";
import type { RefusedVisit } from "../../../../src/access/audit.ts";
import { addressReader } from "../../../../src/access/caller_address.ts";
import { challenges } from "../../../../src/access/challenge.ts";
import type { Admission } from "../../../../src/access/gate.ts";
import { guardedGate, type GuardedGateOptions } from "../../../../src/access/guarded_gate.ts";
import { Refusal } from "../../../../src/access/refusal.ts";
import type { Authenticator, Verdict } from "../../../../src/access/verdict.ts";
import { createLog } from "../../../../src/log.ts";
import type { Caller } from "../../../../src/mcp/call_observer.ts";

/** Where it says that tokens come from. */
export const METADATA = "https://mcp.example/.well-known/oauth-protected-resource/mcp";
/** The only origin that it allows. */
export const ORIGIN = "https://app.example";

function fakeAuthenticator(): Authenticator {
  const seen = new Set<string>();
  const judge = (token: string): Verdict => {
    if (token.startsWith("right-")) {
      seen.add(token);
      return { kind: "caller", caller: { name: token, kind: "token" } };
    }
    if (token === "narrow") {
      return { kind: "insufficient", caller: { name: "narrow", kind: "oauth" } };
    }
    if (token === "unknowable") return { kind: "unavailable", error: new Error("inside") };
    return { kind: "invalid", reason: "unknown token" };
  };
  return {
    known: (name) => seen.has(name) ? { name, kind: "token" } : undefined,
    verify: (token) =>
      token.startsWith("later-") ? Promise.resolve(judge(token.slice(6))) : judge(token),
  };
}

/** Nothing is limited but what `options` limit. */
export function gateSetting(options: Partial<GuardedGateOptions> = {}) {
  let nowMs = 1_000_000;
  const refused: RefusedVisit[] = [];
  const clock = () => nowMs;
  const gate = guardedGate({
    guard: (request) =>
      [null, ORIGIN].includes(request.headers.get("origin"))
        ? undefined
        : new Refusal(403, "Origin", "foreign"),
    addressOf: addressReader([]),
    authenticator: fakeAuthenticator(),
    challenges: challenges({ metadataUrl: METADATA, scopes: ["read"] }),
    callerLimit: undefined,
    maxHeaderBytes: 2_000,
    maxConcurrentCount: 100,
    maxCallerConcurrentCount: 100,
    maxStreamCount: 100,
    onRefusal: (visit) => void refused.push(visit),
    log: createLog({ level: "off", format: "text", write: () => {}, clock }),
    clock,
    ...options,
  });
  const ask = async (
    headers: Record<string, string>,
    { path = "/mcp", method = "POST", remoteAddress = "192.0.2.1" } = {},
  ): Promise<Admission> =>
    await gate.admit(new Request(`http://mcp.example${path}`, { method, headers }), {
      requestId: "r1",
      path: path.split("?", 1).join(),
      remoteAddress,
    });
  return { ask, refused, gate, advance: (byMs: number) => void (nowMs += byMs) };
}

/** The header of a token. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** Of a refusal. */
export function answerOf(admission: Admission): Response {
  assert.ok(admission.kind === "refused");
  return admission.response;
}

/** Of an admission. */
export function leaveOf(admission: Admission): (response: Response) => Response {
  assert.ok(admission.kind === "admitted");
  return (response) => admission.leave(response);
}

/** Of an admission. */
export function callerOf(admission: Admission): Caller {
  assert.ok(admission.kind === "admitted");
  return admission.caller;
}

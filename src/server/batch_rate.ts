/** A batch of JSON-RPC messages (2025-03-26) is as many requests as it has messages. @module */
import type { Gate } from "../access/gate.ts";
import type { RequestFacts } from "../mcp/call_observer.ts";
import { problem } from "./door.ts";

const MAX_BATCH = 100; // messages; the SDK refuses more

/** Takes the caller's tokens for all messages but the first, which came with the request; the refusal, or `undefined`. */
export async function refuseBatch(
  messages: readonly unknown[],
  { caller, requestId }: RequestFacts,
  nextCall: Gate["nextCall"],
): Promise<Response | undefined> {
  const extraCount = Math.min(messages.length, MAX_BATCH) - 1;
  for (let count = 0; count < extraCount; count++) {
    const decision = await nextCall?.(caller, { requestId, path: "/mcp" }) ?? { isAllowed: true };
    if (decision.isAllowed) continue;
    if (decision.retryAfterMs === undefined) return problem(401, "The token is not accepted now");
    const seconds = Math.max(1, Math.ceil(decision.retryAfterMs / 1000));
    return problem(429, "Too many requests in a short time, each message of a batch is one", {
      "retry-after": String(seconds),
    });
  }
  return undefined;
}

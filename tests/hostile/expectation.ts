/** What a frame must be answered with. @module */
import { parseJSONRPCMessage } from "@modelcontextprotocol/server";

/**
 * `answer`: once, with its own id; `refusal`: an error that names no id, or its own; `silence`: nothing, as for a
 * notification. `cancelled` names an id that need not be answered any more.
 */
export type Expectation =
  | { readonly kind: "answer"; readonly id: string }
  | { readonly kind: "refusal"; readonly id: string | undefined }
  | { readonly kind: "silence"; readonly cancelled?: string };

/** Ids as keys: 1 and "1" are two. */
export function idKey(id: unknown): string {
  return JSON.stringify(id) ?? "undefined";
}

/** Of one message as text. */
export function expectationOf(text: string): Expectation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "refusal", id: undefined };
  }
  try {
    const message = parseJSONRPCMessage(value);
    if (!("method" in message)) return { kind: "silence" };
    if ("id" in message) return { kind: "answer", id: idKey(message.id) };
    const cancelled = message.params?.requestId;
    return message.method === "notifications/cancelled" && cancelled !== undefined
      ? { kind: "silence", cancelled: idKey(cancelled) }
      : { kind: "silence" };
  } catch {
    const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
    const isReadable = typeof id === "string" || typeof id === "number";
    return { kind: "refusal", id: isReadable ? idKey(id) : undefined };
  }
}

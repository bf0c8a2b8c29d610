/** Which `_meta` envelopes of 2026-07-28 the SDK has accepted already: clients send the same one with each request. @module */
import {
  classifyInboundRequest,
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  LOG_LEVEL_META_KEY,
  PROTOCOL_VERSION_META_KEY,
} from "@modelcontextprotocol/server";

const MOST_REMEMBERED = 64;
const MAX_KEY_LENGTH = 4_096; // UTF-16 units
const MAX_DEPTH = 8;

/** Members of `_meta` that the SDK checks; what else there is it lets pass. */
const CHECKED = [CLIENT_CAPABILITIES_META_KEY, CLIENT_INFO_META_KEY, LOG_LEVEL_META_KEY] as const;

/** Says whether the SDK accepts an envelope; asks it once for each different one. */
export class AcceptedEnvelopes {
  readonly #accepted = new Set<string>();

  /** `false`: not accepted, or too unusual to say. `version` is what the envelope names. */
  accepts(meta: Readonly<Record<string, unknown>>, version: string): boolean {
    if (meta[PROTOCOL_VERSION_META_KEY] !== version) return false;
    const checked = CHECKED.map((key) => Object.hasOwn(meta, key) ? [meta[key]] : []);
    if (!isOrdinary(checked, 0)) return false;
    const key = JSON.stringify([version, checked]);
    if (this.#accepted.has(key)) return true;
    if (key.length > MAX_KEY_LENGTH || !accepted(meta, version)) return false;
    if (this.#accepted.size >= MOST_REMEMBERED) this.#accepted.clear();
    this.#accepted.add(key);
    return true;
  }
}

/** The SDK's own look at it. */
function accepted(meta: Readonly<Record<string, unknown>>, version: string): boolean {
  const envelope: Record<string, unknown> = { [PROTOCOL_VERSION_META_KEY]: version };
  for (const key of CHECKED) if (Object.hasOwn(meta, key)) envelope[key] = meta[key];
  const { kind } = classifyInboundRequest({
    httpMethod: "POST",
    protocolVersionHeader: version,
    body: { jsonrpc: "2.0", id: 1, method: "tools/list", params: { _meta: envelope } },
  });
  return kind === "modern";
}

/** Whether `JSON.stringify` tells it apart from everything else: it writes what overflowed a number as `null`. */
function isOrdinary(value: unknown, depth: number): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  for (const member of Object.values(value)) if (!isOrdinary(member, depth + 1)) return false;
  return true;
}

/**
 * Recognises a JSON-RPC request that the SDK is certain to accept as it stands: the usual members and nothing else.
 * Whatever is unusual, rightly or wrongly, is not recognised, so that the SDK says what it thinks of it.
 * @module
 */
import {
  PROTOCOL_VERSION_META_KEY,
  SUPPORTED_PROTOCOL_VERSIONS,
} from "@modelcontextprotocol/server";
import type { AcceptedEnvelopes } from "./accepted_envelopes.ts";

/** The only revision of the stateless era. */
const MODERN = "2026-07-28";
const RESERVED_PREFIX = "io.modelcontextprotocol/"; // of `_meta` keys; some of them mean something to the SDK

/** A request that needs no more checks of the protocol. */
export interface PlainRequest {
  readonly era: "legacy" | "modern";
  readonly id: string | number;
  readonly method: string;
  /** `undefined` where there is neither `name` nor `arguments`. */
  readonly call: PlainCall | undefined;
  readonly meta: Members | undefined;
}

/** What a tool is called with. */
export interface PlainCall {
  readonly name: string;
  readonly arguments: Members | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** The body of a POST whose content type is JSON, if it is plain. */
export function plainRequest(
  headers: Headers,
  body: unknown,
  envelopes: AcceptedEnvelopes,
): PlainRequest | undefined {
  if (!isObject(body) || body.jsonrpc !== "2.0") return undefined;
  const { id, method, params } = body;
  if (!isId(id)) return undefined;
  if (typeof method !== "string") return undefined;
  if (countOf(body) !== (Object.hasOwn(body, "params") ? 4 : 3)) return undefined;
  if (params !== undefined && !isObject(params)) return undefined;
  const meta = params?._meta;
  if (meta !== undefined && (!isObject(meta) || !isPlainMeta(meta))) return undefined;
  const call = callOf(params);
  if (call === "unusual") return undefined;
  const version = headers.get("mcp-protocol-version");
  const told = { id, method, call, meta };
  if (meta !== undefined && PROTOCOL_VERSION_META_KEY in meta) {
    if (version !== MODERN || !envelopes.accepts(meta, version)) return undefined;
    if (headers.get("mcp-method") !== method) return undefined;
    // Names in Base64 are left to the SDK; a registered name is never written that way.
    if (call !== undefined && headers.get("mcp-name") !== call.name) return undefined;
    return { era: "modern", ...told };
  }
  if (version !== null && !SUPPORTED_PROTOCOL_VERSIONS.includes(version)) return undefined;
  const accept = headers.get("accept");
  if (!accept?.includes("application/json") || !accept.includes("text/event-stream")) {
    return undefined;
  }
  return { era: "legacy", ...told };
}

function isId(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}

/** `undefined` where nothing is called. */
function callOf(params: Members | undefined): PlainCall | undefined | "unusual" {
  if (params === undefined) return undefined;
  const { name, arguments: args } = params;
  const hasArguments = Object.hasOwn(params, "arguments");
  const known = (Object.hasOwn(params, "_meta") ? 1 : 0) + (hasArguments ? 1 : 0) +
    (Object.hasOwn(params, "name") ? 1 : 0);
  if (countOf(params) !== known) return "unusual";
  if (name === undefined) return hasArguments ? "unusual" : undefined;
  if (typeof name !== "string") return "unusual";
  if (!hasArguments) return { name, arguments: undefined };
  // The SDK copies arguments member by member, and `__proto__` does not survive that.
  if (!isObject(args) || Object.hasOwn(args, "__proto__")) return "unusual";
  return { name, arguments: args };
}

/** Nothing in it that the SDK reads, but the envelope and a progress token of the right type. */
function isPlainMeta(meta: Members): boolean {
  const token = meta.progressToken;
  if (token !== undefined && typeof token !== "string" && !Number.isSafeInteger(token)) {
    return false;
  }
  const modern = Object.hasOwn(meta, PROTOCOL_VERSION_META_KEY);
  for (const key of Object.keys(meta)) {
    if (key === "__proto__") return false;
    if (key.startsWith(RESERVED_PREFIX) && !(modern && ENVELOPE.has(key))) return false;
  }
  return true;
}

const ENVELOPE: ReadonlySet<string> = new Set(
  ["protocolVersion", "clientInfo", "clientCapabilities", "logLevel"]
    .map((name) => RESERVED_PREFIX + name),
);

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function countOf(value: Members): number {
  return Object.keys(value).length;
}

/** One connection's opening: which of its messages have an answer that was made at build time. @module */
import {
  areCapabilities,
  hasOnly,
  isClientInfo,
  isId,
  isLegacyMeta,
  isModernMeta,
  isObject,
  isPlain,
  type Members,
} from "./client_shapes.ts";
import {
  INITIALIZE_REST,
  LEGACY_RESULTS,
  LEGACY_VERSIONS,
  MODERN_RESULTS,
  MODERN_VERSION,
} from "./prepared_answers.ts";

/** Which of the two protocols is spoken; `undefined` before it is known. */
export type Era = "legacy" | "modern" | undefined;

/** An answer that was given, as the SDK's server would write it. */
export interface GivenAnswer {
  readonly id: string | number;
  readonly text: string;
}

/** What is known of one message. */
export interface Recognised {
  /** After the message. */
  readonly era: Era;
  /** Absent for a notification, which has none. */
  readonly answer?: GivenAnswer;
}

/** `undefined`: not recognised with certainty, so the SDK's server must say. */
export function recognise(line: string, era: Era): Recognised | undefined {
  const message = parsed(line);
  if (!isObject(message) || message.jsonrpc !== "2.0" || !isPlain(message)) return undefined;
  const { id, method, params } = message;
  if (typeof method !== "string" || (params !== undefined && !isObject(params))) return undefined;
  if (id === undefined) {
    const isQuiet = era === "legacy" && method === "notifications/initialized" &&
      hasOnly(message, ["jsonrpc", "method", "params"]) && isBare(params);
    return isQuiet ? { era } : undefined;
  }
  if (!isId(id) || !hasOnly(message, ["jsonrpc", "id", "method", "params"])) return undefined;
  const result = resultFor(method, params, era);
  if (result === undefined) return undefined;
  const text = `{"result":${result.text},"jsonrpc":"2.0","id":${JSON.stringify(id)}}`;
  return { era: result.era, answer: { id, text } };
}

function resultFor(
  method: string,
  params: Members | undefined,
  era: Era,
): { readonly era: Era; readonly text: string } | undefined {
  if (method === "initialize" && era === undefined && params !== undefined) {
    const { protocolVersion: version, capabilities, clientInfo } = params;
    const isCertain = hasOnly(params, ["protocolVersion", "capabilities", "clientInfo", "_meta"]) &&
      areCapabilities(capabilities) && isClientInfo(clientInfo) && isLegacyMeta(params._meta);
    if (!isCertain || typeof version !== "string" || !LEGACY_VERSIONS.includes(version)) {
      return undefined;
    }
    return { era: "legacy", text: initializeResult(version) };
  }
  if (era === "legacy" && isBare(params)) {
    const text = resultOf(LEGACY_RESULTS, method);
    return text === undefined ? undefined : { era, text };
  }
  if (era !== "legacy" && params !== undefined && hasOnly(params, ["_meta"])) {
    if (!isModernMeta(params._meta, MODERN_VERSION)) return undefined;
    const text = resultOf(MODERN_RESULTS, method);
    return text === undefined ? undefined : { era: "modern", text };
  }
  return undefined;
}

function initializeResult(version: string): string {
  return `{"protocolVersion":${JSON.stringify(version)},${INITIALIZE_REST}`;
}

/** Nothing is asked with it. */
function isBare(params: Members | undefined): boolean {
  return params === undefined || (hasOnly(params, ["_meta"]) && isLegacyMeta(params._meta));
}

function resultOf(results: Readonly<Record<string, string>>, method: string): string | undefined {
  return Object.hasOwn(results, method) ? results[method] : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // what cannot be read is left to the server, which answers it
  }
}

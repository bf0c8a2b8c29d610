/** Kinds of the settings about who may call. @module */
import { parseTokenList, TOKEN_FORM, type TokenEntry } from "./token_list.ts";
import { baseUrl, isHostName, kind, type ValueKind } from "./value.ts";

const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/; // RFC 6749, appendix A.4
const NETWORK = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Bearer tokens as names and hashes. */
export function tokenList(): ValueKind<readonly TokenEntry[]> {
  return kind(`${TOKEN_FORM}, separated by commas or line breaks`, (text) => {
    const { entries, faults } = parseTokenList(text);
    // Text without an entry is a mistake: on loopback it would let everybody in.
    const isEmpty = entries.length === 0 && text.trim() !== "";
    return faults.length > 0 || isEmpty ? undefined : Object.freeze(entries);
  });
}

/** Path of a file; empty: none. */
export function filePath(): ValueKind<string> {
  return kind("the path of a file", (text) => text.includes("\0") ? undefined : text);
}

/** As `baseUrl()`, or empty. */
export function optionalBaseUrl(): ValueKind<string> {
  const { accepts, read } = baseUrl();
  return kind(accepts, (text) => text === "" ? "" : read(text));
}

/** An address that keys come from: nobody on the way may change them. The text stays as it is, because issuers are compared letter by letter. */
export function secureUrl(): ValueKind<string> {
  return kind("an https URL without credentials, query or fragment (http on loopback)", (text) => {
    if (text === "") return "";
    if (!URL.canParse(text) || /[?#]/.test(text)) return undefined;
    const { protocol, username, password, hostname } = new URL(text);
    if (username !== "" || password !== "" || !isHostName(hostname)) return undefined;
    const isSecure = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
    return isSecure ? text : undefined;
  });
}

/** One line of printable ASCII, or nothing. */
export function optionalText(most: number): ValueKind<string> {
  return kind(
    `up to ${most} printable ASCII characters`,
    (text) => text.length <= most && /^[\x20-\x7e]*$/.test(text) ? text : undefined,
  );
}

/** A word that a scope of OAuth may be. */
export function isScope(word: string): boolean {
  return SCOPE.test(word);
}

/** Looks like an IP address with or without a prefix length; `src/access/address.ts` reads it. */
export function isNetwork(word: string): boolean {
  if (!NETWORK.test(word)) return false;
  const [address = "", prefix] = word.split("/");
  const isV6 = address.includes(":");
  if (prefix !== undefined && Number(prefix) > (isV6 ? 128 : 32)) return false;
  if (isV6) {
    if (!URL.canParse(`http://[${address}]`)) return false;
    const isMapped = new URL(`http://[${address}]`).hostname.startsWith("[::ffff:");
    return !isMapped || prefix === undefined || Number(prefix) >= 96; // shorter ones hold more than IPv4
  }
  return address.split(".").every((part) => Number(part) <= 255);
}

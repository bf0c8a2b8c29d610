/** Kinds of values that say where Redis is and how it is spoken to. @module */
import { SecretText } from "./secret_text.ts";
import { isHostName, kind, type ValueKind } from "./value.ts";

const DATABASE = /^(?:\/\d{0,4})?$/;
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** `null` for empty text: nothing is shared. A password may be in it, so it is never shown. */
export function redisUrl(): ValueKind<SecretText | null> {
  return kind(
    "redis:// or rediss:// with host, and optionally user, password, port and database number",
    (text) => text === "" ? null : isRedisUrl(text) ? new SecretText(text) : undefined,
  );
}

function isRedisUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "redis:" && url.protocol !== "rediss:")) return false;
  if (!isHostName(url.hostname) || /[?#]/.test(text) || !DATABASE.test(url.pathname)) return false;
  try {
    decodeURIComponent(url.username + url.password);
    return true;
  } catch { // a percent sign that encodes nothing
    return false;
  }
}

/** What every key begins with. */
export function keyPrefix(): ValueKind<string> {
  return kind(
    "1 to 64 letters, digits, dots, dashes or underscores",
    (text) => PREFIX.test(text) ? text : undefined,
  );
}

/** `null` for empty text: entries are not signed. */
export function signingKey(): ValueKind<SecretText | null> {
  return kind(
    "at least 32 characters",
    (text) => text === "" ? null : text.length >= 32 ? new SecretText(text) : undefined,
  );
}

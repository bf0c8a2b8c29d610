/** What a renderer gives back, and how it becomes a `Response` with PyPI's caching headers. @module */

/** A complete answer; bodies are text, but for distributions. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In place of `body`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** PyPI's JSON: compact, keys sorted, raw UTF-8, one newline at the end. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, sortKeys) + "\n";
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted);
}

/** Hexadecimal SHA-256 of the text's UTF-8 bytes. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** As PyPI's: 128 bits in base64 without padding, quoted. Opaque to clients (theirs is an MD5). */
export async function entityTag(body: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  const start = String.fromCharCode(...new Uint8Array(digest).slice(0, 16));
  return `"${btoa(start).replace(/=+$/, "")}"`;
}

/** Whether an `If-None-Match` value holds the tag, weakly compared (RFC 9110: 13.1.2). */
export function matchesEntityTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.trim() === "*" ||
    ifNoneMatch.split(",").some((part) => part.trim().replace(/^W\//, "") === tag);
}

/** Plain text, as PyPI and pypistats send their shortest errors. */
export function plainText(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=UTF-8" }, body };
}

/**
 * A page for people, where a client asked for something else or for nothing in particular; `head` is markup.
 */
export function htmlPage(status: number, title: string, body: string, head = ""): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=UTF-8" },
    body:
      `<!DOCTYPE html>\n<html lang="en"><head><title>${escapeXml(title)}</title>${head}</head>` +
      `<body>\n${body}\n</body></html>\n`,
  };
}

/** For text and attribute values in HTML and XML. */
export function escapeXml(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;" };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

/** What tells an entry that was made by this program from any other bytes. @module */

/** 32 bytes over a name and the parts of an entry, and the names that keys get. */
export interface EntrySeal {
  of(name: string, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes the same time wherever the two differ. */
  fits(
    seal: Uint8Array<ArrayBuffer>,
    name: string,
    parts: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<boolean>;
  /** A name that tells nothing of the text: hexadecimal. */
  nameOf(text: string): Promise<string>;
}

/**
 * HMAC-SHA-256 where there is a key: whoever can write to the store but has no key can neither make up an entry nor
 * guess what a name was made from. Without one, SHA-256: a checksum.
 */
export function createEntrySeal(signingKey: string | undefined): EntrySeal {
  const key = signingKey === undefined ? undefined : crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(signingKey),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(
      key === undefined
        ? await crypto.subtle.digest("SHA-256", bytes)
        : await crypto.subtle.sign("HMAC", await key, bytes),
    );
  const of = async (name: string, parts: readonly Uint8Array<ArrayBuffer>[]) =>
    await digest(joined([new TextEncoder().encode(`seal ${name}\n`), ...parts]));
  return {
    of,
    async fits(seal, name, parts) {
      const expected = await of(name, parts);
      if (seal.length !== expected.length) return false;
      return expected.reduce((differs, byte, place) => differs | byte ^ (seal[place] ?? 0), 0) ===
        0;
    },
    async nameOf(text) {
      const bytes = await digest(new TextEncoder().encode(`name ${text}`)); // no name can pass for a seal
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
  };
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

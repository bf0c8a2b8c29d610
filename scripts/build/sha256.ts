/** How a file is known again. @module */

/** In lower-case hexadecimal digits, as `sha256sum` writes it. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

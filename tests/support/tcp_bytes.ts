/** What a bare connection lacks. @module */

/** A write may take a part only: goes on until everything is written. */
export async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let left = bytes; left.length > 0;) left = left.subarray(await connection.write(left));
}

/** Closes it, whoever may have closed it before. */
export function closeQuietly(connection: { close(): void }): void {
  try {
    connection.close();
  } catch { // closed already
  }
}

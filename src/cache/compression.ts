/** Gzip within bounds. @module */

/** Compressed as a whole. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** `undefined` for what is no gzip, is cut off, or swells past `maxBytes`: no more than that is ever kept. */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let count = 0;
  try {
    for await (const chunk of stream) {
      count += chunk.length;
      if (count > maxBytes) return undefined; // leaving the loop cancels the stream
      chunks.push(chunk);
    }
  } catch { // not gzip: whoever asked says what that means
    return undefined;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The two byte streams of a stdio connection. @module */

/** Where messages come from, e.g. `Deno.stdin`. */
export interface ByteSource {
  /** Bytes read into `buffer`, `null` at the end. */
  read(buffer: Uint8Array): Promise<number | null>;
}

/** Where messages go, e.g. `Deno.stdout`. */
export interface ByteSink {
  /** How many of `bytes` were written. */
  write(bytes: Uint8Array): Promise<number>;
}

/** A connection's streams, and what was answered on them before the server was there. */
export interface StdioStreams {
  readonly source: ByteSource;
  readonly sink: ByteSink;
  /** `true`: the answer to this request was written already. `text` is one message without its line feed. */
  take?(id: string | number, text: string): boolean;
}

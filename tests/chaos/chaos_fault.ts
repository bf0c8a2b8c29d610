/** What a fault of an upstream is made of: what it does with one connection. @module */

/** A connection under a fault. */
export interface Faulty {
  readonly connection: Deno.TcpConn;
  /** The whole request, head and body. */
  readRequest(): Promise<void>;
  write(bytes: Uint8Array | string): Promise<void>;
  /** Resolves when the client has closed its side. */
  closedByClient(): Promise<void>;
  /** What the service's answers call themselves. */
  readonly contentType: string;
  /** Aborted when the fault ends. */
  readonly healed: AbortSignal;
}

/** One fault. The connection is closed when `serve` is done. */
export interface ChaosFault {
  readonly name: string;
  /** `refuse`: nobody listens; `unresolvable`: the host has no address. */
  readonly serve: "refuse" | "unresolvable" | ((faulty: Faulty) => Promise<void>);
}

/** The head of an answer that ends with its connection, or after `length` bytes. */
export function headOf(
  status: string,
  { type, length, more = [] }: {
    readonly type: string;
    readonly length?: number;
    readonly more?: readonly string[];
  },
): string {
  const lines = [`content-type: ${type}`, "connection: close", ...more];
  if (length !== undefined) lines.push(`content-length: ${length}`);
  return `HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n`;
}

/** A connection to a server that a test breaks below its protocol. @module */
import { closeQuietly, writeAll } from "./tcp_bytes.ts";

/** What becomes of bytes and connections. */
export type ProxyFault =
  | "none"
  /** Nobody listens. */
  | "refuse"
  /** Taken, and nothing is passed on any more, in either direction; also on connections that are there. */
  | "hang"
  /** Requests go in, answers do not come out. */
  | "half-open"
  /** The first bytes of each answer come, then the connection breaks. */
  | "reset midway"
  /** A byte of an answer at a time. */
  | "slow drip"
  /** Answers of another protocol. */
  | "wrong content";

/** Disposing of it ends every connection. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** From now on, for new connections and those that are there. */
  set(fault: ProxyFault): void;
  /** Connections taken so far. */
  readonly count: number;
}

const DRIP_MS = 30;
const RESET_AFTER_BYTES = 8;

/** Listens on loopback. */
export function startTcpProxy(target: { readonly port: number }): TcpProxy {
  const hostname = "127.0.0.1";
  const open = new Set<Deno.TcpConn>();
  let fault: ProxyFault = "none";
  let listener: Deno.TcpListener | undefined = Deno.listen({ hostname, port: 0 });
  const { port } = listener.addr;
  let count = 0;

  const close = (connection: Deno.TcpConn) => {
    open.delete(connection);
    closeQuietly(connection);
  };
  const answer = async (bytes: Uint8Array, to: Deno.TcpConn) => {
    if (fault === "half-open" || fault === "hang") return;
    if (fault === "wrong content") {
      return await writeAll(to, new TextEncoder().encode("HTTP/1.1 400 Bad Request\r\n\r\n"));
    }
    if (fault === "reset midway") {
      await writeAll(to, bytes.subarray(0, RESET_AFTER_BYTES));
      return close(to);
    }
    if (fault !== "slow drip") return await writeAll(to, bytes);
    for (const byte of bytes) {
      await writeAll(to, new Uint8Array([byte]));
      await new Promise((resolve) => setTimeout(resolve, DRIP_MS));
    }
  };
  const pump = async (
    from: Deno.TcpConn,
    to: Deno.TcpConn,
    pass: (bytes: Uint8Array, to: Deno.TcpConn) => Promise<void>,
  ) => {
    const buffer = new Uint8Array(65_536);
    try {
      for (;;) {
        const length = await from.read(buffer);
        if (length === null) break;
        await pass(buffer.slice(0, length), to);
      }
    } catch { // broken, as a test wants it
    }
    close(from);
    close(to);
  };
  const serve = async (listening: Deno.TcpListener) => {
    for await (const client of listening) {
      count++;
      open.add(client);
      try {
        const server = await Deno.connect({ hostname, port: target.port });
        open.add(server);
        pump(client, server, async (bytes, to) => {
          if (fault !== "hang") await writeAll(to, bytes);
        });
        pump(server, client, answer);
      } catch { // the server itself is gone
        close(client);
      }
    }
  };
  let serving = serve(listener);

  return {
    port,
    get count() {
      return count;
    },
    set(next) {
      fault = next;
      if (next === "refuse") {
        listener?.close();
        listener = undefined;
        for (const connection of open) close(connection);
      } else if (listener === undefined) {
        listener = Deno.listen({ hostname, port });
        serving = serve(listener);
      }
    },
    async [Symbol.asyncDispose]() {
      listener?.close();
      for (const connection of open) close(connection);
      await serving;
    },
  };
}

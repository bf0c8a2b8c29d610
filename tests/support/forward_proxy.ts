/** An HTTP proxy as companies have one: passes plain requests on and opens tunnels, or refuses to. @module */
import { closeQuietly, writeAll } from "./tcp_bytes.ts";

/** Disposing of it ends every connection. */
export interface ForwardProxy extends AsyncDisposable {
  readonly port: number;
  /** First lines of the requests, e.g. `CONNECT localhost:443 HTTP/1.1`. */
  readonly requests: readonly string[];
}

/** What it asks of callers and where it sends them. */
export interface ForwardProxyOptions {
  readonly hostname?: string;
  /** The value of `Proxy-Authorization` that is let in; absent: everybody. */
  readonly authorization?: string;
  /** The status with which everything is refused; `hang`: nothing is ever said. */
  readonly refusal?: number | "hang";
}

const HEAD_END = "\r\n\r\n";

/** Listens on loopback; whatever host is asked, it connects to that port of 127.0.0.1, so that nothing leaves this machine. */
export function startForwardProxy(
  { hostname = "127.0.0.1", authorization, refusal }: ForwardProxyOptions = {},
): ForwardProxy {
  const requests: string[] = [];
  const open = new Set<Deno.TcpConn>();
  const listener = Deno.listen({ hostname, port: 0 });

  const serve = async (client: Deno.TcpConn) => {
    open.add(client);
    const head = await readHead(client);
    const [first = "", ...headers] = head.split("\r\n");
    requests.push(first);
    if (refusal === "hang") return;
    const given = headers.find((line) => /^proxy-authorization:/i.test(line))
      ?.replace(/^[^:]*: */, "");
    const status = refusal ?? (authorization === undefined || given === authorization ? 200 : 407);
    if (status !== 200) {
      await writeAll(client, text(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0${HEAD_END}`));
      return close(client);
    }
    const [method = "", target = "", version = ""] = first.split(" ");
    const url = new URL(method === "CONNECT" ? `https://${target}` : target);
    const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
    const server = await Deno.connect({ hostname: "127.0.0.1", port });
    open.add(server);
    if (method === "CONNECT") await writeAll(client, text(`HTTP/1.1 200 OK${HEAD_END}`));
    else {
      const own = headers.filter((line) => !/^(?:proxy-|connection:)/i.test(line));
      const request = [`${method} ${url.pathname}${url.search} ${version}`, "connection: close"];
      await writeAll(server, text([...request, ...own].join("\r\n")));
    }
    await Promise.all([
      client.readable.pipeTo(server.writable),
      server.readable.pipeTo(client.writable),
    ]);
  };
  const close = (connection: Deno.TcpConn) => {
    open.delete(connection);
    closeQuietly(connection);
  };
  const accepting = (async () => {
    // A caller that goes away in the middle is none of the proxy's troubles.
    for await (const client of listener) serve(client).catch(() => close(client));
  })();
  return {
    port: listener.addr.port,
    requests,
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
      for (const connection of open) close(connection);
    },
  };
}

async function readHead(client: Deno.TcpConn): Promise<string> {
  const decoder = new TextDecoder();
  let head = "";
  const bytes = new Uint8Array(4_096);
  while (!head.includes(HEAD_END)) {
    const count = await client.read(bytes);
    if (count === null) throw new Error("The caller went away");
    head += decoder.decode(bytes.subarray(0, count), { stream: true });
  }
  return head;
}

function text(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A loopback server whose answers a test writes, down to the bytes. @module */

/** What one request got. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A running server; `await using` shuts it down. */
export interface FaultyUpstream extends AsyncDisposable {
  readonly baseUrl: string;
  readonly host: string;
  readonly seen: readonly SeenRequest[];
  /** Resolves when the first request has come in. */
  readonly firstSeen: Promise<void>;
}

/** Serves `answer` on a port of its own. */
export function serveFaults(
  answer: (request: Request, index: number) => Response | Promise<Response>,
): FaultyUpstream {
  const seen: SeenRequest[] = [];
  const first = Promise.withResolvers<void>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const index = seen.length;
    const entry = { method: request.method, path: pathname + search, headers: request.headers };
    seen.push({ ...entry, body: await request.text() });
    first.resolve();
    return await answer(request, index);
  });
  const host = `127.0.0.1:${server.addr.port}`;
  return {
    baseUrl: `http://${host}`,
    host,
    seen,
    firstSeen: first.promise,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Answers every connection with `bytes`, as they are, and closes it: what no proper server would send. */
export function serveBytes(bytes: string): AsyncDisposable & { baseUrl: string; count(): number } {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let count = 0;
  const serving = (async () => {
    for await (const connection of listener) {
      count++;
      await connection.read(new Uint8Array(4096));
      if (bytes !== "") await connection.write(new TextEncoder().encode(bytes));
      connection.close();
    }
  })();
  return {
    baseUrl: `http://127.0.0.1:${listener.addr.port}`,
    count: () => count,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
    },
  };
}

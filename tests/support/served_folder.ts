/** A folder's files over HTTP on loopback, as a static host has them. @module */

/** Ended by `await using`. */
export interface ServedFolder extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
}

/** @param folder Absolute. */
export function serveFolder(folder: string): ServedFolder {
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const path = new URL(request.url).pathname.slice(1);
    asked.push(path);
    try {
      const body = await Deno.readFile(`${folder}/${path}`);
      return new Response(body, { headers: { "content-type": "text/javascript" } });
    } catch {
      return new Response("not found", { status: 404 });
    }
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

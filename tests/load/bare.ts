/** The limit of a load run, a program: a bare `Deno.serve` that returns the bodies it was given. @module */

if (import.meta.main) {
  let bodies: Uint8Array<ArrayBuffer>[] = [new Uint8Array()];
  let next = 0;
  const headers = { "content-type": "application/json" };
  const serve = async (request: Request): Promise<Response> => {
    if (request.method === "PUT") {
      const texts: unknown = await request.json();
      if (!Array.isArray(texts) || texts.length === 0) throw new TypeError("no bodies");
      bodies = texts.map((text) => new TextEncoder().encode(String(text)));
      return new Response(null, { status: 204 });
    }
    await request.text();
    next = (next + 1) % bodies.length;
    return new Response(bodies[next], { headers });
  };
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, serve);
  console.error(`listening on http://127.0.0.1:${server.addr.port}/mcp`);
}

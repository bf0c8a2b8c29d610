/** Shows the built site on loopback. @module */

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  svg: "image/svg+xml",
};

/** Where it is served from, and under which path. */
export interface ServedSite {
  readonly built: URL;
  /** With a slash at both ends. */
  readonly base: string;
}

/** Answers one request as a host for static files does: `/a/` and `/a` are found too. */
export async function answerRequest(
  { url }: Pick<Request, "url">,
  { built, base }: ServedSite,
): Promise<Response> {
  const { pathname } = new URL(url);
  if (!pathname.startsWith(base)) return new Response("Not found", { status: 404 });
  const path = `./${pathname.slice(base.length)}`;
  const names = path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  for (const name of names) {
    const file = new URL(name, built);
    // No name of the site needs an escape, and an escaped slash leads out of it.
    const isWithin = file.href.startsWith(built.href) && !name.includes("%");
    const body = isWithin ? await read(file) : undefined;
    const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    if (body !== undefined) return new Response(body, { headers: { "content-type": type } });
  }
  return new Response(await read(new URL("404.html", built)), {
    status: 404,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

async function read(file: URL): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await Deno.readFile(file);
  } catch {
    return undefined; // no file, or a folder: both are "not found"
  }
}

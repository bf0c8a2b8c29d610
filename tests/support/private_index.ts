/** A package index on loopback that a test writes itself, and what it was asked. @module */

/** What one request was: its path and its credentials. */
export interface IndexRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly accept: string | null;
}

/** Answers by path; a text is an HTML page, `undefined` a 404. */
export type IndexAnswers = Readonly<Record<string, string | Response | undefined>>;

/** Disposing of it closes the port. */
export interface PrivateIndex extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** In the order in which they came. */
  readonly seen: readonly IndexRequest[];
  /** Answers everything with this status until it is `undefined` again. */
  down(status: number | undefined): void;
}

/** Serves on 127.0.0.1, on a port that was free; with `credential`, everybody else is refused with 401. */
export function startPrivateIndex(answers: IndexAnswers, credential?: string): PrivateIndex {
  const seen: IndexRequest[] = [];
  let broken: number | undefined;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    ({ url, headers }) => {
      const path = new URL(url).pathname;
      const authorization = headers.get("authorization");
      seen.push({ path, authorization, accept: headers.get("accept") });
      if (broken !== undefined) return new Response("out of order", { status: broken });
      if (credential !== undefined && authorization !== credential) {
        return new Response("who are you?", { status: 401 });
      }
      const answer = answers[path];
      if (answer === undefined) return new Response("404 Not Found", { status: 404 });
      return typeof answer === "string"
        ? new Response(answer, { headers: { "content-type": "text/html; charset=utf-8" } })
        : answer.clone();
    },
  );
  const { port } = server.addr;
  return {
    url: `http://127.0.0.1:${port}/simple/`,
    port,
    seen,
    down: (status) => broken = status,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** An HTML page that links to files by relative URLs, as simple indexes do. */
export function htmlIndexPage(name: string, filenames: readonly string[]): string {
  const links = filenames.map((filename) =>
    `<a href="../../files/${filename}" data-requires-python="&gt;=3.8" ` +
    `data-core-metadata="true">${filename}</a><br>`
  );
  return `<!DOCTYPE html><title>Links for ${name}</title><h1>Links for ${name}</h1>${
    links.join("")
  }`;
}

/** A redirect, as some indexes answer for a name that they do not have. */
export function redirectTo(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

/** A wheel's metadata file. */
export function metadataFile(
  name: string,
  version: string,
  more: readonly string[] = [],
): Response {
  const lines = ["Metadata-Version: 2.4", `Name: ${name}`, `Version: ${version}`, ...more];
  return new Response(`${lines.join("\n")}\n\nThe long description.\n`, {
    headers: { "content-type": "application/octet-stream" },
  });
}

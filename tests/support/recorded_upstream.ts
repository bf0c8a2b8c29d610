/** Recorded answers served as one upstream: what was not recorded is not found, and OSV has the recorded records. @module */
import { normalizeName } from "../../src/domain/name.ts";
import { recordedFiles } from "./recorded.ts";

interface Affecting {
  readonly affected?: readonly {
    readonly package?: { readonly ecosystem?: string; readonly name?: string };
  }[];
}

/** A `fetch` over the recorded data, and the projects that it knows. */
export interface RecordedUpstream {
  readonly fetch: typeof fetch;
  readonly projects: readonly string[];
}

/** Documents of the project itself, Index documents of the same name where there are any, and every OSV record. */
export function recordedUpstream(): RecordedUpstream {
  const documents = byName(recordedFiles("pypi-json/project"));
  const releases = new Map(
    recordedFiles("pypi-json/release").map(({ path, text }) => [path.split("/release/")[1], text]),
  );
  const pages = byName(recordedFiles("simple"));
  const advisories = new Map<string, unknown[]>();
  for (const folder of ["osv/pysec", "osv/ghsa", "osv/mal"]) {
    for (const { text } of recordedFiles(folder)) {
      const record = JSON.parse(text) as Affecting;
      const names = (record.affected ?? []).filter(({ package: p }) => p?.ecosystem === "PyPI")
        .map(({ package: p }) => normalizeName(p?.name ?? ""));
      for (const name of new Set(names)) {
        advisories.set(name, [...(advisories.get(name) ?? []), record]);
      }
    }
  }
  return {
    projects: [...documents.keys()],
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const project = /^\/pypi\/([^/]+)\/json$/.exec(pathname)?.[1];
      if (project !== undefined) return found(documents.get(project), "application/json");
      const release = /^\/pypi\/([^/]+\/[^/]+)\/json$/.exec(pathname)?.[1];
      if (release !== undefined) return found(releases.get(`${release}.json`), "application/json");
      const page = /^\/simple\/([^/]+)\/$/.exec(pathname)?.[1];
      if (page !== undefined) return found(pages.get(page), "application/vnd.pypi.simple.v1+json");
      if (pathname === "/v1/query") {
        const { package: asked } = await request.json() as { package: { name: string } };
        const vulns = advisories.get(asked.name);
        return found(JSON.stringify(vulns === undefined ? {} : { vulns }), "application/json");
      }
      return new Response("404", { status: 404 });
    },
  };
}

function byName(files: ReturnType<typeof recordedFiles>): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => {
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, "");
    return [normalizeName(name), text];
  }));
}

function found(text: string | undefined, type: string): Response {
  if (text === undefined) return Response.json({ message: "Not Found" }, { status: 404 });
  return new Response(text, { headers: { "content-type": type } });
}

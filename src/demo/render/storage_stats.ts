/** PyPI's `/stats/`: bytes stored. Here they are the bytes of the files in the facts. @module */
import { type Answer, htmlPage, sortedJson } from "../answer.ts";
import type { Catalogue } from "../catalogue.ts";

const TOP_COUNT = 100;

/** JSON only for a client that asks for it by name. */
export function storageAnswer(catalogue: Catalogue, accept: string | null): Answer {
  if (!(accept ?? "").includes("application/json")) {
    const page = htmlPage(200, "Statistics · PyPI", "<h1>Statistics</h1>");
    return { ...page, headers: { ...page.headers, vary: "Accept" } };
  }
  const sizes = [...catalogue.projects.values()].map(({ facts, releases }) => {
    const files = releases.flatMap((release) => release.files);
    return { name: facts.name, size: files.reduce((sum, [, size]) => sum + size, 0) };
  });
  const top = sizes.sort((a, b) => b.size - a.size).slice(0, TOP_COUNT);
  return {
    status: 200,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: sortedJson({
      top_packages: Object.fromEntries(top.map(({ name, size }) => [name, { size }])),
      total_packages_size: sizes.reduce((sum, { size }) => sum + size, 0),
    }),
  };
}

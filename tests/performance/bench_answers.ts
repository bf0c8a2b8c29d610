/** Checks every answer of a bench against the uncached one. @module */
import { BENCH_PROJECTS } from "./bench_catalogue.ts";

/** The call that is benched: the defaults. */
export function benchCall(id: number, meta?: Readonly<Record<string, unknown>>): string {
  const params: Record<string, unknown> = {
    name: "get_package_versions",
    arguments: { package_name: projectOf(id) },
  };
  if (meta !== undefined) params._meta = meta;
  return JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params });
}

function projectOf(id: number): string {
  return BENCH_PROJECTS[id % BENCH_PROJECTS.length] ?? "";
}

/** Remembers the first, uncached answer for each project and compares the others with it. */
export class BenchAnswers {
  readonly #expected = new Map<string, string>();

  /** @throws {Error} If the answer is none, or another than the uncached one. */
  check(text: string): void {
    const { result } = JSON.parse(text);
    const { structuredContent, content } = result ?? {};
    if (structuredContent === undefined) {
      throw new Error(`Cannot use answer: ${text.slice(0, 300)}`);
    }
    const { data_sources, ...facts } = structuredContent; // says how old the answer is
    if (!Array.isArray(data_sources)) throw new Error("Cannot use answer: no data_sources");
    const prose = String(content[0].text);
    const seen = JSON.stringify(facts) + prose.slice(0, prose.lastIndexOf("\n"));
    const expected = this.#expected.get(facts.package_name);
    if (expected === undefined) this.#expected.set(facts.package_name, seen);
    else if (expected !== seen) throw new Error(`Cannot use answer: ${facts.package_name} differs`);
  }
}

/** Reads the built site as a browser would find its way through it. @module */
import { Parser } from "htmlparser2";
import type { SiteSettings } from "./entry_files.ts";

interface BuiltPage {
  readonly ids: ReadonlySet<string>;
  /** `href` of links. */
  readonly links: readonly string[];
  /** What the page loads: scripts, styles, pictures. */
  readonly assets: readonly string[];
}

const LOADING = new Set(["script", "img", "iframe", "source", "video", "audio", "embed", "object"]);
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const IN_STYLE = /url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g;

/** Sentences on what is wrong: empty for a site that is whole. */
export async function siteFaults(built: URL, settings: SiteSettings): Promise<readonly string[]> {
  const files = await filesIn(built);
  const pages = new Map<string, BuiltPage>();
  for (const path of files.filter((name) => name.endsWith(".html"))) {
    pages.set(path, readPage(await Deno.readTextFile(new URL(path, built))));
  }
  const expected = settings.sections.flatMap((section) => section.pages);
  const styles = files.filter((name) => name.endsWith(".css"));
  return [
    ...expected.filter(({ path }) => !pages.has(`${path}.html`))
      .map(({ source }) => `${source} has no page`),
    ...unreachable(pages, settings),
    ...[...pages].flatMap(([path, page]) => pageFaults(path, page, { pages, files, settings })),
    ...(await Promise.all(styles.map((path) => styleFaults(path, built)))).flat(),
    ...(files.some((name) => name.includes("localSearchIndex"))
      ? []
      : ["There is no search index"]),
  ];
}

interface Surroundings {
  readonly pages: ReadonlyMap<string, BuiltPage>;
  readonly files: readonly string[];
  readonly settings: SiteSettings;
}

function pageFaults(path: string, page: BuiltPage, surroundings: Surroundings): readonly string[] {
  const { pages, files, settings } = surroundings;
  const faults: string[] = [];
  for (const asset of page.assets) {
    const file = fileOf(asset, path, settings);
    if (file === undefined) faults.push(`${path} loads ${asset}, which is not the site's own`);
    else if (!files.includes(file)) faults.push(`${path} loads ${asset}, which is not there`);
  }
  for (const link of page.links) {
    if (ELSEWHERE.test(link)) continue;
    const [target = "", anchor = ""] = link.split("#");
    const file = target === "" ? path : pageOf(fileOf(target, path, settings), pages);
    const id = decodeURIComponent(anchor);
    if (file === undefined) faults.push(`${path} links to ${link}: no such page`);
    else if (id !== "" && pages.get(file)?.ids.has(id) !== true) {
      faults.push(`${path} links to ${link}: no such anchor`);
    }
  }
  return faults;
}

/** Pages that no chain of links from the home page leads to. */
function unreachable(
  pages: ReadonlyMap<string, BuiltPage>,
  settings: SiteSettings,
): readonly string[] {
  const seen = new Set(["index.html"]);
  for (const path of seen) {
    for (const link of pages.get(path)?.links ?? []) {
      const [target = ""] = link.split("#");
      const found = ELSEWHERE.test(link)
        ? undefined
        : pageOf(fileOf(target, path, settings), pages);
      if (found !== undefined) seen.add(found);
    }
  }
  return [...pages.keys()].filter((path) => path !== "404.html" && !seen.has(path))
    .map((path) => `${path} cannot be reached from the home page`);
}

/** The file behind an address; absent for another host's. */
function fileOf(address: string, from: string, { base }: SiteSettings): string | undefined {
  const origin = "http://site.invalid";
  const url = new URL(address, `${origin}${base}${from}`);
  if (url.origin !== origin || !url.pathname.startsWith(base)) return undefined;
  return decodeURIComponent(url.pathname.slice(base.length));
}

function pageOf(
  file: string | undefined,
  pages: ReadonlyMap<string, BuiltPage>,
): string | undefined {
  if (file === undefined) return undefined;
  const names = file === "" || file.endsWith("/") ? [`${file}index.html`] : [file, `${file}.html`];
  return names.find((name) => pages.has(name));
}

async function styleFaults(path: string, built: URL): Promise<readonly string[]> {
  const text = await Deno.readTextFile(new URL(path, built));
  return [...text.matchAll(IN_STYLE)].map(([, first, second]) => first ?? second ?? "")
    .filter((address) => ELSEWHERE.test(address) && !address.startsWith("data:"))
    .map((address) => `${path} loads ${address.slice(0, 80)}, which is not the site's own`);
}

function readPage(html: string): BuiltPage {
  const [ids, links, assets] = [new Set<string>(), [] as string[], [] as string[]];
  const parser = new Parser({
    onopentag(name, { id, href, src }) {
      if (id !== undefined) ids.add(id);
      if (name === "a" && href !== undefined) links.push(href);
      if (name === "link" && href !== undefined) assets.push(href);
      if (LOADING.has(name) && src !== undefined) assets.push(src);
    },
  });
  parser.end(html);
  return { ids, links, assets };
}

async function filesIn(folder: URL, path = ""): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(path, folder))) {
    if (isDirectory) found.push(...await filesIn(folder, `${path}${name}/`));
    else found.push(path + name);
  }
  return found;
}

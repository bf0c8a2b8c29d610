/** Lays the documents out in a folder of VitePress's, links and all. @module */
import { documentsOnDisk } from "./documents_on_disk.ts";
import { configModule, HOME_FRONT_MATTER, type SiteSettings, THEME_MODULE } from "./entry_files.ts";
import { rewriteLinks } from "./links.ts";
import { siteSections } from "./pages.ts";

/** Where things are. */
export interface SiteFolders {
  /** The project's. */
  readonly root: URL;
  /** VitePress's, with its packages installed. */
  readonly stage: URL;
}

const OWN_MODULES = ["diagrams.mjs", "github_slug.mjs", "markdown.mjs", "style.css"];

/** @returns The settings, with the navigation in them. */
export async function stageSite(
  { root, stage }: SiteFolders,
  told: Omit<SiteSettings, "sections">,
): Promise<SiteSettings> {
  const sections = siteSections(await documentsOnDisk(root));
  const settings: SiteSettings = { ...told, sections };
  const pages = sections.flatMap((section) => section.pages);
  const targets = {
    pages: new Map(pages.map(({ source, path }) => [source, path])),
    repository: settings.repository,
  };
  const content = new URL("content/", stage);
  await Deno.remove(content, { recursive: true }).catch(unlessMissing);
  for (const { source, path } of pages) {
    const text = rewriteLinks(await Deno.readTextFile(new URL(source, root)), source, targets);
    await write(new URL(`${path}.md`, content), path === "index" ? HOME_FRONT_MATTER + text : text);
  }
  const own = new URL(".vitepress/", content);
  for (const name of OWN_MODULES) {
    await write(
      new URL(name, own),
      await Deno.readTextFile(new URL(`vitepress/${name}`, import.meta.url)),
    );
  }
  await write(
    new URL("public/icon.svg", content),
    await Deno.readTextFile(new URL("vitepress/icon.svg", import.meta.url)),
  );
  await write(new URL("config.mjs", own), configModule(settings));
  await write(new URL("theme/index.mjs", own), THEME_MODULE);
  await copyDiagramLibrary(new URL("node_modules/mermaid/dist/", stage), content);
  return settings;
}

/** As it is published, in chunks: bundling it again takes a minute. */
async function copyDiagramLibrary(dist: URL, content: URL): Promise<void> {
  const name = "mermaid.esm.min";
  const from = new URL(`chunks/${name}/`, dist);
  const to = new URL(`public/mermaid/chunks/${name}/`, content);
  await Deno.mkdir(to, { recursive: true });
  for await (const entry of Deno.readDir(from)) {
    if (entry.name.endsWith(".mjs")) {
      await Deno.copyFile(new URL(entry.name, from), new URL(entry.name, to));
    }
  }
  const main = `${name}.mjs`;
  await Deno.copyFile(new URL(main, dist), new URL(`public/mermaid/${main}`, content));
}

async function write(file: URL, text: string): Promise<void> {
  await Deno.mkdir(new URL("./", file), { recursive: true });
  await Deno.writeTextFile(file, text);
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

/** Lays the documents out in a folder of VitePress's, links and all. @module */
import { removeIfThere } from "../remove_if_there.ts";
import { documentsOnDisk } from "./documents_on_disk.ts";
import { configModule, HOME_FRONT_MATTER, type SiteSettings } from "./entry_files.ts";
import { rewriteLinks } from "./links.ts";
import { siteSections } from "./pages.ts";

/** Where things are. */
export interface SiteFolders {
  /** The project's. */
  readonly root: URL;
  /** VitePress's, with its packages installed. */
  readonly stage: URL;
}

/** Files of `vitepress/`, and where VitePress looks for them. */
const OWN_FILES: readonly (readonly [string, string])[] = [
  ["diagrams.mjs", ".vitepress/diagrams.mjs"],
  ["github_slug.mjs", ".vitepress/github_slug.mjs"],
  ["markdown.mjs", ".vitepress/markdown.mjs"],
  ["style.css", ".vitepress/style.css"],
  ["theme.mjs.txt", ".vitepress/theme/index.mjs"], // text here: what it imports is only there
  ["icon.svg", "public/icon.svg"],
];

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
  await removeIfThere(content);
  for (const { source, path } of pages) {
    const text = rewriteLinks(await Deno.readTextFile(new URL(source, root)), source, targets);
    await write(new URL(`${path}.md`, content), path === "index" ? HOME_FRONT_MATTER + text : text);
  }
  const own = new URL("vitepress/", import.meta.url);
  for (const [name, place] of OWN_FILES) {
    await write(new URL(place, content), await Deno.readTextFile(new URL(name, own)));
  }
  await write(new URL(".vitepress/config.mjs", content), configModule(settings));
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

/** What VitePress is told of this site. @module */
import type { SiteSection } from "./pages.ts";

/** What the whole site is told. */
export interface SiteSettings {
  readonly version: string;
  /** Path under which it is served, with a slash at both ends. */
  readonly base: string;
  readonly repository: string;
  /** Folder of the built site, from the staged one. */
  readonly outDir: string;
  readonly sections: readonly SiteSection[];
}

/** `.vitepress/config.mjs`. */
export function configModule(settings: SiteSettings): string {
  const sidebar = settings.sections.map(({ title, pages }) => ({
    text: title,
    items: pages.map(({ path, title }) => ({ text: title, link: linkOf(path) })),
  }));
  const config = {
    lang: "en",
    title: "pypi-mcp",
    description: "What an AI model gets to know about Python packages",
    base: settings.base,
    outDir: settings.outDir,
    head: [["link", { rel: "icon", href: `${settings.base}icon.svg`, type: "image/svg+xml" }]],
    themeConfig: {
      logo: "/icon.svg",
      sidebar,
      nav: ["getting-started", "recipes", "tools/index", "configuration"].map((path) => ({
        text: titleOf(settings.sections, path),
        link: linkOf(path),
      })),
      outline: { level: [2, 3] },
      search: { provider: "local" },
      footer: { message: `pypi-mcp ${settings.version}, licence MIT` },
      externalLinkIcon: true,
    },
  };
  return [
    'import { markdown } from "./markdown.mjs";',
    `export default { ...${JSON.stringify(config, null, 2)}, markdown };`,
    "",
  ].join("\n");
}

/** What the home page has above its text. */
export const HOME_FRONT_MATTER = `---
layout: home
hero:
  name: pypi-mcp
  text: Python packages, told as they are
  tagline: An MCP server that tells a model what a package is, where it installs, what is known against it, and what nobody could look at.
  actions:
    - theme: brand
      text: Getting started
      link: /getting-started
    - theme: alt
      text: Recipes
      link: /recipes
    - theme: alt
      text: Tools
      link: /tools/
---

`;

function linkOf(path: string): string {
  return path === "index" ? "/" : `/${path.replace(/(^|\/)index$/, "$1")}`;
}

function titleOf(sections: readonly SiteSection[], path: string): string {
  const found = sections.flatMap(({ pages }) => pages).find((page) => page.path === path);
  if (found === undefined) throw new Error(`Cannot find page ${path} in the navigation`);
  return found.title;
}

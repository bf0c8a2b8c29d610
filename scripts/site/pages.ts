/** Which documents the site has, where each stands in it, and how one gets there. @module */

/** One document as a page. */
export interface SitePage {
  /** From the project's root. */
  readonly source: string;
  /** From the site's root, without an ending; `index` is the home page. */
  readonly path: string;
  /** In the navigation. */
  readonly title: string;
}

/** A heading of the navigation and what stands below it. */
export interface SiteSection {
  readonly title: string;
  readonly pages: readonly SitePage[];
}

function page(source: string, path: string, title: string): SitePage {
  return { source, path, title };
}

/** The tools' pages are added by `siteSections()`. */
const SECTIONS: readonly SiteSection[] = [
  {
    title: "Use it",
    pages: [
      page("docs/README.md", "index", "Home"),
      page("docs/GETTING_STARTED.md", "getting-started", "Getting started"),
      page("docs/CLIENTS.md", "clients", "Clients"),
      page("docs/RECIPES.md", "recipes", "Recipes"),
      page("docs/TROUBLESHOOTING.md", "troubleshooting", "Troubleshooting"),
      page("docs/CONFIGURATION.md", "configuration", "Settings"),
      page("docs/COMPARISON.md", "comparison", "Other servers"),
    ],
  },
  { title: "Tools", pages: [page("docs/TOOLS.md", "tools/index", "All tools")] },
  {
    title: "For teams",
    pages: [
      page("docs/DEPLOYMENT.md", "deployment", "Deployment"),
      page("docs/OPERATIONS.md", "operations", "Operations"),
      page("docs/SECURITY.md", "security", "Security"),
      page("docs/GRAPHQL.md", "graphql", "GraphQL"),
      page("docs/EXTENDING.md", "extending", "Plug-ins"),
    ],
  },
  {
    title: "Working on it",
    pages: [
      page("CONTRIBUTING.md", "contributing", "Contributing"),
      page("docs/DEVELOPMENT.md", "development", "Development set-up"),
      page("docs/ARCHITECTURE.md", "architecture", "Architecture"),
      page("docs/TESTING.md", "testing", "Testing"),
      page("docs/PERFORMANCE.md", "performance", "Performance"),
      page("docs/RELEASE.md", "release", "Release process"),
      page("SECURITY.md", "reporting", "Reporting a vulnerability"),
      page("CHANGELOG.md", "changelog", "Changes"),
    ],
  },
];

const TOOL_PAGE = /^docs\/tools\/([a-z_]+)\.md$/;

/**
 * The navigation, in its order.
 * @param documents Every document that must be in it, from the project's root.
 * @throws {Error} Where a document has no place in it, or a place no document.
 */
export function siteSections(documents: readonly string[]): readonly SiteSection[] {
  const tools = documents.flatMap((source) => {
    const [, tool] = TOOL_PAGE.exec(source) ?? [];
    return tool === undefined ? [] : [page(source, `tools/${tool}`, tool)];
  });
  const sections = SECTIONS.map((section) =>
    section.title === "Tools" ? { ...section, pages: [...section.pages, ...tools] } : section
  );
  const listed = new Set(sections.flatMap(({ pages }) => pages.map(({ source }) => source)));
  const homeless = documents.filter((source) => !listed.has(source));
  const missing = [...listed].filter((source) => !documents.includes(source));
  if (homeless.length > 0) {
    throw new Error(
      `Cannot place ${homeless.join(", ")}: expected an entry in scripts/site/pages.ts`,
    );
  }
  if (missing.length > 0) throw new Error(`Cannot read ${missing.join(", ")}: no such document`);
  return sections;
}

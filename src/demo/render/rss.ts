/** PyPI's RSS feeds: newest releases, newest projects, one project's releases. @module */
import { type Answer, escapeXml } from "../answer.ts";
import type { Catalogue, DemoProject } from "../catalogue.ts";

const UPDATES_COUNT = 100;
const PROJECTS_COUNT = 40;

interface Item {
  readonly title: string;
  readonly link: string;
  readonly description: string;
  readonly author: string | undefined;
  readonly createdAt: string;
}

/** `/rss/updates.xml`. */
export function updatesFeed(catalogue: Catalogue, pypiUrl: string): Answer {
  const items = [...visible(catalogue)]
    .flatMap((project) => releaseItems(project, pypiUrl))
    .map((item) => ({ ...item, title: `${item.project} ${item.title}` }));
  return feed({
    title: "PyPI recent updates",
    link: `${pypiUrl}/`,
    description: "Recent updates to the Python Package Index",
    items: newestFirst(items).slice(0, UPDATES_COUNT),
  });
}

/** `/rss/packages.xml`: a project is as old as its oldest file. */
export function projectsFeed(catalogue: Catalogue, pypiUrl: string): Answer {
  const items = visible(catalogue).flatMap((project): Item[] => {
    const first = newestFirst(releaseItems(project, pypiUrl)).at(-1);
    if (first === undefined) return [];
    const link = `${pypiUrl}/project/${project.name}/`;
    return [{ ...first, title: `${project.facts.name} added to PyPI`, link }];
  });
  return feed({
    title: "PyPI newest packages",
    link: `${pypiUrl}/`,
    description: "Newest packages registered at the Python Package Index",
    items: newestFirst(items).slice(0, PROJECTS_COUNT),
  });
}

/** `/rss/project/<project>/releases.xml`; titles hold the version only. */
export function releasesFeed(project: DemoProject, pypiUrl: string): Answer {
  return feed({
    title: `PyPI recent updates for ${project.facts.name}`,
    link: `${pypiUrl}/project/${project.name}/`,
    description: `Recent updates to the Python Package Index for ${project.facts.name}`,
    items: newestFirst(releaseItems(project, pypiUrl)).slice(0, PROJECTS_COUNT),
  });
}

function visible(catalogue: Catalogue): readonly DemoProject[] {
  return [...catalogue.projects.values()].filter(({ facts }) => facts.status !== "quarantined");
}

/** Releases without files have no date that we know, so they are left out. */
function releaseItems(project: DemoProject, pypiUrl: string) {
  return project.releases.flatMap(({ version, files }) => {
    const createdAt = files.map(([, , uploadedAt]) => uploadedAt).sort()[0];
    if (createdAt === undefined) return [];
    return [{
      project: project.name,
      title: version.text,
      link: `${pypiUrl}/project/${project.name}/${version.text}/`,
      description: project.facts.summary,
      author: project.facts.author,
      createdAt,
    }];
  });
}

function newestFirst<T extends Item>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

function feed(
  channel: { title: string; link: string; description: string; items: readonly Item[] },
): Answer {
  const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<rss version="2.0">`,
    `  <channel>`,
    ...(["title", "link", "description"] as const).map((key) =>
      `    ${element(key, channel[key])}`
    ),
    `    <language>en</language>`,
    ...channel.items.flatMap((item) => [
      `    <item>`,
      `      ${element("title", item.title)}`,
      `      ${element("link", item.link)}`,
      `      ${element("description", item.description)}`,
      ...(item.author === undefined ? [] : [`      ${element("author", item.author)}`]),
      `      ${element("pubDate", new Date(item.createdAt).toUTCString())}`,
      `    </item>`,
    ]),
    `  </channel>`,
    `</rss>`,
  ];
  return {
    status: 200,
    headers: { "content-type": "text/xml; charset=UTF-8" },
    body: lines.join("\n") + "\n",
  };
}

/** Links between documents: as GitHub resolves them, and as the site does. @module */
import { proseLines } from "./prose_lines.ts";

/** What a link may lead to. */
export interface LinkTargets {
  /** Document, from the project's root, to its page's path in the site. */
  readonly pages: ReadonlyMap<string, string>;
  /** Where a file is read that is no page; no slash at the end. */
  readonly repository: string;
}

/** One link of a document that leads to a file of the project. */
export interface RelativeLink {
  /** From the project's root. */
  readonly path: string;
  /** With its `#`, or empty. */
  readonly anchor: string;
}

const LINK = /(\]\()([^)\s]+)(\))/g;
const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;

/** The links of a document that lead to files or within itself. */
export function relativeLinks(markdown: string, source: string): readonly RelativeLink[] {
  const found: RelativeLink[] = [];
  for (const { text, isProse } of proseLines(markdown)) {
    if (!isProse) continue;
    for (const [, , target = ""] of text.matchAll(LINK)) {
      if (!ELSEWHERE.test(target)) found.push(resolve(target, source));
    }
  }
  return found;
}

/** The document with its links as the site has them. */
export function rewriteLinks(markdown: string, source: string, targets: LinkTargets): string {
  const lines = [...proseLines(markdown)].map(({ text, isProse }) =>
    isProse
      ? text.replace(
        LINK,
        (link, open: string, target: string, close: string) =>
          ELSEWHERE.test(target) || target.startsWith("#")
            ? link
            : `${open}${siteLink(resolve(target, source), targets)}${close}`,
      )
      : text
  );
  return lines.join("\n");
}

function siteLink({ path, anchor }: RelativeLink, targets: LinkTargets): string {
  const page = targets.pages.get(path);
  if (page === undefined) return `${targets.repository}/blob/main/${path}${anchor}`;
  return `/${page}.md${anchor}`;
}

function resolve(target: string, source: string): RelativeLink {
  const base = new URL(source, "file:///");
  const url = new URL(target, base);
  return { path: decodeURIComponent(url.pathname.slice(1)), anchor: url.hash };
}

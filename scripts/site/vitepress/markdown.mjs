/** What the site makes of Markdown beyond VitePress's own ways. @module */
import { githubSlug } from "./github_slug.mjs";

/** Options of VitePress's Markdown. */
export const markdown = {
  anchor: { slugify: githubSlug },
  /** A diagram stays text until a browser draws it. */
  config(md) {
    const { fence } = md.renderer.rules;
    md.renderer.rules.fence = (tokens, index, ...rest) => {
      const { info, content } = tokens[index];
      return info.trim() === "mermaid"
        ? `<pre class="diagram" v-pre>${md.utils.escapeHtml(content)}</pre>\n`
        : fence(tokens, index, ...rest);
    };
  },
};

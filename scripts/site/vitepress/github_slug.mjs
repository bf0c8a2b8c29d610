/** Headings get the anchors that GitHub gives them, so that a link works in both places. @module */

const LEFT_OUT = /[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation}\- ]/gu;

/**
 * The anchor of a heading's text, before a number is added to one that is there already.
 * @param {string} heading
 * @returns {string}
 */
export function githubSlug(heading) {
  return heading.trim().toLowerCase().replace(LEFT_OUT, "").replaceAll(" ", "-");
}

/** Settings as people may see them: stderr often goes to a file that others read. @module */

/** Also one whose slashes are forgotten, which a URL parser reads all the same. */
const ADDRESS = /:\/\/|\b(?:https?|rediss?):/i;

/** Without what a URL may carry of a password or a token. */
export function withoutSecrets(text: string): string {
  const end = text.lastIndexOf("@");
  const slashes = text.indexOf("//");
  const start = slashes < 0 || slashes > end ? 0 : slashes + 2;
  const open = end < 0 ? text : `${text.slice(0, start)}[redacted]${text.slice(end)}`;
  const query = ADDRESS.test(open) ? open.search(/[?#]/) : -1;
  return query < 0 ? open : `${open.slice(0, query + 1)}[redacted]`;
}

/** In quotes, and not without end. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** The path of a secret's file; what does not begin as a path does may be the secret itself, given in the wrong place. */
export function shownPath(path: string): string {
  return isPathLike(path) ? quote(withoutSecrets(path)) : "what may be the secret itself";
}

/** Whether the text begins as the path of a secret's file should. */
export function isPathLike(text: string): boolean {
  return /^(?:[./~]|[a-z]:[\\/])/i.test(text);
}

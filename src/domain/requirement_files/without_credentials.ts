/** User names, passwords and tokens taken out of text that holds URLs. @module */

// Starts at "://" and stops at any slash, so that every character is looked at once.
const USER_INFO = /:\/\/([^\s/?#"'<>]*)@/g;
// A password with "/", "?", "#" or a quote in it, which ought to be escaped: what follows the colon is
// no port then, and the "@" comes later.
const ODD_PASSWORD =
  /:\/\/[^\s/?#@:"'<>]+:(?!\d{1,5}(?:[/?#\s"',]|$))[^\s/?#@"'<>]+[/?#"'<>][^\s@]{0,256}@/g;
// `user:password@host` with one slash or no scheme. Starts where a word does, for the same reason.
const WORD_BEFORE_AT = /(?<![^\s/"'<>])[^\s/"'<>@]+@/g;
/** What an installer fills in from the environment is no secret, nor is the user of Git over SSH. */
const HARMLESS = /^(?:git|\$\{[A-Z0-9_]{1,64}\}(?::\$\{[A-Z0-9_]{1,64}\})?)$/;
const QUERY_FIELD = /([?&;#])([^=&#?\s"']*)=([^&#\s"']*)/g;
const SECRET_NAME = /token|secret|passw|pwd|^pat$|jwt|sig|key|auth|credential|session/i;

/**
 * The text with the user part of every URL removed, and the values of query fields that are named
 * like secrets replaced by `***`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   withoutCredentials("--index-url https://me:hunter2@index.example/simple"),
 *   "--index-url https://index.example/simple",
 * );
 * assert.equal(withoutCredentials("git+ssh://git@host.example/x"), "git+ssh://git@host.example/x");
 * ```
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(USER_INFO, (whole, user: string) => HARMLESS.test(user) ? whole : "://")
    .replace(ODD_PASSWORD, "://")
    .replace(WORD_BEFORE_AT, (word) => {
      const harmless = !word.includes(":") || HARMLESS.test(word.slice(0, -1));
      return harmless ? word : "";
    })
    .replace(QUERY_FIELD, (whole, sign: string, name: string, value: string) => {
      const harmless = !SECRET_NAME.test(name.slice(0, 256)) || /^\$\{[A-Z0-9_]+\}$/.test(value);
      return harmless ? whole : `${sign}${name}=***`;
    });
}

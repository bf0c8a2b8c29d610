/** Commands as people can type them: quoted for the shell of their system. @module */
import type { System } from "./client_list.ts";

/** The words as one line; `undefined` where the shell of Windows has no way to write them. */
export function commandLine(words: readonly string[], system: System): string | undefined {
  if (system !== "windows") return words.map(unixWord).join(" ");
  // The prompt counts quotes to the end of the line: one inside a word opens or closes what comes after it, too.
  if (words.some((word) => word.includes('"')) && words.some((word) => /[&|<>^()]/.test(word))) {
    return undefined;
  }
  const quoted = words.map(promptWord);
  return quoted.every((word) => word !== undefined) ? quoted.join(" ") : undefined;
}

/** Quotes and backslashes stand outside of the quotes: between them fish reads backslashes otherwise than POSIX shells. */
function unixWord(word: string): string {
  return /^[\w@./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replace(/['\\]/g, "'\\$&'")}'`;
}

/**
 * For the Command Prompt. The program reads its own command line: quotes are escaped by backslashes, and backslashes before
 * them are doubled. The prompt knows nothing of that and counts quotes, so that what it gives a meaning outside of
 * them cannot stand in a line with such quotes; and percent signs and line breaks mean something to it everywhere.
 */
function promptWord(word: string): string | undefined {
  if (/^[\w@+=:./\\-]+$/.test(word)) return word;
  if (/[%!\r\n]/.test(word)) return undefined;
  return `"${
    word.replace(/(\\*)("|$)/g, (_, slashes: string, quote: string) =>
      slashes + slashes + (quote === "" ? "" : `\\${quote}`))
  }"`;
}

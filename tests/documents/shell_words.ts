/** The part of the shell's language that the documents use: enough to take their commands apart. @module */

/** One command, without what stands before and after it. */
export interface ShellCommand {
  /** Program and arguments, quotes taken off; redirections left out. */
  readonly words: readonly string[];
  /** `NAME=value` before the program, or all there is. */
  readonly variables: ReadonlyMap<string, string>;
}

const ASSIGNMENT = /^([A-Za-z_][A-Za-z_0-9]*)=([^]*)$/;
const OPERATOR = /^(?:&&|\|\||[;|&\n])/;
const REDIRECTION = /^(?:\d?>>?|<)(?:&\d)?/;

/** A word and whether it began with a quote, so that it is no assignment and no redirection. */
interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

/**
 * Commands in their order, whatever joins them.
 * @throws {Error} For a quote that is not closed, and for a command within a word, which nobody would see.
 */
export function splitCommandLine(text: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: Word[] = [];
  let rest = text.replaceAll("\\\n", " ");
  const end = () => {
    if (words.length > 0) commands.push(commandOf(words));
    words = [];
  };
  while (rest !== "") {
    const operator = OPERATOR.exec(rest)?.[0];
    const blank = /^[ \t]+/.exec(rest)?.[0];
    const comment = /^#[^\n]*/.exec(rest)?.[0];
    const redirection = REDIRECTION.exec(rest)?.[0];
    if (operator !== undefined) {
      end();
      rest = rest.slice(operator.length);
    } else if (blank !== undefined) rest = rest.slice(blank.length);
    else if (comment !== undefined) rest = rest.slice(comment.length);
    else if (redirection !== undefined) {
      const target = rest.slice(redirection.length).trimStart();
      rest = redirection.includes("&") ? target : readWord(target).rest;
    } else {
      const word = readWord(rest);
      words.push(word);
      rest = word.rest;
    }
  }
  end();
  return commands;
}

function readWord(text: string): Word & { readonly rest: string } {
  let [read, at] = ["", 0];
  while (at < text.length && !/[\s;|&<>]/.test(text.charAt(at))) {
    const character = text.charAt(at);
    if (character === "'" || character === '"') {
      const close = closingQuote(text, at);
      const inner = text.slice(at + 1, close);
      if (character === '"') refuseSubstitution(inner);
      read += character === '"' ? inner.replace(/\\(["\\$`])/g, "$1") : inner;
      at = close + 1;
    } else if (character === "\\") {
      read += text.charAt(at + 1);
      at += 2;
    } else {
      refuseSubstitution(text.slice(at, at + 2));
      read += character;
      at += 1;
    }
  }
  return { text: read, isQuoted: /^['"]/.test(text), rest: text.slice(at) };
}

function refuseSubstitution(text: string): void {
  if (!/(?<!\\)(?:\$\(|`)/.test(text)) return;
  throw new Error(`Cannot read ${JSON.stringify(text.slice(0, 80))}: a command within a word`);
}

function closingQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at += 1) {
    if (text.charAt(at) === "\\" && quote === '"') at += 1;
    else if (text.charAt(at) === quote) return at;
  }
  throw new Error(`Cannot read ${JSON.stringify(text.slice(0, 80))}: the quote is not closed`);
}

/** `export A=b` sets variables as `A=b` does. */
function commandOf(words: readonly Word[]): ShellCommand {
  const isExport = words[0]?.text === "export";
  const named = isExport ? words.slice(1) : words;
  const variables = new Map<string, string>();
  const first = named.findIndex(({ text, isQuoted }) => {
    const [, name, value] = isQuoted && !isExport ? [] : ASSIGNMENT.exec(text) ?? [];
    if (name === undefined || value === undefined) return true;
    variables.set(name, value);
    return false;
  });
  return { words: first < 0 ? [] : named.slice(first).map(({ text }) => text), variables };
}

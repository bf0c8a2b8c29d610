/** Every command that stands in a block of a document, with the variables that its block has set by then. @module */
import { documentsOnDisk } from "../../scripts/site/documents_on_disk.ts";
import { ROOT } from "../support/source_files.ts";
import { splitCommandLine } from "./shell_words.ts";

/** One command as a reader would type it. */
export interface DocumentedCommand {
  /** `docs/NAME.md:LINE`. */
  readonly at: string;
  /** Program and arguments. */
  readonly words: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  /** Its comment begins with `fails`. */
  readonly isRefused: boolean;
}

/** One fenced block. */
export interface Block {
  readonly document: string;
  /** Of its first line, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const FENCE = /^(`{3,})([a-z]*)[^\n]*\n([^]*?)^\1$/gm;
const SHELLS = ["sh", "bash", "shell", "console", "powershell"];

/** The blocks of every document, in their order. */
export async function documentedBlocks(): Promise<readonly Block[]> {
  const found: Block[] = [];
  for (const document of ["README.md", ...await documentsOnDisk(ROOT)]) {
    // Blocks of a list stand further in than those of the page.
    const text = (await Deno.readTextFile(new URL(document, ROOT))).replaceAll(/^ +(?=```)/gm, "");
    for (const { index, 2: language = "", 3: inner = "" } of text.matchAll(FENCE)) {
      const line = text.slice(0, index).split("\n").length + 1;
      found.push({ document, line, language, text: inner });
    }
  }
  return found;
}

/**
 * The commands of one block; none for a block of another language.
 * @param replace What stands for a reader's own is put in before the line is read.
 */
export function commandsOf(
  { document, line, language, text }: Block,
  replace: (text: string) => string,
): readonly DocumentedCommand[] {
  if (!SHELLS.includes(language)) return [];
  const found: DocumentedCommand[] = [];
  const variables = new Map<string, string>();
  for (const { typed, at } of typedLines(text, language)) {
    const place = { at: `${document}:${line + at}`, isRefused: /# fails\b/.test(typed) };
    if (language === "powershell") {
      for (const command of typed.split(/\s*(?:[;|]|&&)\s*/)) {
        found.push({ ...place, words: command.split(/\s+/), variables });
      }
      continue;
    }
    for (const command of splitCommandLine(replace(typed))) {
      const all = new Map([...variables, ...command.variables]);
      if (command.words.length > 0) found.push({ ...place, words: command.words, variables: all });
      else for (const [name, value] of command.variables) variables.set(name, value);
    }
  }
  return found;
}

/** Lines that somebody types; in a `console` block the others are what is printed. */
function typedLines(
  text: string,
  language: string,
): readonly { readonly typed: string; readonly at: number }[] {
  const found: { typed: string; at: number }[] = [];
  let isContinued = false;
  for (const [at, line] of text.split("\n").entries()) {
    const last = found.at(-1);
    if (isContinued && last !== undefined) last.typed += `\n${line}`;
    else {
      const prompt = /^(?:\$|PS>|>) (.*)$/.exec(line)?.[1];
      const typed = (language === "console" ? prompt : line.trim()) ?? "";
      if (typed !== "" && !typed.startsWith("#")) found.push({ typed, at });
      else continue;
    }
    isContinued = line.endsWith("\\");
  }
  return found;
}

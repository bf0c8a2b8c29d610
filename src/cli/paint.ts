/** Colour for terminals: the text answers are light Markdown, and this paints it line by line. @module */

const RESET = "\x1b[0m";
const BOLD = "\x1b[1m";
const DIM = "\x1b[2m";
const RED = "\x1b[31m";
const GREEN = "\x1b[32m";
const YELLOW = "\x1b[33m";
const CYAN = "\x1b[36m";

/** Words that decide what a reader does next, and their colour. */
const SIGNALS: readonly (readonly [RegExp, string])[] = [
  [/\b(vulnerable|malicious|quarantined|critical|high|yanked|incompatible)\b/gi, RED],
  [/\b(unknown|stale|failed|archived|deprecated|medium)\b/gi, YELLOW],
  [/\b(secure|compatible|excellent)\b/gi, GREEN],
];

/** How a text is shown: `colour` off leaves it as it is. */
export interface Paint {
  /** An answer: headings bold, labels cyan, decisive words coloured. */
  answer(text: string): string;
  heading(text: string): string;
  quiet(text: string): string;
  error(text: string): string;
}

export function createPaint(colour: boolean): Paint {
  const wrap = (code: string, text: string) => colour ? `${code}${text}${RESET}` : text;
  return {
    answer: (text) => colour ? text.split("\n").map(paintLine).join("\n") : text,
    heading: (text) => wrap(BOLD, text),
    quiet: (text) => wrap(DIM, text),
    error: (text) => wrap(RED, text),
  };
}

function paintLine(line: string): string {
  if (/^#{1,3} /.test(line)) return `${BOLD}${line.replace(/^#+ /, "")}${RESET}`;
  const label = /^(?:- )?[A-Z][A-Za-z -]{1,40}:(?= )/.exec(line)?.[0] ?? "";
  let rest = line.slice(label.length);
  for (const [words, code] of SIGNALS) rest = rest.replace(words, `${code}$1${RESET}`);
  return label === "" ? rest : `${CYAN}${label}${RESET}${rest}`;
}

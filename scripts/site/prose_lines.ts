/** Markdown, line by line, told apart from the code that stands in it. @module */

/** One line. */
export interface ProseLine {
  readonly text: string;
  /** False within a fence, and for the fences themselves. */
  readonly isProse: boolean;
}

/** The lines in their order. */
export function* proseLines(markdown: string): Generator<ProseLine> {
  let fence: string | undefined;
  for (const text of markdown.split("\n")) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence === undefined && mark !== undefined) {
      fence = mark;
      yield { text, isProse: false };
    } else if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && text.trim() === mark) fence = undefined;
      yield { text, isProse: false };
    } else yield { text, isProse: true };
  }
}

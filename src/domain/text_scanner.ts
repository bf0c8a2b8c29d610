/** A cursor over untrusted text for the hand-written parsers of markers and requirements. @module */

/** Makes the parser's own error out of what was expected, what stood there, and where. */
export type ScanFailure = (
  expected: string,
  found: string,
  span: readonly [start: number, end: number],
) => Error;

const NEXT_WORD = /[^ \t]{1,24}/y; // what an error quotes

/** Reads tokens by sticky patterns, so that every position is looked at a bounded number of times. */
export class TextScanner {
  readonly text: string;
  readonly #failure: ScanFailure;
  #position = 0;

  constructor(text: string, failure: ScanFailure) {
    this.text = text;
    this.#failure = failure;
  }

  /** UTF-16 units from the beginning. */
  get position(): number {
    return this.#position;
  }

  get atEnd(): boolean {
    return this.#position >= this.text.length;
  }

  /** What the sticky `pattern` matches here, without moving on. */
  peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.text)?.[0];
  }

  /** Moves past what the sticky `pattern` matches here. */
  read(pattern: RegExp): string | undefined {
    const found = this.peek(pattern);
    if (found !== undefined) this.#position += found.length;
    return found;
  }

  /** @throws What `failure` makes, if `pattern` does not match here. */
  expect(pattern: RegExp, expected: string): string {
    return this.read(pattern) ?? this.fail(expected);
  }

  /** Blanks are spaces and tabs (PEP 508: `wsp`); a line break is not one. */
  skipBlanks(): void {
    while (this.text[this.#position] === " " || this.text[this.#position] === "\t") {
      this.#position++;
    }
  }

  moveTo(position: number): void {
    this.#position = position;
  }

  /** @throws What `failure` makes; the span is the next word unless given. */
  fail(expected: string, span?: readonly [start: number, end: number]): never {
    const [start, end] = span ??
      [this.#position, this.#position + (this.peek(NEXT_WORD)?.length ?? 0)];
    const found = start === end && this.atEnd
      ? "the end"
      : `${JSON.stringify(this.text.slice(start, end).slice(0, 64))} at ${start}`;
    throw this.#failure(expected, found, [start, end]);
  }
}

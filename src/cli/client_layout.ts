/** How an object is laid out in a file of settings, so that what is added looks like the rest. @module */
import type { Node } from "jsonc-parser";

/** Two blanks, where a file shows no other way. */
export const UNIT = "  ";

/** A part of the text, and what takes its place. */
export interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** Anything but blanks. */
export interface Token {
  readonly at: number;
  readonly end: number;
  readonly isComma: boolean;
}

/** How an object's members stand. */
export interface Layout {
  /** Indentation of the line in which the object opens. */
  readonly line: string;
  /** All on one line. */
  readonly inline: boolean;
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly childIndent: string;
}

/** Read off the object and the file's first lines. */
export function layoutOf(body: string, object: Node): Layout {
  const text = body.slice(object.offset, object.offset + object.length);
  const line = lineIndent(body, object.offset);
  const eol = /\r?\n|\r/.exec(body)?.[0] ?? "\n";
  const unit = unitOf(body);
  const first = object.children?.[0];
  const own = first && indentOf(body, first.offset);
  return {
    line,
    inline: first !== undefined && !/[\r\n]/.test(text),
    eol,
    unit,
    childIndent: own ?? line + unit,
  };
}

/** Applies edits that do not overlap. */
export function edited(body: string, edits: readonly Edit[]): string {
  // From the end on; of two at one place the later first, so that they end up in their order.
  return edits.toReversed().toSorted((a, b) => b.at - a.at).reduce(
    (text, { at, end, text: insert }) => text.slice(0, at) + insert + text.slice(end),
    body,
  );
}

/** The first indented line tells: a tab, or so many blanks. */
function unitOf(body: string): string {
  return /(?:^|[\r\n])(\t| {1,8})(?=\S)(?!\*)/.exec(body)?.[1] ?? UNIT;
}

/** Blanks before the place, if it is the first thing in its line. */
function indentOf(body: string, at: number): string | undefined {
  const start = lineStart(body, at);
  const before = body.slice(start, at);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function lineIndent(body: string, at: number): string {
  return /^[ \t]*/.exec(body.slice(lineStart(body, at)))?.[0] ?? "";
}

function lineStart(body: string, at: number): number {
  return Math.max(body.lastIndexOf("\n", at - 1), body.lastIndexOf("\r", at - 1)) + 1;
}

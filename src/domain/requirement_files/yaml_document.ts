/** YAML read by a library as a tree with lines. The library is named here only. @module */
import { EVENT_ID, getScalarValue, parseEvents, YAMLException } from "js-yaml";
import { CallerError } from "../caller_error.ts";

/** One node. Scalars stay text: `3.10` is no number here. Tags mean nothing, so nothing is constructed. */
export type YamlNode =
  | { readonly kind: "scalar"; readonly text: string; readonly line: number }
  | { readonly kind: "list"; readonly items: readonly YamlNode[]; readonly line: number }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, YamlNode>; readonly line: number }
  /** A reference to another node; it is not followed, so a small text cannot become a large tree. */
  | { readonly kind: "alias"; readonly line: number };

/** Text is not YAML. */
export class InvalidYamlError extends CallerError {
  override readonly name = "InvalidYamlError";
  /** From 1. */
  readonly line: number;
  constructor(input: string, reason: string, line: number) {
    super(`Cannot parse YAML: ${reason}, at line ${line}`, input.slice(0, 200));
    this.line = line;
  }
}

const MAX_DEPTH = 50; // nested collections

/** A collection that is not closed yet. */
interface Open {
  readonly nodes: YamlNode[];
  readonly kind: "document" | "list" | "map";
  readonly line: number;
}

/**
 * The first document of the text; `undefined` when it is empty.
 *
 * @throws {InvalidYamlError} If `text` is not YAML, or nests more than 50 collections.
 */
export function parseYaml(text: string): YamlNode | undefined {
  const lineAt = lineCounter(text);
  const open: Open[] = [{ nodes: [], kind: "document", line: 1 }];
  let line = 1;
  for (const event of eventsOf(text)) {
    const parent = open.at(-1);
    if (parent === undefined) break;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ nodes: [], kind: "document", line: 1 });
        break;
      case EVENT_ID.SEQUENCE:
        open.push({ nodes: [], kind: "list", line: lineAt(event.start) });
        break;
      case EVENT_ID.MAPPING:
        open.push({ nodes: [], kind: "map", line: lineAt(event.start) });
        break;
      case EVENT_ID.SCALAR:
        // An empty one stands nowhere: it is said to be where the last text was.
        if (event.valueStart !== -1) line = lineAt(event.valueStart);
        parent.nodes.push({
          kind: "scalar",
          text: event.valueStart === -1 ? "" : getScalarValue(text, event),
          line,
        });
        break;
      case EVENT_ID.ALIAS:
        parent.nodes.push({ kind: "alias", line: lineAt(event.anchorStart) });
        break;
      case EVENT_ID.POP:
        open.pop();
        if (parent.kind === "document") return parent.nodes[0];
        open.at(-1)?.nodes.push(closed(parent));
    }
  }
  return undefined;
}

function closed({ kind, nodes, line }: Open): YamlNode {
  if (kind !== "map") return { kind: "list", items: nodes, line };
  const entries = new Map<string, YamlNode>();
  for (let index = 0; index + 1 < nodes.length; index += 2) {
    const [key, value] = [nodes[index], nodes[index + 1]];
    if (key?.kind === "scalar" && value !== undefined) entries.set(key.text, value);
  }
  return { kind: "map", entries, line };
}

function eventsOf(text: string) {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    // The library throws other errors too for text that it cannot read.
    const reason = error instanceof YAMLException ? error.reason : "the text cannot be read";
    const line = error instanceof YAMLException ? (error.mark?.line ?? 0) + 1 : 1;
    throw new InvalidYamlError(text, reason, line);
  }
}

/** The line (from 1) of an offset; offsets come in any order. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (const { index } of text.matchAll(/\r\n|\n|\r/g)) ends.push(index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * One entry put into a client's file of settings, and taken out again, as an edit of its text: everything else stays byte
 * for byte. The files may have comments and commas at the end of lists. (`modify` of jsonc-parser lays out again what
 * stands beside an edit, so only its tokens and its tree are used.) @module
 */
import {
  createScanner,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { type Edit, edited, layoutOf, type Token, UNIT } from "./client_layout.ts";
import { isSameJson, type Json } from "./client_json.ts";

/** Which entry of which object. */
export interface EntryPlace {
  /** Of the file's object, such as `mcpServers`. */
  readonly key: string;
  /** What the client calls this server. */
  readonly name: string;
}

/** The file cannot be edited safely; the message completes "Cannot edit …: ". */
export class ClientDocumentError extends Error {
  override readonly name = "ClientDocumentError";
}

/** What becomes of a file. */
export type Change =
  | { readonly kind: "none" }
  /** There is another entry of that name. */
  | { readonly kind: "taken" }
  | { readonly kind: "text"; readonly text: string }
  /** The file was made for the entry, and held nothing else. */
  | { readonly kind: "remove" };

const BOM = "\uFEFF";
/** jsonc-parser's kinds of tokens, whose enum exists in its types only. */
const KIND = { comma: 5, lineBreak: 14, trivia: 15, end: 17 } as const;

/**
 * @param text `undefined` where there is no file.
 * @throws {ClientDocumentError} If the text is not what the client reads, or has the object twice.
 */
export function withEntry(text: string | undefined, place: EntryPlace, entry: Json): Change {
  return ofBoundedDepth(() => changeWithEntry(text, place, entry));
}

function changeWithEntry(text: string | undefined, place: EntryPlace, entry: Json): Change {
  if (text === undefined) return { kind: "text", text: newDocument(place, entry) };
  const { body, lead, root } = parse(text);
  if (root === undefined) {
    const eol = body.includes("\r\n") ? "\r\n" : "\n";
    const gap = body === "" || /[\r\n]$/.test(body) ? "" : eol;
    const document = newDocument(place, entry).replaceAll("\n", eol);
    return { kind: "text", text: lead + body + gap + document };
  }
  const container = propertyOf(root, place.key);
  if (container === undefined) {
    const edits = insertion(body, root, place.key, { [place.name]: entry });
    return { kind: "text", text: lead + edited(body, edits) };
  }
  const present = propertyOf(objectNode(container, place.key), place.name);
  if (present !== undefined) {
    return { kind: isSameJson(getNodeValue(present), entry) ? "none" : "taken" };
  }
  return {
    kind: "text",
    text: lead + edited(body, insertion(body, container, place.name, entry)),
  };
}

/**
 * Where one of the earlier texts and the entry make the present text, that text is what comes back, whole: an object that
 * was made for the entry and one that was empty before look alike afterwards.
 * @param earlier The files that stood here before, newest first.
 * @throws {ClientDocumentError} If the text is not what the client reads, or has the entry twice.
 */
export function withoutEntry(
  text: string,
  place: EntryPlace,
  earlier: readonly string[],
): Change {
  return ofBoundedDepth(() => changeWithoutEntry(text, place, earlier));
}

function changeWithoutEntry(
  text: string,
  place: EntryPlace,
  earlier: readonly string[],
): Change {
  const { body, lead, root } = parse(text);
  const container = root && propertyOf(root, place.key);
  const present = container && propertyOf(objectNode(container, place.key), place.name);
  if (container === undefined || present === undefined) return { kind: "none" };
  const entry: Json = getNodeValue(present);
  const original = earlier.find((before) => wasMadeOf(before, text, place, entry));
  if (original !== undefined) return { kind: "text", text: original };
  if (text === newDocument(place, entry)) return { kind: "remove" };
  return { kind: "text", text: lead + edited(body, removal(body, container, present)) };
}

/** The entry as it stands in the file. @throws {ClientDocumentError} As `withEntry`. */
export function newDocument({ key, name }: EntryPlace, entry: Json): string {
  return `${JSON.stringify({ [key]: { [name]: entry } }, null, UNIT)}\n`;
}

function wasMadeOf(before: string, now: string, place: EntryPlace, entry: Json): boolean {
  try {
    const change = withEntry(before, place, entry);
    return change.kind === "text" && change.text === now;
  } catch (error) {
    if (error instanceof ClientDocumentError) return false; // whatever it was, it is not what this was made of
    throw error;
  }
}

function parse(text: string) {
  const lead = text.startsWith(BOM) ? BOM : "";
  const body = text.slice(lead.length);
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first !== undefined) {
    const line = body.slice(0, first.offset).split(/\r\n|\r|\n/).length;
    throw new ClientDocumentError(
      `it is no JSON (${printParseErrorCode(first.error)} in line ${line})`,
    );
  }
  return { body, lead, root: root && objectNode(root, undefined) };
}

/** Whatever reads a tree calls itself for every level, and one reader goes deeper than the next. */
function ofBoundedDepth(change: () => Change): Change {
  try {
    return change();
  } catch (error) {
    if (error instanceof RangeError) throw new ClientDocumentError("it is nested too deeply");
    throw error;
  }
}

function objectNode(node: Node, key: string | undefined): Node {
  if (node.type === "object") return node;
  const what = key === undefined ? "the file" : JSON.stringify(key);
  throw new ClientDocumentError(`${what} holds no object`);
}

function propertyOf(object: Node, key: string): Node | undefined {
  const [first, second] = (object.children ?? []).filter(({ children }) =>
    children?.[0]?.value === key
  );
  if (second !== undefined) {
    throw new ClientDocumentError(`it has ${JSON.stringify(key)} twice`);
  }
  return first?.children?.[1];
}

/** Behind the last thing that the object holds, a comment included, in the object's own manner. */
function insertion(body: string, object: Node, name: string, value: Json): readonly Edit[] {
  const { line, inline, eol, unit, childIndent } = layoutOf(body, object);
  const text = inline
    ? JSON.stringify(value)
    : JSON.stringify(value, null, unit).replaceAll("\n", eol + childIndent);
  const property = `${JSON.stringify(name)}: ${text}`;
  const tokens = tokensOf(body, object.offset + 1, endOf(object) - 1);
  const at = tokens.at(-1)?.end ?? object.offset + 1;
  const last = object.children?.at(-1);
  const before = inline ? " " : eol + childIndent;
  if (last === undefined) {
    const isOpen = /[\r\n]/.test(body.slice(at, endOf(object)));
    return [{ at, end: at, text: before + property + (isOpen ? "" : eol + line) }];
  }
  const hasComma = tokens.some((token) => token.isComma && token.at >= endOf(last));
  return [
    ...hasComma ? [] : [{ at: endOf(last), end: endOf(last), text: "," }],
    { at, end: at, text: before + property + (hasComma ? "," : "") },
  ];
}

/** The opposite of `insertion`, wherever the entry stands by now. */
function removal(body: string, object: Node, value: Node): readonly Edit[] {
  const property = value.parent ?? value;
  const tokens = tokensOf(body, object.offset + 1, endOf(object) - 1);
  const previous = tokens.findLast(({ end }) => end <= property.offset);
  const siblings = object.children ?? [];
  const position = siblings.indexOf(property);
  const [before, after] = [siblings[position - 1], siblings[position + 1]];
  const commas = tokens.filter(({ isComma }) => isComma);
  const own = commas.find(({ at }) =>
    at >= endOf(property) && at < (after?.offset ?? endOf(object))
  );
  const earlier = before &&
    commas.find(({ at }) => at >= endOf(before) && at < property.offset);
  const comma = own ?? earlier;
  const at = previous?.end ?? object.offset + 1;
  if (siblings.length === 1) {
    const inside = body.slice(object.offset + 1, at) +
      body.slice(endOf(property), endOf(object) - 1).replace(",", "");
    if (inside.trim() === "") {
      return [{ at: object.offset + 1, end: endOf(object) - 1, text: "" }];
    }
  }
  const entry = { at, end: endOf(property), text: "" };
  if (comma === undefined) return [entry];
  return [{ at: comma.at, end: comma.end, text: "" }, entry];
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** What is no blank, comments included, between two places; at every depth. */
function tokensOf(body: string, start: number, end: number): readonly Token[] {
  const scanner = createScanner(body, false);
  scanner.setPosition(start);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); Number(kind) !== KIND.end; kind = scanner.scan()) {
    const at = scanner.getTokenOffset();
    if (at >= end) break;
    if (Number(kind) === KIND.lineBreak || Number(kind) === KIND.trivia) continue;
    tokens.push({
      at,
      end: at + scanner.getTokenLength(),
      isComma: Number(kind) === KIND.comma,
    });
  }
  return tokens;
}

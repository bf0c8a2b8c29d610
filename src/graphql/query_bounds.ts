/** Bounds of a query that need no schema: checked before anything else is done with it. @module */
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from "graphql";

/** What is refused beyond. Tokens are counted by the parser. */
export const QUERY_BOUNDS = {
  lengthCharacters: 20_000,
  tokens: 2_000,
  operations: 5,
  fragments: 30,
  aliases: 30,
  depth: 12,
  /** Of introspection, whose types refer to types. */
  introspectionDepth: 20,
} as const;

/** One word for each way a request is refused before it runs. */
export type RequestErrorCode =
  | "BAD_REQUEST"
  | "PARSE_FAILED"
  | "VALIDATION_FAILED"
  | "LIMIT_EXCEEDED";

/** An error that tells what was exceeded, and the bound. */
export function limitError(message: string): GraphQLError {
  const code: RequestErrorCode = "LIMIT_EXCEEDED";
  return new GraphQLError(`Cannot run query: ${message}`, { extensions: { code } });
}

/** What was counted; of fragments once, however often they are used. */
interface Counted {
  aliases: number;
  readonly depths: Map<string, number>;
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
}

/** The first bound that the document exceeds. */
export function exceededBound(document: DocumentNode): GraphQLError | undefined {
  const operations: SelectionSetNode[] = [];
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition.selectionSet);
    else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  const { length } = document.definitions;
  if (operations.length > QUERY_BOUNDS.operations) return beyond("operations", operations.length);
  if (length - operations.length > QUERY_BOUNDS.fragments) {
    return beyond("fragments", length - operations.length);
  }
  const counted: Counted = { aliases: 0, depths: new Map(), fragments };
  let depth = 0;
  for (const selections of operations) depth = Math.max(depth, depthOf(selections, counted));
  for (const name of fragments.keys()) fragmentDepth(name, counted);
  if (counted.aliases > QUERY_BOUNDS.aliases) return beyond("aliases", counted.aliases);
  return depth > QUERY_BOUNDS.depth ? beyond("depth", depth) : undefined;
}

function beyond(bound: "operations" | "fragments" | "aliases" | "depth", found: number) {
  return limitError(`it has ${bound} ${found}, expected at most ${QUERY_BOUNDS[bound]}`);
}

/** Introspection counts for as much less as it may be deeper. */
function depthOf(selections: SelectionSetNode, counted: Counted): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    let depth = 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      depth = fragmentDepth(selection.name.value, counted);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, counted);
    } else {
      if (selection.alias !== undefined) counted.aliases += 1;
      const below = selection.selectionSet;
      depth = 1 + (below === undefined ? 0 : depthOf(below, counted));
      if (selection.name.value.startsWith("__")) {
        depth -= QUERY_BOUNDS.introspectionDepth - QUERY_BOUNDS.depth;
      }
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function fragmentDepth(name: string, counted: Counted): number {
  const known = counted.depths.get(name);
  if (known !== undefined) return known;
  const selections = counted.fragments.get(name);
  if (selections === undefined) return 0; // refused when it is validated
  counted.depths.set(name, 0); // a fragment within itself is refused then, too
  const depth = depthOf(selections, counted);
  counted.depths.set(name, depth);
  return depth;
}

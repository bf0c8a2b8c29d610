/** One query from its text to its result: bounds, validation, cost, execution within its time. @module */
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { SourceLog } from "../domain/source.ts";
import { type CallOutcome, type RequestFacts, watchCall } from "../mcp/call_observer.ts";
import type { Timers } from "../resilience/timers.ts";
import type { Invocation } from "../server/invoke_tool.ts";
import { failureDetails } from "../mcp/failure_details.ts";
import { cacheOutcome } from "../server/invoke_tool.ts";
import { dataSources } from "../tools/data_sources.ts";
import type { CheckedDocuments } from "./checked_documents.ts";
import type { Graph } from "./graph.ts";
import { JudgementTurns } from "./judgement_turns.ts";
import { exceededBound, limitError, QUERY_BOUNDS, type RequestErrorCode } from "./query_bounds.ts";
import { queryCost } from "./query_cost.ts";
import { tellFieldError, tellRequestError, timeoutError, type ToldError } from "./query_errors.ts";
import { rootNode } from "./root.ts";

const MOST_ERRORS = 10; // of validation

/** What a client sends. */
export interface QueryRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What outlives a query. */
export interface QueryRunnerOptions extends Pick<Graph, "deps" | "version"> {
  readonly schema: GraphQLSchema;
  readonly documents: CheckedDocuments;
  readonly surroundings: Pick<Invocation, "log" | "clock" | "observers">;
  readonly timers: Timers;
  readonly maxCost: number;
}

/** Refused before it ran, or run. */
export type QueryAnswer =
  | { readonly kind: "refused"; readonly errors: readonly GraphQLError[] }
  | { readonly kind: "ran"; readonly result: ExecutionResult };

/** @param signal Aborted when its time is over or the client is gone. */
export async function runQuery(
  request: QueryRequest,
  options: QueryRunnerOptions,
  { facts, signal }: { readonly facts: RequestFacts; readonly signal: AbortSignal },
): Promise<QueryAnswer> {
  const { log, clock, observers = [] } = options.surroundings;
  const sources = new SourceLog();
  const startedAtMs = clock();
  // Names of operations are the caller's text.
  const watch = watchCall(observers, { ...facts, method: "graphql", name: "query" });
  const ended = (outcome: CallOutcome, cost?: number) => {
    watch.end(outcome, sources.outcomes());
    log.info("Answered query", {
      request_id: facts.requestId,
      outcome,
      duration_ms: clock() - startedAtMs,
      cache: cacheOutcome(sources.outcomes()),
      ...(cost === undefined ? {} : { cost }),
    });
  };
  try {
    const checked = check(request, options);
    if (checked.kind === "refused") {
      ended("caller");
      return checked;
    }
    const { document, cost } = checked;
    const raw = await watch.around(() => perform(request, document, { options, sources, signal }));
    const told = (raw.errors ?? []).map((error) =>
      error.path === undefined
        ? { error: tellRequestError(error, "BAD_REQUEST"), kind: "caller" } as const
        : tellFieldError(error, { requestId: facts.requestId, signal })
    );
    for (const { kind, cause } of told as readonly ToldError[]) {
      if (kind !== "bug") continue;
      log.error("Query failed", { request_id: facts.requestId, error: failureDetails(cause) });
    }
    ended(worst(told.map(({ kind }) => kind)), cost);
    const errors = told.map(({ error }) => error);
    if (raw.data === undefined) return { kind: "refused", errors };
    const extensions = { cost, dataSources: dataSources(sources) };
    return {
      kind: "ran",
      result: { ...(errors.length === 0 ? {} : { errors }), data: raw.data, extensions },
    };
  } catch (error) {
    ended(signal.aborted ? "aborted" : "bug");
    if (signal.aborted) return { kind: "refused", errors: [timeoutError()] };
    throw error;
  }
}

type Checked =
  | { readonly kind: "refused"; readonly errors: readonly GraphQLError[] }
  | { readonly kind: "good"; readonly document: DocumentNode; readonly cost: number };

function check(request: QueryRequest, options: QueryRunnerOptions): Checked {
  const { schema, maxCost } = options;
  const { operationName, variables } = request;
  const document = checkDocument(request.query, options);
  if (Array.isArray(document)) return { kind: "refused", errors: document };
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) {
    const code: RequestErrorCode = "BAD_REQUEST";
    const message = "Cannot run operation: there is none of that name, expected one query";
    return { kind: "refused", errors: [new GraphQLError(message, { extensions: { code } })] };
  }
  const cost = queryCost({ schema, document, operationName, variables });
  return cost <= maxCost
    ? { kind: "good", document, cost }
    : { kind: "refused", errors: [limitError(`it may cost ${cost}, expected at most ${maxCost}`)] };
}

/** The document, or what is wrong with it. Cheap checks first: nothing is done with one that exceeds its bounds. */
function checkDocument(
  query: string,
  { schema, documents }: QueryRunnerOptions,
): DocumentNode | GraphQLError[] {
  const known = documents.get(query);
  if (known !== undefined) return known;
  const { length } = query;
  if (length > QUERY_BOUNDS.lengthCharacters) {
    const most = QUERY_BOUNDS.lengthCharacters;
    return [limitError(`it has ${length} characters, expected at most ${most}`)];
  }
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: QUERY_BOUNDS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [
      /more than \d+ tokens/.test(error.message)
        ? limitError(`it has more than ${QUERY_BOUNDS.tokens} tokens`)
        : tellRequestError(error, "PARSE_FAILED"),
    ];
  }
  const exceeded = exceededBound(document);
  if (exceeded !== undefined) return [exceeded];
  const invalid = validate(schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
  // How often the library compares fields is bounded, and it says no more than this.
  if (invalid.some(({ message }) => message === "Validation aborted.")) {
    return [limitError("it has too many fields of one name to compare")];
  }
  if (invalid.length > 0) return invalid.map((one) => tellRequestError(one, "VALIDATION_FAILED"));
  documents.keep(query, document);
  return document;
}

/** The library stops waiting for fields when the signal is aborted; they stop by themselves. */
async function perform(
  { operationName, variables }: QueryRequest,
  document: DocumentNode,
  { options, sources, signal }: {
    readonly options: QueryRunnerOptions;
    readonly sources: SourceLog;
    readonly signal: AbortSignal;
  },
): Promise<ExecutionResult> {
  const turns = new JudgementTurns(options.timers);
  const given = { deps: options.deps, version: options.version, turn: () => turns.next() };
  try {
    return await execute({
      schema: options.schema,
      document,
      rootValue: rootNode(given, { signal, sources }),
      variableValues: variables,
      operationName,
      abortSignal: signal,
    });
  } finally {
    turns.close();
  }
}

const WORST_FIRST = ["bug", "upstream", "aborted", "caller"] as const;

function worst(kinds: readonly ToldError["kind"][]): CallOutcome {
  return WORST_FIRST.find((kind) => kinds.includes(kind)) ?? "ok";
}

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
import type { Invocation } from "../server/invoke_tool.ts";
import { cacheOutcome, failureDetails } from "../server/invoke_tool.ts";
import { dataSources } from "../tools/data_sources.ts";
import type { Graph } from "./graph.ts";
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
  readonly surroundings: Pick<Invocation, "log" | "clock" | "observers">;
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

/** Cheap checks first: nothing is done with a document that exceeds its bounds. */
function check(request: QueryRequest, { schema, maxCost }: QueryRunnerOptions): Checked {
  const { query, operationName, variables } = request;
  const refused = (...errors: readonly GraphQLError[]) => ({ kind: "refused", errors } as const);
  if (query.length > QUERY_BOUNDS.lengthCharacters) {
    return refused(
      limitError(
        `it has ${query.length} characters, expected at most ${QUERY_BOUNDS.lengthCharacters}`,
      ),
    );
  }
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: QUERY_BOUNDS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isBound = /more than \d+ tokens/.test(error.message);
    return refused(
      isBound
        ? limitError(`it has more than ${QUERY_BOUNDS.tokens} tokens`)
        : tellRequestError(error, "PARSE_FAILED"),
    );
  }
  const exceeded = exceededBound(document);
  if (exceeded !== undefined) return refused(exceeded);
  const invalid = validate(schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
  if (invalid.length > 0) {
    return refused(...invalid.map((error) => tellRequestError(error, "VALIDATION_FAILED")));
  }
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) {
    const code: RequestErrorCode = "BAD_REQUEST";
    const message = "Cannot run operation: there is none of that name, expected one query";
    return refused(new GraphQLError(message, { extensions: { code } }));
  }
  const cost = queryCost({ schema, document, operationName, variables });
  if (cost > maxCost) {
    return refused(limitError(`it may cost ${cost}, expected at most ${maxCost}`));
  }
  return { kind: "good", document, cost };
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
  return await execute({
    schema: options.schema,
    document,
    rootValue: rootNode(options, { signal, sources }),
    variableValues: variables,
    operationName,
    abortSignal: signal,
  });
}

const WORST_FIRST = ["bug", "upstream", "aborted", "caller"] as const;

function worst(kinds: readonly ToldError["kind"][]): CallOutcome {
  return WORST_FIRST.find((kind) => kinds.includes(kind)) ?? "ok";
}

/** `/graphql`: GraphQL over HTTP behind the same gate as `/mcp`; nothing but queries. @module */
import { GraphQLError } from "graphql";
import { createHandler } from "graphql-http";
import type { RequestFacts } from "../mcp/call_observer.ts";
import { type Door, problem } from "../server/door.ts";
import { readBody, type RequestBody } from "../server/request_body.ts";
import { CheckedDocuments } from "./checked_documents.ts";
import type { RequestErrorCode } from "./query_bounds.ts";
import { type QueryRequest, type QueryRunnerOptions, runQuery } from "./run_query.ts";
import { graphSchema } from "./schema.ts";

/** A page of another site can make a browser send a GET, but none with a header like these. */
const PREFLIGHT_HEADERS = ["graphql-require-preflight", "apollo-require-preflight"] as const;

/** What the door needs. */
export interface GraphqlDoorOptions extends Omit<QueryRunnerOptions, "schema" | "documents"> {
  readonly maxRequestBytes: number;
  /** How long the body of a request may take to come. */
  readonly requestTimeoutMs: number;
  /** How long one query may take. */
  readonly timeoutMs: number;
}

/** One request, as the library hands it on. */
interface Visit {
  readonly facts: RequestFacts;
  readonly signal: AbortSignal;
}

/** Answers as the GraphQL-over-HTTP draft says; the library negotiates, reads parameters and chooses the status. */
export function graphqlDoor(options: GraphqlDoorOptions): Door {
  const { timers, maxRequestBytes, timeoutMs } = options;
  const runner: QueryRunnerOptions = {
    ...options,
    schema: graphSchema(),
    documents: new CheckedDocuments(),
  };
  const underWay = new Set<AbortController>();
  const handle = createHandler<Visit>({
    parseRequestParams({ body }) {
      if (typeof body === "string" && body.trimStart().startsWith("[")) {
        throw new TypeError("Cannot read request: several queries at once, expected one");
      }
    },
    async onSubscribe({ raw }, { query, operationName, variables }) {
      const request: QueryRequest = {
        query,
        operationName: operationName ?? undefined,
        variables: variables ?? {},
      };
      const answer = await runQuery(request, runner, raw);
      return answer.kind === "refused" ? answer.errors : answer.result;
    },
    formatError(error) {
      if (error instanceof GraphQLError) return error;
      const code: RequestErrorCode = "BAD_REQUEST"; // the library's few words about parameters
      return new GraphQLError(error.message, { extensions: { code } });
    },
  });

  const answer = async (request: Request, visit: Visit): Promise<Response> => {
    const { method, url, headers } = request;
    if (method === "GET" && !PREFLIGHT_HEADERS.some((name) => headers.has(name))) {
      return problem(403, `Cannot answer GET without the header ${PREFLIGHT_HEADERS[0]}: 1`);
    }
    let body: string | null = null;
    if (method === "POST") {
      const read = await readBody(request, {
        maxBytes: maxRequestBytes,
        timeoutMs: options.requestTimeoutMs,
        timers,
      });
      if (read.kind !== "text") return unreadBody(read.kind, maxRequestBytes);
      body = read.text;
    }
    const [text, init] = await handle({
      ...{ method, url, headers, body, raw: visit, context: undefined },
    });
    return new Response(text, init);
  };

  return {
    path: "/graphql",
    access: "guarded",
    async serve(request, facts) {
      const controller = new AbortController();
      const stop = () => controller.abort();
      const cancel = timers.after(timeoutMs, stop);
      request.signal.addEventListener("abort", stop, { once: true });
      underWay.add(controller);
      try {
        return await answer(request, { facts, signal: controller.signal });
      } finally {
        cancel();
        underWay.delete(controller);
        request.signal.removeEventListener("abort", stop);
      }
    },
    close() {
      for (const controller of underWay) controller.abort();
      return Promise.resolve();
    },
  };
}

function unreadBody(kind: Exclude<RequestBody["kind"], "text">, maxBytes: number): Response {
  switch (kind) {
    case "too_large":
      return problem(413, `Request body too large, expected at most ${maxBytes} bytes`);
    case "too_slow":
      return problem(408, "Request body too slow, expected all of it in time", {
        connection: "close",
      });
    case "unreadable":
      return problem(400, "Cannot read the request body");
  }
}

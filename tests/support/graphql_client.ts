/** A client of `/graphql` of the whole program. @module */
import assert from "node:assert/strict";
import { loopbackConfig, type Settings } from "./app_on_loopback.ts";
import type { FakeUpstream } from "./fake_upstream.ts";
import { FAULTS_NOW_MS } from "./fault_cases.ts";
import { serveApp, type ServedApp } from "./served_app.ts";

/** GraphQL's own media type. */
export const GRAPHQL = "application/graphql-response+json";

/** The program over that upstream, with the door open. */
export function startGraphql(upstream: FakeUpstream, settings: Settings = {}): Promise<ServedApp> {
  const config = loopbackConfig(upstream.url, {
    ...{ transport: "http", port: "0", graphql: "true", logLevel: "info" },
    ...settings,
  });
  return serveApp(config, { clock: () => FAULTS_NOW_MS });
}

/** What was answered. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions: {
    readonly cost: number;
    readonly dataSources: readonly { readonly service: string; readonly status: string }[];
  };
}

/** Sends one query as JSON. */
export async function askGraphql(
  app: ServedApp,
  query: unknown,
  init: {
    readonly variables?: unknown;
    readonly accept?: string;
    readonly operationName?: string;
  } = {},
): Promise<GraphqlAnswer> {
  const { accept = GRAPHQL, ...rest } = init;
  return await read(
    await fetch(new URL("/graphql", app.url), {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query, ...rest }),
    }),
  );
}

async function read(response: Response): Promise<GraphqlAnswer> {
  const { data, errors = [], extensions } = await response.json();
  const type = response.headers.get("content-type");
  return { status: response.status, type, data, errors, extensions };
}

/** What stands at a path such as `project.releases.nodes.0.id`. */
export function at(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split(".")) {
    assert.ok(typeof value === "object" && value !== null, `${path}: nothing holds ${key}`);
    value = new Map<string, unknown>(Object.entries(value)).get(key);
  }
  return value;
}

/** The list that stands there. */
export function list(data: unknown, path: string): readonly unknown[] {
  const found = at(data, path);
  assert.ok(Array.isArray(found), `${path} is a list`);
  return found;
}

/** The code of the first error. */
export const codeOf = ({ errors }: GraphqlAnswer) => errors[0]?.extensions.code;

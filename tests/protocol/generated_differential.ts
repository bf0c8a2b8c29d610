/**
 * Generated requests, good and spoiled, to the endpoint and to the SDK's stock handler over the same factory. A program:
 * `generated_differential.ts [COUNT [SEED]]`.
 * @module
 */
import { createMcpHandler } from "@modelcontextprotocol/server";
import * as fc from "fast-check";
import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { LOCAL_CALLER } from "../../src/mcp/call_observer.ts";
import type { ServerFactory } from "../../src/server/create_server.ts";
import { createMcpEndpoint } from "../../src/server/mcp_endpoint.ts";
import { type Seen, seen } from "./differential.ts";
import { bodyOf, type Draft, drafts } from "./drafted_request.ts";
import { fixtureFactory } from "./fixture_server.ts";

const MAX_BYTES = 100_000;
const FACTS = { requestId: "test", caller: LOCAL_CALLER };

/** What was compared. */
export interface Compared {
  readonly requests: number;
  /** Answered without the SDK's server. */
  readonly direct: number;
  readonly statuses: ReadonlyMap<number, number>;
}

/** @throws {Error} With the smallest request found on which the two differ, and its seed. */
export async function compareGenerated(count: number, seed: number): Promise<Compared> {
  const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
  const factory = fixtureFactory(log);
  let built = 0;
  const counted: ServerFactory = Object.assign(
    (context: Parameters<ServerFactory>[0]) => {
      built += 1;
      return factory(context);
    },
    { direct: factory.direct },
  );
  const ours = createMcpEndpoint({
    factory: counted,
    log,
    maxRequestBytes: MAX_BYTES,
    requestTimeoutMs: 60_000,
  });
  const stock = createMcpHandler(factory, { maxRequestBodySize: MAX_BYTES });
  const statuses = new Map<number, number>();
  let requests = 0;
  let direct = 0;
  const property = fc.asyncProperty(drafts, async (draft) => {
    const made = [request(draft), request(draft)];
    if (made[0] === undefined || made[1] === undefined) return; // not a request that HTTP can carry
    const expected = masked(await seen(await stock.fetch(made[0])));
    const builtBefore = built;
    const told = masked(await seen(await ours.serve(made[1], FACTS)));
    assert.deepEqual(told, expected);
    requests += 1;
    if (told.status === 200 && built === builtBefore) direct += 1;
    statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: count, seed, verbose: 1 });
  return { requests, direct, statuses };
}

function request(draft: Draft): Request | undefined {
  const { method } = draft;
  const bytes = bodyOf(draft);
  try {
    const headers = new Headers(draft.headers);
    if (draft.isLengthDeclared) headers.set("content-length", `${bytes.length}`);
    const body = method === "GET" ? null : bytes;
    return new Request("http://127.0.0.1:8000/mcp", { method, headers, body });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The stock handler knows no name of the request, so an internal error names the JSON-RPC id instead. */
function masked({ messages, ...rest }: Seen): Seen {
  const hidden = messages.map((text) => text.replace(/(at request ).*"\}\}$/s, '$1…"}}'));
  return { ...rest, messages: hidden };
}

if (import.meta.main) {
  const [count = "100000", seed = `${Date.now() >>> 0}`] = Deno.args;
  console.log(`${count} requests, seed ${seed}`);
  const { requests, direct, statuses } = await compareGenerated(Number(count), Number(seed));
  console.log(`${requests} compared, ${direct} answered directly`, Object.fromEntries(statuses));
}

import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import type { CallObserver, ObservedCall } from "../../../src/mcp/call_observer.ts";
import { createServerFactory } from "../../../src/server/create_server.ts";
import { createMcpEndpoint } from "../../../src/server/mcp_endpoint.ts";
import { defineTool, READS_UPSTREAM } from "../../../src/mcp/define_tool.ts";
import * as z from "zod";

const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
const CALLER = { name: "ada", kind: "token" } as const;
const FACTS = { requestId: "r1", caller: CALLER };

/** An endpoint over one tool that waits until it is aborted or let go. */
function endpoint() {
  const told: (ObservedCall | string)[] = [];
  const began = Promise.withResolvers<AbortSignal>();
  const letGo = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const observer: CallObserver = {
    begin({ args: _, ...call }) {
      told.push(call);
      return {
        around(task) {
          told.push("around");
          return task();
        },
        end(outcome) {
          told.push(outcome);
          ended.resolve(outcome);
        },
      };
    },
  };
  const wait = defineTool({
    name: "wait",
    title: "Wait",
    description: "Waits.",
    toolset: "server",
    annotations: READS_UPSTREAM,
    input: z.strictObject({}),
    output: z.object({ waited: z.literal(true) }),
    run(_input, _deps, { signal }) {
      began.resolve(signal);
      return new Promise((resolve, reject) => {
        letGo.promise.then(() => resolve({ waited: true }));
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    },
    text: () => "Waited",
  });
  let built = 0;
  const factory = createServerFactory({
    identity: { name: "fixture", version: "1.0.0" },
    instructions: "Test-only.",
    tools: [wait],
    resources: [],
    prompts: [],
    deps: {},
    log,
    clock: () => 0,
    observers: [observer],
  });
  const counted = Object.assign((context: Parameters<typeof factory>[0]) => {
    built += 1;
    return factory(context);
  }, { direct: factory.direct });
  const served = createMcpEndpoint({
    factory: counted,
    log,
    maxRequestBytes: 10_000,
    requestTimeoutMs: 60_000,
  });
  return {
    served,
    told,
    began: began.promise,
    ended: ended.promise,
    letGo: letGo.resolve,
    built: () => built,
  };
}

function request(
  method: string,
  { params, ...init }: RequestInit & { readonly params?: Record<string, unknown> } = {},
): Request {
  return new Request("http://127.0.0.1/mcp", {
    method: "POST",
    headers: {
      accept: "application/json, text/event-stream",
      "content-type": "application/json",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, ...(params && { params }) }),
    ...init,
  });
}

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

Deno.test("DirectAnswers has a plain call answered without the SDK's server, and watched as any other call is", async () => {
  const { served, told, letGo, built } = endpoint();
  letGo();
  const params = { name: "wait", arguments: {}, _meta: { traceparent: TRACEPARENT } };
  const response = await served.serve(request("tools/call", { params }), FACTS);
  assert.equal((await response.json()).result.structuredContent.waited, true);
  assert.equal(built(), 0);
  assert.deepEqual(told, [
    {
      requestId: "r1",
      caller: CALLER,
      traceContext: { traceparent: TRACEPARENT },
      method: "tools/call",
      name: "wait",
    },
    "around",
    "ok",
  ]);
  await served.close();
});

Deno.test("DirectAnswers has a plain call aborted when its client goes away", async () => {
  const { served, ended, began, built } = endpoint();
  const client = new AbortController();
  const answer = served.serve(
    request("tools/call", { params: { name: "wait" }, signal: client.signal }),
    FACTS,
  );
  const signal = await began;
  client.abort();
  assert.equal((await answer).status, 499);
  assert.equal(signal.aborted, true);
  assert.equal(built(), 0);
  assert.equal(await ended, "aborted");
});

Deno.test("DirectAnswers has a plain call cut when the endpoint closes", async () => {
  const { served, began } = endpoint();
  const answer = served.serve(request("tools/call", { params: { name: "wait" } }), FACTS);
  const signal = await began;
  await served.close();
  assert.equal((await answer).status, 499);
  assert.equal(signal.aborted, true);
});

Deno.test("DirectAnswers learns a list from the SDK's first answer, for each era, and then tells it with the id that asks", async () => {
  const { served, built } = endpoint();
  const first = await (await served.serve(request("tools/list"), FACTS)).json();
  assert.equal(built(), 1);
  const again = await (await served.serve(request("tools/list", { params: {} }), FACTS)).json();
  assert.equal(built(), 1);
  assert.deepEqual(again, first);
  await (await served.serve(request("tools/list", { params: { cursor: "x" } }), FACTS)).json();
  assert.equal(built(), 2, "with a cursor the SDK is asked");
  await served.close();
});

import assert from "node:assert/strict";
import { AcceptedEnvelopes } from "../../../src/server/accepted_envelopes.ts";
import { plainRequest } from "../../../src/server/plain_request.ts";

const VERSION = "2026-07-28";
const META = "io.modelcontextprotocol/";
const ENVELOPE = { [`${META}protocolVersion`]: VERSION, [`${META}clientCapabilities`]: {} };
const LEGACY = { accept: "application/json, text/event-stream" };
const MODERN = { "mcp-protocol-version": VERSION, "mcp-method": "tools/call", "mcp-name": "echo" };

function read(headers: Record<string, string>, body: unknown) {
  return plainRequest(new Headers(headers), body, new AcceptedEnvelopes());
}

const call = (params: Record<string, unknown> = {}, members: Record<string, unknown> = {}) => ({
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "echo", arguments: { text: "hi" }, ...params },
  ...members,
});

Deno.test("plainRequest() recognises plain calls of both eras", () => {
  assert.deepEqual(read(LEGACY, call()), {
    era: "legacy",
    id: 1,
    method: "tools/call",
    call: { name: "echo", arguments: { text: "hi" } },
    meta: undefined,
  });
  assert.equal(read(MODERN, call({ _meta: ENVELOPE }))?.era, "modern");
  assert.equal(read(LEGACY, { jsonrpc: "2.0", id: "a", method: "ping" })?.call, undefined);
});

Deno.test("plainRequest() does not recognise what is unusual, right or wrong", async (t) => {
  const modern = (meta: unknown, headers: Record<string, string> = MODERN) =>
    [headers, call({ _meta: meta })] as const;
  const rows: readonly (readonly [string, Record<string, string>, unknown])[] = [
    ["no object", LEGACY, [call()]],
    ["a further member", LEGACY, call({}, { more: 1 })],
    ["an id that is a fraction", LEGACY, call({}, { id: 1.5 })],
    ["an id that is null", LEGACY, call({}, { id: null })],
    ["a notification", LEGACY, { jsonrpc: "2.0", method: "ping" }],
    ["params that are null", LEGACY, call({}, { params: null })],
    ["a task", LEGACY, call({ task: {} })],
    ["input responses", LEGACY, call({ inputResponses: {} })],
    ["arguments without a name", LEGACY, call({}, { params: { arguments: {} } })],
    ["arguments that are an array", LEGACY, call({ arguments: [] })],
    ["arguments with __proto__", LEGACY, call({ arguments: JSON.parse('{"__proto__":{}}') })],
    ["a progress token that is an object", LEGACY, call({ _meta: { progressToken: {} } })],
    ["a related task", LEGACY, call({ _meta: { [`${META}related-task`]: { taskId: "1" } } })],
    [
      "capabilities without a version",
      LEGACY,
      call({ _meta: { [`${META}clientCapabilities`]: {} } }),
    ],
    ["no Accept", {}, call()],
    ["half an Accept", { accept: "application/json" }, call()],
    ["an unknown version", { ...LEGACY, "mcp-protocol-version": "1" }, call()],
    [
      "a version header without its envelope",
      { ...LEGACY, "mcp-protocol-version": VERSION },
      call(),
    ],
    ["an envelope without its header", ...modern(ENVELOPE, LEGACY)],
    [
      "another version in the header",
      ...modern(ENVELOPE, { ...MODERN, "mcp-protocol-version": "2025-11-25" }),
    ],
    ["another method in the header", ...modern(ENVELOPE, { ...MODERN, "mcp-method": "ping" })],
    ["another name in the header", ...modern(ENVELOPE, { ...MODERN, "mcp-name": "other" })],
    ["a name in Base64", ...modern(ENVELOPE, { ...MODERN, "mcp-name": "=?base64?ZWNobw==?=" })],
    ["no capabilities", ...modern({ [`${META}protocolVersion`]: VERSION })],
    [
      "capabilities that are a text",
      ...modern({ ...ENVELOPE, [`${META}clientCapabilities`]: "x" }),
    ],
    ["a client without a name", ...modern({ ...ENVELOPE, [`${META}clientInfo`]: {} })],
    ["a further member of the protocol's own", ...modern({ ...ENVELOPE, [`${META}more`]: 1 })],
  ];
  for (const [name, headers, body] of rows) {
    await t.step(name, () => assert.equal(read(headers, body), undefined));
  }
});

Deno.test("AcceptedEnvelopes does not take one envelope for another that JSON writes alike", () => {
  const envelopes = new AcceptedEnvelopes();
  const meta = (experimental: string) =>
    JSON.parse(
      `{"${META}protocolVersion":"${VERSION}","${META}clientCapabilities":{"experimental":{"a":{"b":${experimental}}}}}`,
    );
  assert.equal(envelopes.accepts(meta("null"), VERSION), true);
  assert.equal(envelopes.accepts(meta("null"), VERSION), true, "remembered");
  assert.equal(envelopes.accepts(meta("1e999"), VERSION), false);
});

/** What every transport must do in both protocol eras, asked by the SDK's real client on the embedded upstream. @module */
import type { Client, Transport } from "@modelcontextprotocol/client";
import assert from "node:assert/strict";
import * as z from "zod";
import { connect, type ProtocolVersion } from "../support/mcp_client.ts";
import { TOOL_ARGUMENTS } from "./tool_arguments.ts";

const MAX_LIST_BYTES = 32_000;
const MAX_ANSWER_BYTES = 25_000;
const INSTRUCTIONS_LENGTH = 1_500;

/** Runs the suite over one connection that `open` makes; `stop` ends what `open` started. */
export function protocolSuite(
  name: string,
  version: ProtocolVersion,
  open: () => Transport | Promise<Transport>,
  stop: () => Promise<unknown> = () => Promise.resolve(),
): void {
  Deno.test(`${name} speaks ${version}`, async (t) => {
    try {
      const client = await connect(await open(), version);
      await handshake(t, client, version);
      await tools(t, client);
      await toolErrors(t, client);
      await resources(t, client);
      await prompts(t, client);
      await completion(t, client);
      await refusals(t, client);
      await client.close();
    } finally {
      await stop();
    }
  });
}

async function handshake(t: Deno.TestContext, client: Client, version: ProtocolVersion) {
  await t.step("negotiates its revision and introduces itself", () => {
    assert.equal(client.getNegotiatedProtocolVersion(), version);
    const { tools, resources, prompts, completions, logging } = client.getServerCapabilities() ??
      {};
    assert.ok(tools && resources && prompts && completions);
    assert.equal(logging, undefined);
    assert.ok(client.getServerVersion()?.version);
    const { length } = client.getInstructions() ?? "";
    assert.ok(length > 0 && length <= INSTRUCTIONS_LENGTH, `${length} characters`);
  });
}

async function tools(t: Deno.TestContext, client: Client) {
  const { tools } = await client.listTools();
  await t.step("lists its tools, the same each time, in few bytes", async () => {
    assert.deepEqual((await client.listTools(undefined, { cacheMode: "bypass" })).tools, tools);
    assert.ok(tools.length > 0);
    assert.ok(JSON.stringify(tools).length < MAX_LIST_BYTES);
    for (const tool of tools) {
      assert.equal(tool.annotations?.readOnlyHint, true);
      assert.equal(tool.inputSchema.type, "object");
      assert.equal(tool.outputSchema?.type, "object");
    }
  });
  for (const { name } of tools) {
    await t.step(
      `${name} answers with text and structured content that fits its schema`,
      async () => {
        const given = TOOL_ARGUMENTS[name];
        assert.ok(given, `the suite has arguments for ${name}`);
        // The client checks the structured content against the listed output schema.
        const { content, structuredContent, isError } = await client.callTool({
          name,
          arguments: given,
        });
        assert.notEqual(isError, true, JSON.stringify(content));
        assert.ok(structuredContent);
        const [text] = content;
        assert.ok(text?.type === "text" && text.text.length > 0);
        const bytes = JSON.stringify(structuredContent).length + text.text.length;
        assert.ok(bytes <= MAX_ANSWER_BYTES, `${bytes} bytes`);
      },
    );
  }
}

async function toolErrors(t: Deno.TestContext, client: Client) {
  const failing = async (name: string, args: Record<string, unknown>): Promise<string> => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    assert.equal(isError, true);
    const [text] = content;
    assert.ok(text?.type === "text");
    return text.text;
  };
  await t.step("bad arguments are a result that names them", async () => {
    const text = await failing("get_package_info", { package_name: 7, nonsense: true });
    assert.match(text, /package_name/);
    assert.match(text, /nonsense/);
  });
  await t.step("a name that is none is a result that says so", async () => {
    assert.match(await failing("get_package_info", { package_name: "../etc" }), /"\.\.\/etc"/);
  });
  await t.step("a project that does not exist is a result that suggests others", async () => {
    assert.match(await failing("get_package_info", { package_name: "reqests" }), /requests/);
  });
  await t.step("an unknown tool is invalid params", async () => {
    await rejects(client.callTool({ name: "no_such_tool", arguments: {} }), -32602);
  });
}

async function resources(t: Deno.TestContext, client: Client) {
  await t.step("lists and reads its resources", async () => {
    const { resources } = await client.listResources();
    assert.deepEqual(resources.map(({ uri }) => uri), ["pypi://stats/overview"]);
    const { resourceTemplates } = await client.listResourceTemplates();
    assert.deepEqual(resourceTemplates.map(({ uriTemplate }) => uriTemplate).sort(), [
      "pypi://package/{package_name}",
      "pypi://package/{package_name}/{version}",
    ]);
    for (
      const uri of [
        "pypi://stats/overview",
        "pypi://package/requests",
        "pypi://package/requests/2.31.0",
      ]
    ) {
      const { contents } = await client.readResource({ uri });
      assert.deepEqual(contents.map(({ mimeType }) => mimeType), [
        "application/json",
        "text/markdown",
      ]);
      const [json] = contents;
      assert.ok(json !== undefined && "text" in json);
      assert.equal(typeof JSON.parse(json.text), "object");
    }
  });
  await t.step("a resource that does not exist is invalid params", async () => {
    await rejects(client.readResource({ uri: "pypi://nothing/here" }), -32602);
    await rejects(client.readResource({ uri: "pypi://package/no-such-project-here" }), -32602);
    await rejects(client.readResource({ uri: "file:///etc/passwd" }), -32602);
  });
}

async function prompts(t: Deno.TestContext, client: Client) {
  const values: Readonly<Record<string, string>> = {
    package_name: "requests",
    packages: "requests, urllib3",
    package_names: "requests, urllib3",
    package1: "requests",
    package2: "urllib3",
    version: "2.31.0",
  };
  await t.step("lists its prompts and fills them in", async () => {
    const { prompts } = await client.listPrompts();
    assert.deepEqual(prompts.map(({ name }) => name).sort(), [
      "analyze_package",
      "compare_packages",
      "security_review",
    ]);
    for (const { name, arguments: args = [] } of prompts) {
      const filled = args.filter(({ required }) => required).map(({ name: argument }) => {
        const value = values[argument];
        assert.ok(value, `the suite has a value for ${argument} of ${name}`);
        return [argument, value] as const;
      });
      const { messages } = await client.getPrompt({ name, arguments: Object.fromEntries(filled) });
      assert.ok(messages.length > 0);
    }
  });
  await t.step(
    "a prompt that does not exist, or lacks its arguments, is invalid params",
    async () => {
      await rejects(client.getPrompt({ name: "nothing" }), -32602);
      await rejects(client.getPrompt({ name: "analyze_package", arguments: {} }), -32602);
    },
  );
}

async function completion(t: Deno.TestContext, client: Client) {
  await t.step("completes project names and versions", async () => {
    const ref = { type: "ref/resource", uri: "pypi://package/{package_name}/{version}" } as const;
    const names = await client.complete({
      ref,
      argument: { name: "package_name", value: "reque" },
    });
    assert.ok(names.completion.values.includes("requests"));
    const versions = await client.complete({
      ref,
      argument: { name: "version", value: "2.3" },
      context: { arguments: { package_name: "requests" } },
    });
    assert.ok(versions.completion.values.includes("2.31.0"));
    const prompt = { type: "ref/prompt", name: "analyze_package" } as const;
    const asked = { ref: prompt, argument: { name: "package_name", value: "urll" } };
    assert.ok((await client.complete(asked)).completion.values.includes("urllib3"));
  });
}

async function refusals(t: Deno.TestContext, client: Client) {
  await t.step("an unknown method is method not found", async () => {
    await rejects(client.request({ method: "no/such/method" }, z.object({})), -32601);
  });
  await t.step("a cancelled call is given up, and the next one is served", async () => {
    const controller = new AbortController();
    const params = { name: "get_package_versions", arguments: { package_name: "urllib3" } };
    const given = client.callTool(params, { signal: controller.signal });
    controller.abort();
    await assert.rejects(given);
    assert.notEqual((await client.callTool(params)).isError, true);
  });
}

/** Over HTTP the client reports an answer with status 404 as a text, the JSON-RPC error inside. */
async function rejects(promise: Promise<unknown>, code: number): Promise<void> {
  await assert.rejects(promise, (error: Error & { code?: unknown }) => {
    const told = typeof error.code === "number"
      ? error.code
      : Number(/"code":(-\d+)/.exec(error.message)?.[1]);
    assert.equal(told, code, error.message);
    return true;
  });
}

import assert from "node:assert/strict";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { freePort } from "../support/free_port.ts";
import { runtimeEnvironment } from "../support/runtime_environment.ts";
import { ROOT } from "../support/source_files.ts";
import { type Command, sourceCommand, spawnHttp, upstreamFlags } from "../support/spawn_server.ts";
import { startFakeUpstream } from "../support/fake_upstream.ts";

/** The register that the example asks. */
function startRegister() {
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (pathname === "/approvals/requests.json") {
      return Response.json({ status: "approved", version: "2.32.0" });
    }
    if (pathname === "/policy/pinning.md") return new Response("# Pinning\u001b[0m\n\nAlways.");
    if (pathname === "/approvals/flask.json") return new Response("no", { status: 500 });
    return new Response("nothing", { status: 404 });
  });
  return { asked, url: `http://127.0.0.1:${server.addr.port}/`, close: () => server.shutdown() };
}

/** The module of the document, in a file of its own. */
async function writeExample(): Promise<string> {
  const text = await Deno.readTextFile(new URL("docs/EXTENDING.md", ROOT));
  const [, code] = /```js\n([^]*?)```/.exec(text) ?? [];
  assert.ok(code !== undefined, "docs/EXTENDING.md has no example");
  const path = await Deno.makeTempFile({ suffix: ".js" });
  await Deno.writeTextFile(path, code);
  return path;
}

interface Running extends AsyncDisposable {
  readonly command: Command;
  readonly env: Record<string, string>;
  readonly asked: readonly string[];
  readonly tcpPort: number;
}

async function prepare(...args: readonly string[]): Promise<Running> {
  const [register, upstream, path] = [startRegister(), startFakeUpstream(), await writeExample()];
  const tcpPort = freePort();
  return {
    command: sourceCommand(...upstreamFlags(upstream.url), "--plugin", path, ...args),
    env: {
      PYPI_MCP_PLUGIN_REGISTER_URL: register.url,
      PYPI_MCP_PLUGIN_TCP_PORT: String(tcpPort),
      PYPI_MCP_MAX_RETRIES: "0",
    },
    asked: register.asked,
    tcpPort,
    async [Symbol.asyncDispose]() {
      await register.close();
      await upstream[Symbol.asyncDispose]();
      await Deno.remove(path);
    },
  };
}

/** What the document promises of its example, through any client. */
async function checkAnswers(client: Client, t: Deno.TestContext, asked: readonly string[]) {
  const approval = (package_name: string) =>
    client.callTool({ name: "get_approval", arguments: { package_name } });
  await t.step("it is listed beside the built-in ones", async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    assert.ok(names.includes("get_package_info"));
    assert.equal(names.at(-1), "get_approval");
    assert.deepEqual(tools.at(-1)?.annotations, {
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: true,
    });
  });
  await t.step(
    "approved, from the register and from a built-in tool, twice with one request",
    async () => {
      const first = await approval("Requests");
      assert.match(textOf(first), /^requests: approved up to 2\.32\.0/);
      const again = await approval("requests");
      const { data_sources: sources, ...told } = structuredOf(again);
      assert.deepEqual([told.package_name, told.status, told.approved_version], [
        "requests",
        "approved",
        "2.32.0",
      ]);
      assert.match(String(told.latest_version), /^\d/);
      const own = (sources as { service: string; status: string }[]).find(({ service }) =>
        service === "approvals/register"
      );
      assert.equal(own?.status, "cached");
      assert.equal(asked.filter((path) => path === "/approvals/requests.json").length, 1);
    },
  );
  await t.step("404 of the register is an answer", async () => {
    assert.equal(structuredOf(await approval("click")).status, "not_reviewed");
  });
  await t.step("an unknown project, a refusal and bad arguments are the caller's", async () => {
    for (
      const [name, told] of [
        ["no-such-project-at-all", /no-such-project-at-all/],
        ["a/b", /^Cannot call get_approval: a package name holds no slash$/],
        ["", /package_name: read ""/],
      ] as const
    ) {
      const result = await approval(name);
      assert.equal(result.isError, true);
      assert.match(textOf(result), told);
    }
  });
  await t.step("a failing register is told as every upstream", async () => {
    const result = await approval("flask");
    assert.equal(result.isError, true);
    assert.match(
      textOf(result),
      /^Cannot read from approvals\/register: it is failing \(HTTP 500\)/,
    );
  });
  await t.step("the resource", async () => {
    const { contents } = await client.readResource({ uri: "approvals://policy/pinning" });
    assert.deepEqual(contents, [{
      uri: "approvals://policy/pinning",
      mimeType: "text/markdown",
      text: "# Pinning\n\nAlways.",
    }]);
    await assert.rejects(client.readResource({ uri: "approvals://policy/none" }), {
      code: -32602,
      message: /Cannot read resource policy: there is no such chapter/,
    });
  });
  await t.step("the prompt", async () => {
    const { messages } = await client.getPrompt({
      name: "request_approval",
      arguments: { package_name: "attrs" },
    });
    assert.match(JSON.stringify(messages), /Call get_approval for attrs/);
  });
}

function textOf({ content }: { readonly content: unknown }): string {
  return (content as { text: string }[])[0]?.text ?? "";
}

function structuredOf(
  { structuredContent }: { readonly structuredContent?: unknown },
): Record<string, unknown> {
  assert.ok(typeof structuredContent === "object" && structuredContent !== null);
  return structuredContent as Record<string, unknown>;
}

Deno.test("the plug-in of docs/EXTENDING.md answers over stdio", async (t) => {
  await using running = await prepare();
  const { program, args } = running.command;
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({
      command: program,
      args: [...args],
      env: { ...runtimeEnvironment(), ...running.env },
      stderr: "ignore",
    }),
  );
  try {
    await checkAnswers(client, t, running.asked);
  } finally {
    await client.close();
  }
});

Deno.test("the plug-in of docs/EXTENDING.md answers over HTTP and over its own transport", async (t) => {
  await using running = await prepare("--transport", "http", "--port", "0");
  const server = await spawnHttp({ ...running.command, env: running.env });
  try {
    const client = new Client({ name: "test", version: "1" });
    await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", server.url)));
    await checkAnswers(client, t, running.asked);
    await client.close();
    await t.step("over TCP", async () => {
      const answers = await speakTcp(running.tcpPort, [
        {
          jsonrpc: "2.0",
          id: 1,
          method: "initialize",
          params: {
            protocolVersion: "2025-11-25",
            clientInfo: { name: "t", version: "1" },
            capabilities: {},
          },
        },
        {
          jsonrpc: "2.0",
          id: 2,
          method: "tools/call",
          params: { name: "get_approval", arguments: { package_name: "requests" } },
        },
      ]);
      assert.match(answers[0] ?? "", /"serverInfo"/);
      assert.match(answers[1] ?? "", /"status":"approved"/);
    });
  } finally {
    const { code, stderr } = await server.stop();
    assert.equal(code, 0);
    assert.match(stderr, /Loaded plug-in.*approvals/);
    assert.doesNotMatch(stderr, /Stray failure|Transport of a plug-in failed/);
  }
});

/** Sends frames as lines, and reads as many back. */
async function speakTcp(port: number, frames: readonly unknown[]): Promise<string[]> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port });
  const lines = socket.readable.pipeThrough(new TextDecoderStream());
  const writer = socket.writable.getWriter();
  for (const frame of frames) {
    await writer.write(new TextEncoder().encode(`${JSON.stringify(frame)}\n`));
  }
  let text = "";
  for await (const piece of lines) {
    text += piece;
    if (text.split("\n").length > frames.length) break; // closes the socket
  }
  return text.trimEnd().split("\n");
}

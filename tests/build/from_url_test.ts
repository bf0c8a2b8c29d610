/** The bundle from a URL, by the very lines of the docs. @module */
import assert from "node:assert/strict";
import type { Client } from "@modelcontextprotocol/client";
import { writeBundle } from "../../scripts/build/write_bundle.ts";
import { bundleOnce } from "../support/bundle_once.ts";
import {
  connect,
  httpTransport,
  PROTOCOL_VERSIONS,
  stdioTransport,
} from "../support/mcp_client.ts";
import { listeningUrl } from "../support/listening_url.ts";
import { type ServedFolder, serveFolder } from "../support/served_folder.ts";
import { ROOT } from "../support/source_files.ts";
import { type Command, spawnHttp } from "../support/spawn_server.ts";
import { hasTerminal, onTerminal } from "../support/terminal_session.ts";

const DOCUMENTED = "https://example.com/pypi-mcp.js";

/** The two lines of "From a URL", as words. */
async function documentedLines(): Promise<readonly (readonly string[])[]> {
  const text = await Deno.readTextFile(new URL("docs/DEPLOYMENT.md", ROOT));
  return text.split("\n").filter((line) =>
    line.startsWith("deno run ") && line.includes(DOCUMENTED)
  ).map((line) => line.split(" "));
}

const PORT_ON_THIS_MACHINE = new Map([["8000", "0"]]); // any free one

function frame(id: number, method: string, params: object): string {
  return `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
}

const INITIALIZE = frame(1, "initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "person", version: "1" },
});

interface Served {
  readonly folder: string;
  readonly host: ServedFolder;
  /** A documented line against the loopback host, with more arguments. */
  command(line: readonly string[], ...args: readonly string[]): Required<Command>;
}

/** Bundles into a folder, serves it on loopback, and cleans up. */
async function withServedBundle(use: (served: Served) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await writeBundle(`${folder}/site`, bundleOnce);
    await Deno.mkdir(`${folder}/elsewhere`);
    await using host = serveFolder(`${folder}/site`);
    await use({
      folder,
      host,
      command: ([program, ...line], ...args) => {
        assert.equal(program, "deno");
        const words = line.map((word) =>
          word === DOCUMENTED ? `${host.url}pypi-mcp.js` : PORT_ON_THIS_MACHINE.get(word) ?? word
        );
        return {
          program: Deno.execPath(),
          args: [...words, ...args],
          env: { DENO_DIR: `${folder}/deno` }, // what it downloads is nobody else's
        };
      },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function askForVersions(client: Client): Promise<void> {
  const { isError, structuredContent } = await client.callTool({
    name: "get_package_versions",
    arguments: { package_name: "jinja2" },
  });
  assert.notEqual(isError, true);
  assert.match(JSON.stringify(structuredContent), /"3\.1\.6"/);
}

Deno.test("the program runs from a URL with the documented permissions", async (t) => {
  const [stdio = [], http = [], ...more] = await documentedLines();
  assert.deepEqual([stdio.length > 0, http.length > 0, more.length], [true, true, 0]);
  await withServedBundle(async ({ folder, host, command }) => {
    for (const version of PROTOCOL_VERSIONS) {
      await t.step(`over stdio, ${version}`, async () => {
        const client = await connect(stdioTransport(command(stdio, "--demo")), version);
        await askForVersions(client);
        await client.close();
      });
    }
    await t.step("everything that it loads lies beside it", () => {
      assert.ok(host.asked.length > 1);
      assert.ok(host.asked.every((path) => /^pypi-mcp(\.js|-chunks\/[\w-]+\.js)$/.test(path)));
    });
    await t.step("it holds the notices of what is in it", async () => {
      const { program, args, env } = command(stdio, "licenses");
      const { code, stdout } = await new Deno.Command(program, { args: [...args], env }).output();
      const out = new TextDecoder().decode(stdout);
      assert.equal(code, 0);
      assert.ok(out.split(/\n={80}\n/).length > 10, out.slice(0, 200));
    });
    await t.step("over HTTP on loopback, by the line that permits it", async () => {
      const server = await spawnHttp(command(http, "--demo"));
      const client = await connect(httpTransport(server.url), "2026-07-28");
      await askForVersions(client);
      await client.close();
      assert.equal((await server.stop()).code, 0);
    });
    await t.step("the line for stdio does not permit HTTP, and it says what would", async () => {
      const { program, args, env } = command(stdio, "serve", "--transport", "http");
      const { code, stderr } = await new Deno.Command(program, {
        args: [...args],
        env,
        stdin: "null",
      })
        .output();
      assert.equal(code, 2);
      assert.match(
        new TextDecoder().decode(stderr),
        /may not listen there, [^]*deno run with --allow-net=127\.0\.0\.1:8000/,
      );
    });
    await onTerminals(t, { stdio, http, command, cwd: `${folder}/elsewhere` });
    await t.step("a file that is missing there ends it, having said which", async () => {
      const chunks = `${folder}/site/pypi-mcp-chunks`;
      const answering = Array.from(Deno.readDirSync(chunks), ({ name }) => name)
        .find((name) => name.startsWith("answering-"));
      assert.ok(answering !== undefined);
      await Deno.remove(`${chunks}/${answering}`);
      const { program, args } = command(stdio, "--demo");
      const child = new Deno.Command(program, {
        args: [...args],
        env: { DENO_DIR: `${folder}/empty` }, // where nothing was kept of it
        stdin: "piped",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode(INITIALIZE)); // answered before the rest is loaded
      const { code, stdout, stderr } = await child.output();
      await writer.abort().catch(() => {}); // it is gone
      assert.equal(code, 1);
      const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
      assert.deepEqual(lines.map((line) => JSON.parse(line).id), [1]);
      assert.ok(new TextDecoder().decode(stderr).includes(answering));
    });
  });
});

interface Terminals extends Pick<Served, "command"> {
  readonly stdio: readonly string[];
  readonly http: readonly string[];
  readonly cwd: string;
}

async function onTerminals(
  t: Deno.TestContext,
  { stdio, http, command, cwd }: Terminals,
): Promise<void> {
  if (!hasTerminal) console.warn('SKIPPED: the program on a terminal; there is no "script" here');
  const start = (line: readonly string[], ...args: readonly string[]) => {
    const { program, args: words, env } = command(line, ...args);
    return onTerminal([program, ...words], { env, cwd });
  };
  const unasked = (shown: string) => assert.doesNotMatch(shown, /Allow\?|Deno requests|\[y\/n/);
  await t.step({
    name: "on a terminal nothing stops at a prompt: stdio",
    ignore: !hasTerminal,
    async fn() {
      const session = start(stdio, "--demo");
      await session.type(INITIALIZE);
      await session.shown(/"serverInfo"/);
      await session.type(frame(2, "tools/call", {
        name: "get_package_versions",
        arguments: { package_name: "jinja2" },
      }));
      await session.shown(/"structuredContent"/);
      const { code, shown } = await session.end();
      assert.equal(code, 0);
      unasked(shown);
    },
  });
  await t.step({
    name: "on a terminal nothing stops at a prompt: HTTP",
    ignore: !hasTerminal,
    async fn() {
      const session = start(http, "--demo");
      const url = listeningUrl(await session.shown(/listening on \S+\s/));
      assert.ok(url !== undefined);
      const client = await connect(httpTransport(url), "2025-11-25");
      await askForVersions(client);
      await client.close();
      await session.type("\x03");
      const { code, shown } = await session.end();
      assert.equal(code, 0);
      unasked(shown);
    },
  });
  const commands: readonly (readonly string[])[] = [
    ["--version"],
    ["--help"],
    ["tools"],
    ["demo"],
    ["check-config"],
    ["licenses"],
    ["completions", "bash"],
    ["install", "--client", "cursor"],
    ["hash-token", "ada"],
    ["health", "--port", "9"],
    ["doctor", "--demo"],
  ];
  for (const args of commands) {
    await t.step({
      name: `on a terminal nothing stops at a prompt: ${args.join(" ")}`,
      ignore: !hasTerminal,
      async fn() {
        const { shown } = await start(stdio, ...args).end();
        assert.notEqual(shown.trim(), "");
        unasked(shown);
      },
    });
  }
}

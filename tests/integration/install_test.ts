import assert from "node:assert/strict";
import { CLIENT_NAMES } from "../../src/cli/client_list.ts";
import { namedBinaries } from "../support/binaries.ts";
import { clientDocument } from "../support/client_documents.ts";
import { runProgram } from "../support/run_program.ts";
import { seededRandom } from "../support/seeded_random.ts";

/** Where this test's own Deno keeps what it downloaded: another home has nothing. */
async function denoFolder(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  const { denoDir }: { readonly denoDir: string } = JSON.parse(new TextDecoder().decode(stdout));
  return denoDir;
}
const DENO_DIR = await denoFolder();

/** A home of its own for one test. */
async function atHome(run: (home: string) => Promise<void>): Promise<void> {
  const home = await Deno.realPath(await Deno.makeTempDir());
  try {
    await run(home);
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

/** With a home, and the permissions that writing there takes. */
async function atClient(home: string, args: readonly string[], folder = ".cursor") {
  return await runProgram(args, {
    env: { HOME: home, DENO_DIR },
    permissions: [
      "--allow-env=PYPI_MCP_*,HOME",
      `--allow-read=${home}/${folder}`,
      `--allow-write=${home}/${folder}`,
    ],
  });
}

const INSTALL = ["install", "--client", "cursor", "--write"];
const UNINSTALL = ["uninstall", "--client", "cursor", "--write"];

Deno.test("pypi-mcp install prints the entry for every client, without any permission", async (t) => {
  for (const client of CLIENT_NAMES) {
    await t.step(client, async () => {
      const { code, out, error } = await runProgram(["install", "--client", client, "--demo"]);
      assert.deepEqual([code, error], [0, ""]);
      const entry = out.slice(0, out.indexOf("\n}\n") + 2);
      assert.match(entry, /"pypi": \{/);
      JSON.parse(entry);
      assert.match(out, /\nFile of [\w ]+: [~%$]/);
    });
  }
});

Deno.test("the entry that pypi-mcp install prints starts a server that answers", async () => {
  const { out } = await runProgram(["install", "--client", "claude-desktop", "--demo"]);
  const document: { mcpServers: { pypi: { command: string; args: string[] } } } = JSON.parse(
    out.slice(0, out.indexOf("\n}\n") + 2),
  );
  const { command, args } = document.mcpServers.pypi;
  const server = new Deno.Command(command, {
    args,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    cwd: "/",
  }).spawn();
  const request = {
    ...{ jsonrpc: "2.0", id: 1, method: "initialize" },
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1" },
    },
  };
  const writer = server.stdin.getWriter();
  await writer.write(new TextEncoder().encode(`${JSON.stringify(request)}\n`));
  await writer.close();
  const answer = await new Response(server.stdout).text();
  await server.status;
  assert.match(answer, /"serverInfo":\{[^}]*"name":"pypi-mcp"/);
});

Deno.test("pypi-mcp install --write says what it may not do, and what to do by hand", async (t) => {
  await atHome(async (home) => {
    const env = { HOME: home, DENO_DIR };
    const allowed = ["--allow-env=PYPI_MCP_*,HOME"];
    const rows: readonly (readonly [string, readonly string[], readonly string[], RegExp])[] = [
      ["no home", INSTALL, [], /may not read HOME.*deno run with --allow-env=PYPI_MCP_\*,HOME/],
      [
        "no file",
        INSTALL,
        allowed,
        /may not read or write there, expected deno run with --allow-r/,
      ],
      [
        "no writing",
        INSTALL,
        [...allowed, `--allow-read=${home}`],
        /may not write there, expected deno run with --allow-write=/,
      ],
      [
        "its own file",
        ["install", "--client", "claude-code", "--write"],
        ["-A"],
        /writes that file itself while it runs, expected its own command/,
      ],
    ];
    for (const [name, args, permissions, message] of rows) {
      await t.step(name, async () => {
        const { code, out, error } = await runProgram(args, { env, permissions });
        assert.equal(code, 1);
        assert.match(out, /"pypi": \{/);
        assert.match(error, message);
        assert.deepEqual([...Deno.readDirSync(home)], []);
      });
    }
  });
});

Deno.test("pypi-mcp install --write and uninstall --write leave every file as it was", async (t) => {
  const random = seededRandom(5);
  const texts = [
    undefined,
    "",
    '\uFEFF{\r\n\t// mine\r\n\t"mcpServers": {\r\n\t\t"a": {}, // a\r\n\t},\r\n}\r\n',
    ...Array.from({ length: 2 }, () => clientDocument(random, "mcpServers")),
  ];
  for (const [index, text] of texts.entries()) {
    await t.step(`file ${index}`, async () => {
      await atHome(async (home) => {
        const path = `${home}/.cursor/mcp.json`;
        if (text !== undefined) {
          await Deno.mkdir(`${home}/.cursor`);
          await Deno.writeTextFile(path, text);
        }
        const first = await atClient(home, [...INSTALL, "--demo"]);
        assert.equal(first.code, 0, first.error);
        const written = await Deno.readTextFile(path);
        assert.match(written, /"--demo"/);
        if (text === undefined) {
          const again = await atClient(home, [...INSTALL, "--demo"]);
          assert.deepEqual([again.code, await Deno.readTextFile(path)], [0, written]);
          assert.match(again.error, /nothing to do/);
        }
        const last = await atClient(home, UNINSTALL);
        assert.equal(last.code, 0, last.error);
        const bytes = await Deno.readFile(path).catch((error) => {
          if (!(error instanceof Deno.errors.NotFound)) throw error;
        });
        assert.deepEqual(bytes, text === undefined ? undefined : new TextEncoder().encode(text));
      });
    });
  }
});

Deno.test("pypi-mcp install --write touches no other entry of its name, and no file that it cannot read", async (t) => {
  const rows: readonly (readonly [string, string, RegExp])[] = [
    [
      "another entry",
      '{"mcpServers": {"pypi": {"command": "uvx"}}}',
      /another entry "pypi".*--name/,
    ],
    ["no JSON", '{"mcpServers": {', /Cannot edit .*: it is no JSON \(\w+ in line 1\)/],
  ];
  for (const [name, text, message] of rows) {
    await t.step(name, async () => {
      await atHome(async (home) => {
        await Deno.mkdir(`${home}/.cursor`);
        await Deno.writeTextFile(`${home}/.cursor/mcp.json`, text);
        const { code, error } = await atClient(home, INSTALL);
        assert.equal(code, 1);
        assert.match(error, message);
        assert.equal(await Deno.readTextFile(`${home}/.cursor/mcp.json`), text);
        assert.equal([...Deno.readDirSync(`${home}/.cursor`)].length, 1);
      });
    });
  }
});

Deno.test("pypi-mcp install and uninstall refuse words that make no entry", async (t) => {
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [["install"], /expected --client/],
    [["install", "--client", "zed", "extra"], /takes no word/],
    [["install", "--client", "zed", "--timeout", "soon"], /Cannot use --timeout: read "soon"/],
    [["install", "--client", "zed", "--redis-url", "redis://:x@h"], /it is a secret/],
    [["uninstall", "--client", "zed", "--demo"], /Cannot use settings with uninstall/],
  ];
  for (const [args, message] of rows) {
    await t.step(args.join(" "), async () => {
      const { code, out, error } = await runProgram(args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, message);
    });
  }
});

Deno.test("pypi-mcp uninstall says what to do by hand, where it is asked to and where it may not do it", async (t) => {
  const rows: readonly (readonly [string, number, RegExp])[] = [
    ["zed", 0, /^Take "pypi" out of "context_servers" in ~/],
    ["zed --write", 1, /^Take "pypi" out of "context_servers" in ~/],
    ["claude-code --write", 1, /\nIts own command: claude mcp remove --scope user pypi\n$/],
  ];
  for (const [words, exit, text] of rows) {
    await t.step(words, async () => {
      const { code, out } = await runProgram(["uninstall", "--client", ...words.split(" ")]);
      assert.equal(code, exit);
      assert.match(out, text);
    });
  }
});

Deno.test("an executable prints an entry that starts itself, and writes no file", async (t) => {
  for (const { kind, path } of namedBinaries("install of the executables")) {
    await t.step(kind, async () => {
      await atHome(async (home) => {
        const { code, stdout, stderr } = await new Deno.Command(path, {
          args: [...INSTALL, "--log-level", "debug"],
          env: { HOME: home },
          stdin: "null",
        }).output();
        const decoder = new TextDecoder();
        const out = decoder.decode(stdout);
        assert.equal(code, 1);
        assert.deepEqual(JSON.parse(out.slice(0, out.indexOf("\n}\n") + 2)), {
          mcpServers: { pypi: { command: path, args: ["--log-level=debug"] } },
        });
        assert.match(decoder.decode(stderr), /this build may not write files/);
        assert.deepEqual([...Deno.readDirSync(home)], []);
      });
    });
  }
});

import assert from "node:assert/strict";
import { CLIENT_NAMES } from "../../src/cli/client_list.ts";
import { namedBinaries } from "../support/binaries.ts";
import { clientDocument } from "../support/client_documents.ts";
import { denoFolder } from "../support/deno_folder.ts";
import { runInProcess } from "../support/run_in_process.ts";
import { type ProgramOutcome, runProgram } from "../support/run_program.ts";
import { seededRandom } from "../support/seeded_random.ts";
import { runShell } from "../support/shells.ts";

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

/** Where there is nothing but a home, or not even that. */
function atClient(args: readonly string[], home?: string): Promise<ProgramOutcome> {
  return runInProcess(args, { env: home === undefined ? {} : { HOME: home } });
}

/** The entry among what is printed. */
function entryIn(out: string): string {
  return out.slice(0, out.indexOf("\n}\n") + 2);
}

const INSTALL = ["install", "--client", "cursor", "--write"];
const UNINSTALL = ["uninstall", "--client", "cursor", "--write"];

Deno.test("pypi-mcp install prints the entry for every client, without any permission", {
  permissions: "none",
}, async (t) => {
  for (const client of CLIENT_NAMES) {
    await t.step(client, async () => {
      const { code, out, error } = await atClient(["install", "--client", client, "--demo"]);
      assert.deepEqual([code, error], [0, ""]);
      assert.match(entryIn(out), /"pypi": \{/);
      JSON.parse(entryIn(out));
      assert.match(out, /\nFile of [\w ]+: [~%$]/);
    });
  }
});

/** What a shell would do something with, wherever it is not quoted. */
const STRANGE = `a b "c" 'd' $(touch one) \`touch two\` ; touch three & | > four $HOME \\ ! * #`;

/** Prints its words, each in a line of its own, in place of a client. */
const STAND_IN = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\n';

Deno.test("the client's own command does in a shell what it says, whatever is in its words", {
  ignore: Deno.build.os === "windows",
}, async (t) => {
  const settings = [`--user-agent=${STRANGE}`, "--server-name=$(id)"];
  for (const [client, program] of [["claude-code", "claude"], ["vscode", "code"]] as const) {
    for (const shell of ["sh", "bash", "zsh", "fish"]) {
      await t.step(`${program} in ${shell}`, async () => {
        await atHome(async (folder) => {
          await Deno.writeTextFile(`${folder}/${program}`, STAND_IN, { mode: 0o755 });
          const { out } = await atClient(["install", "--client", client, ...settings]);
          const line = /\nIts own command: (.*)\n/.exec(out)?.[1] ?? "";
          assert.ok(line.startsWith(`${program} `), out);
          const answer = await runShell(shell, `cd ${folder}; PATH=${folder}:$PATH ${line}`);
          if (answer === undefined) return;
          const words = answer.split("\n").slice(0, -1);
          const added = program === "code"
            ? JSON.parse(words[1] ?? "")
            : { args: words.slice(words.indexOf("--") + 2) };
          assert.deepEqual(added.args.slice(-2), settings.toReversed());
          assert.deepEqual(Array.from(Deno.readDirSync(folder), ({ name }) => name), [program]);
        });
      });
    }
  }
});

Deno.test("the entry that pypi-mcp install prints starts a server that answers", async () => {
  const { out } = await runProgram(["install", "--client", "claude-desktop", "--demo"]);
  const document: { mcpServers: { pypi: { command: string; args: string[] } } } = JSON.parse(
    entryIn(out),
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
  await atHome(async (folder) => {
    const home = `${folder}/a home`;
    await Deno.mkdir(home);
    const allowed = ["--allow-env=PYPI_MCP_*,HOME"];
    const rows: readonly (readonly [string, readonly string[], RegExp])[] = [
      ["no home", [], /may not read HOME.*deno run with --allow-env=PYPI_MCP_\*,HOME/],
      [
        "no file",
        allowed,
        /may not read or write there, expected deno run with '--allow-read=\/.*\/a home\/\.cursor\/' '--allow-write=/,
      ],
      [
        "no writing",
        [...allowed, `--allow-read=${home}`],
        /may not write there, expected deno run with '--allow-write=/,
      ],
    ];
    const runs = rows.map(([, permissions]) =>
      runProgram(INSTALL, { env: { HOME: home, DENO_DIR }, permissions })
    );
    for (const [index, { code, out, error }] of (await Promise.all(runs)).entries()) {
      const [name = "", , message = /^$/] = rows[index] ?? [];
      await t.step(name, () => {
        assert.equal(code, 1);
        assert.match(out, /"pypi": \{/);
        assert.match(error, message);
      });
    }
    await t.step("its own file", async () => {
      const { code, error } = await atClient(
        ["install", "--client", "claude-code", "--write"],
        home,
      );
      assert.equal(code, 1);
      assert.match(error, /writes that file itself while it runs, expected its own command/);
    });
    assert.deepEqual([...Deno.readDirSync(home)], []);
  });
});

Deno.test("pypi-mcp install --write and uninstall --write need no permission but those of the file's folder", async () => {
  await atHome(async (home) => {
    const path = `${home}/.cursor/mcp.json`;
    await Deno.mkdir(`${home}/.cursor`);
    await Deno.writeTextFile(path, "{}\r\n");
    const run = {
      env: { HOME: home, DENO_DIR },
      permissions: [
        "--allow-env=PYPI_MCP_*,HOME",
        `--allow-read=${home}/.cursor`,
        `--allow-write=${home}/.cursor`,
      ],
    };
    const first = await runProgram([...INSTALL, "--demo"], run);
    assert.equal(first.code, 0, first.error);
    assert.match(await Deno.readTextFile(path), /"--demo"/);
    const last = await runProgram(UNINSTALL, run);
    assert.equal(last.code, 0, last.error);
    assert.equal(await Deno.readTextFile(path), "{}\r\n");
  });
});

Deno.test("pypi-mcp install --write and uninstall --write leave every file as it was", async (t) => {
  const random = seededRandom(5);
  const texts = [
    undefined,
    "",
    '\uFEFF{\r\n\t// mine\r\n\t"mcpServers": {\r\n\t\t"a": {}, // a\r\n\t},\r\n}\r\n',
    ...Array.from({ length: 20 }, () => clientDocument(random, "mcpServers")),
  ];
  for (const [index, text] of texts.entries()) {
    await t.step(`file ${index}`, async () => {
      await atHome(async (home) => {
        const path = `${home}/.cursor/mcp.json`;
        if (text !== undefined) {
          await Deno.mkdir(`${home}/.cursor`);
          await Deno.writeTextFile(path, text);
        }
        const first = await atClient([...INSTALL, "--demo"], home);
        assert.equal(first.code, 0, first.error);
        const written = await Deno.readTextFile(path);
        assert.match(written, /"--demo"/);
        if (text === undefined) {
          const again = await atClient([...INSTALL, "--demo"], home);
          assert.deepEqual([again.code, await Deno.readTextFile(path)], [0, written]);
          assert.match(again.error, /nothing to do/);
        }
        const last = await atClient(UNINSTALL, home);
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
        const { code, error } = await atClient(INSTALL, home);
        assert.equal(code, 1);
        assert.match(error, message);
        assert.equal(await Deno.readTextFile(`${home}/.cursor/mcp.json`), text);
        assert.equal([...Deno.readDirSync(`${home}/.cursor`)].length, 1);
      });
    });
  }
});

Deno.test("pypi-mcp install --write says by the system's own word what the system refuses", {
  ignore: Deno.build.os === "windows", // has another word
}, async () => {
  await atHome(async (home) => {
    await Deno.writeTextFile(`${home}/.cursor`, "no folder");
    const { code, error } = await atClient(INSTALL, home);
    assert.equal(code, 1);
    assert.match(error, /^pypi-mcp: Cannot edit .*: the system refuses \(ENOTDIR\)$/);
  });
});

Deno.test("pypi-mcp install puts nothing into an entry that is only set around it", async () => {
  const env = { PYPI_MCP_INDEX_URL: "https://corp.example/", PYPI_MCP_TIMEOUT: "soon" };
  const { code, out } = await runInProcess(["install", "--client", "zed"], { env });
  assert.equal(code, 0);
  assert.ok(!out.includes("corp.example"));
});

Deno.test("pypi-mcp install of an executable says what its entry names and it cannot use", async () => {
  const words = ["install", "--client", "zed", "--plugin=/nowhere/plugin.js"];
  const { code, out, error } = await runInProcess(words, {
    build: { kind: "server", isForTests: true },
  });
  assert.equal(code, 0);
  assert.match(out, /"--plugin=\/nowhere\/plugin\.js"/);
  assert.match(error, /^pypi-mcp: Cannot use .*"\/nowhere\/plugin\.js"/);
});

Deno.test("pypi-mcp install permits the hosts that the file of --env-file names, and tells none of its secrets", async () => {
  await atHome(async (folder) => {
    const path = `${folder}/my.env`;
    await Deno.writeTextFile(path, "PYPI_MCP_EXTRA_INDEXES=corp=https://me:hunter2@corp.example/");
    const { code, out } = await atClient(["install", "--client", "cursor", "--env-file", path]);
    assert.equal(code, 0);
    assert.match(out, /--allow-net=[^"]*\bcorp\.example\b/);
    assert.ok(!out.includes("hunter2") && !out.includes(btoa("hunter2").slice(0, 8)));
  });
});

Deno.test("pypi-mcp install and uninstall refuse words that make no entry", async (t) => {
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [["install"], /expected --client/],
    [["install", "--client", "zed", "extra"], /takes no word/],
    [["install", "--client", "zed", "--timeout", "soon"], /Cannot use --timeout: read "soon"/],
    [["install", "--client", "zed", "--redis-url", "redis://:x@h"], /it is a secret/],
    [["install", "--client", "zed", "--index-url", "https://a:b@h/"], /it has credentials/],
    [["install", "--client", "zed", "--env-file", "/nowhere/.env"], /there is no such file/],
    [["uninstall", "--client", "zed", "--demo"], /Cannot use settings with uninstall/],
  ];
  for (const [args, message] of rows) {
    await t.step(args.join(" "), async () => {
      const { code, out, error } = await atClient(args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, message);
    });
  }
});

Deno.test("pypi-mcp uninstall says what to do by hand, where it is asked to and where it may not do it", async (t) => {
  const rows: readonly (readonly [string, number, RegExp])[] = [
    ["zed", 0, /^Take "pypi" out of "context_servers" in ~/],
    ["zed --write", 1, /^Take "pypi" out of "context_servers" in ~/],
    ["claude-code --write", 1, /\nIts own command: claude mcp remove --scope user pypi$/],
  ];
  for (const [words, exit, text] of rows) {
    await t.step(words, async () => {
      const { code, out } = await atClient(["uninstall", "--client", ...words.split(" ")]);
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
        assert.deepEqual(JSON.parse(entryIn(out)), {
          mcpServers: { pypi: { command: path, args: ["--log-level=debug"] } },
        });
        assert.match(decoder.decode(stderr), /this build may not write files/);
        assert.deepEqual([...Deno.readDirSync(home)], []);
      });
    });
  }
});

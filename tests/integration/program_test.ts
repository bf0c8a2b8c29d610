import assert from "node:assert/strict";
import { TOOLS } from "../../src/tools/registry.ts";
import { VERSION } from "../../src/version.ts";
import { runProgram } from "../support/run_program.ts";

const ENV = ["--allow-env"];

Deno.test("pypi-mcp answers --version and --help, also per command, without any permission", async (t) => {
  const rows: readonly (readonly [readonly string[], RegExp])[] = [
    [["--version"], new RegExp(`^pypi-mcp ${VERSION}\n$`)],
    [["--help"], /Usage: pypi-mcp \[COMMAND\][^]*--cache-ttl VALUE[^]*in seconds/],
    [["call", "--help"], /Usage: pypi-mcp call TOOL/],
    [["help", "tools"], /Usage: pypi-mcp tools/],
    [["demo", "-h"], /Usage: pypi-mcp demo/],
    [["serve", "--help"], /--allow-unauthenticated/],
  ];
  for (const [args, expected] of rows) {
    await t.step(args.join(" "), async () => {
      const { code, out, error } = await runProgram(args);
      assert.deepEqual([code, error], [0, ""]);
      assert.match(out, expected);
    });
  }
});

Deno.test("pypi-mcp call prints an answer for people and exits 0", async () => {
  const { code, out } = await runProgram([
    "call",
    "get_package_info",
    "package_name=Jinja2",
    "--demo",
  ]);
  assert.equal(code, 0);
  assert.match(out, /^# Jinja2 \d/);
  assert.ok(!out.includes("\x1b"), "no colour in a pipe");
});

Deno.test("pypi-mcp call --format json prints the structured answer", async () => {
  const { code, out } = await runProgram([
    ...["call", "check_vulnerabilities", "--format", "json", "--demo"],
    ...["--json", '{"package_name":"jinja2","version":"3.1.2"}'],
  ]);
  assert.equal(code, 0);
  const answer = JSON.parse(out) as Record<string, unknown>;
  assert.equal(answer.security_status, "vulnerable");
});

Deno.test("no answer from the embedded facts passes for one of the real services", async () => {
  const { out } = await runProgram([
    ...["call", "get_package_info", "package_name=jinja2", "--format", "json", "--demo"],
  ]);
  const { data_sources: sources } = JSON.parse(out) as {
    data_sources: readonly { readonly host: string; readonly public: boolean }[];
  };
  assert.ok(sources.length > 0);
  for (const { host, public: isPublic } of sources) {
    assert.match(host, /^embedded facts of \d{4}-\d\d-\d\d$/);
    assert.equal(isPublic, false);
  }
});

Deno.test("a server on the embedded facts says so when it starts, and ends with its client", async () => {
  const { code, out, error } = await runProgram(["serve", "--demo"]);
  assert.deepEqual([code, out], [0, ""]);
  assert.match(error, /WARNING Answering from embedded facts of [\d-]+, not from the network/);
});

Deno.test("pypi-mcp call exits 1 for a tool's error, with what to do next on stderr", async () => {
  const { code, out, error } = await runProgram(
    ["call", "get_package_info", "package_name=reqeusts", "--demo"],
  );
  assert.deepEqual([code, out], [1, ""]);
  assert.match(error, /reqeusts[^]*requests/);
});

Deno.test("pypi-mcp exits 2 for a wrong command line or setting and names all faults", async (t) => {
  const rows: readonly (readonly [readonly string[], Readonly<Record<string, string>>, RegExp])[] =
    [
      [["call", "get_package_inf", "--demo"], {}, /did you mean get_package_info\?/],
      [["cal"], {}, /did you mean call\?/],
      [["serve", "now"], {}, /serve takes no word/],
      [["--transport", "http", "--host", "0.0.0.0"], {}, /--allow-unauthenticated/],
      [["--env-file", "there/is/none.env"], {}, /not permitted/],
      [["tools", "extra", "word"], {}, /tools takes one word/],
      [
        ["--transport", "http", "--demo"],
        {},
        /Cannot listen on 127\.0\.0\.1[^]*may not listen there/,
      ],
      [
        ["--port", "x"],
        { PYPI_MCP_TIMEOUT: "soon" },
        /--port: read "x"[^]*PYPI_MCP_TIMEOUT: read "soon"|PYPI_MCP_TIMEOUT[^]*--port/,
      ],
    ];
  for (const [args, env, expected] of rows) {
    await t.step(args.join(" "), async () => {
      const { code, out, error } = await runProgram(args, { env, permissions: ENV });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, expected);
      assert.ok(error.trim().split("\n").every((line) => line.startsWith("pypi-mcp: ")), error);
    });
  }
});

Deno.test("pypi-mcp reads no variable that it was not permitted to read", async () => {
  const env = { PYPI_MCP_TIMEOUT: "soon" };
  const { code } = await runProgram(["tools"], { env });
  assert.equal(code, 0, "what is not granted counts as not set");
  const granted = await runProgram(["tools"], {
    env,
    permissions: ["--allow-env=PYPI_MCP_TIMEOUT"],
  });
  assert.equal(granted.code, 2);
});

Deno.test("pypi-mcp says which unknown PYPI_MCP_ variables are set, or that it could not look", async () => {
  const env = { PYPI_MCP_TIMEOT: "3" };
  const listed = await runProgram(["tools"], { env, permissions: ENV });
  assert.match(listed.error, /PYPI_MCP_TIMEOT[^]*did you mean PYPI_MCP_TIMEOUT\?/);
  const unlisted = await runProgram(["tools", "--log-level", "debug"], { env });
  assert.match(unlisted.error, /DEBUG[^]*were not looked for/);
  assert.doesNotMatch(unlisted.error, /TIMEOT/);
});

Deno.test("the .env of the working directory may not redirect the program; --env-file may", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const settings = ["OSV_BASE_URL", "PYPI_BASE_URL", "INDEX_URL"]
      .map((name) => `PYPI_MCP_${name}=http://127.0.0.1:9\n`).join("");
    await Deno.writeTextFile(`${folder}/.env`, `${settings}PYPI_MCP_LOG_FORMAT=json\n`);
    const permissions = [...ENV, `--allow-read=${folder}`, "--allow-net=127.0.0.1:9"];
    const call = ["call", "check_vulnerabilities", "package_name=jinja2", "version=3.1.2"];
    const options = { cwd: folder, permissions };
    const found = await runProgram([...call, "--max-retries", "0"], options);
    assert.match(
      found.error,
      /^\{[^\n]*Ignored PYPI_MCP_\w+ in \.env/,
      "and what it may set, it sets",
    );
    assert.doesNotMatch(found.out, /127\.0\.0\.1/);
    const named = await runProgram([...call, "--max-retries", "0", "--env-file", ".env"], options);
    assert.match(
      named.out,
      /127\.0\.0\.1:9 \(not public\)/,
      "an answer names an upstream that is not the public one",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the .env of the working directory cannot hide what it was refused", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const text = "PYPI_MCP_OSV_BASE_URL=http://127.0.0.1:9\nPYPI_MCP_LOG_LEVEL=off\n";
    await Deno.writeTextFile(`${folder}/.env`, text);
    const permissions = [`--allow-read=${folder}`];
    const { code, error } = await runProgram(["serve", "--demo"], { cwd: folder, permissions });
    assert.equal(code, 0);
    assert.match(error, /WARNING Ignored PYPI_MCP_OSV_BASE_URL in \.env/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("without permission for the network the program says so and asks nobody", async () => {
  const call = ["call", "get_package_info", "package_name=requests", "--max-retries", "0"];
  const { code, error } = await runProgram(call);
  assert.equal(code, 1);
  assert.match(error, /Cannot read from pypi-index[^]*the program may not use that host/);
  const chosen = await runProgram([...call, "--index-url", "http://127.0.0.1:9/simple"]);
  assert.equal(chosen.code, 2, "what somebody chose is refused at start");
  assert.match(chosen.error, /PYPI_MCP_INDEX_URL: this program may not reach 127\.0\.0\.1:9/);
});

Deno.test("a permission for one port of a host is enough to ask there", async () => {
  const { code, error } = await runProgram([
    ...["call", "get_package_info", "package_name=requests"],
    ...["--pypi-base-url", "http://127.0.0.1:9", "--index-url", "http://127.0.0.1:9/simple"],
    ...["--max-retries", "0"],
  ], { permissions: ["--allow-net=127.0.0.1:9"] });
  assert.equal(code, 1);
  assert.match(error, /Cannot read from pypi-index: no connection after 1 attempt/);
});

Deno.test("pypi-mcp demo tours every tool without any permission", async () => {
  const { code, out, error } = await runProgram(["demo"]);
  assert.deepEqual([code, error], [0, ""]);
  for (const { name } of TOOLS) assert.ok(out.includes(`"name":"${name}"`), name);
  assert.match(out, /quarantined/i);
});

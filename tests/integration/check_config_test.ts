import assert from "node:assert/strict";
import { OPTION_LIST } from "../../src/config/options.ts";
import { type ProgramRun, runProgram } from "../support/run_program.ts";

const PERMISSIONS = ["--allow-env", "--allow-net", "--allow-read"];

function check(args: readonly string[], run: ProgramRun = {}) {
  return runProgram(["check-config", ...args], { permissions: PERMISSIONS, ...run });
}

Deno.test("pypi-mcp check-config shows what counts, where it is from, and no secret", async () => {
  const secret = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(secret, "main=ann:hunter2\n");
    const env = {
      PYPI_MCP_CACHE_TTL: "60",
      PYPI_MCP_INDEX_CREDENTIALS_FILE: secret,
      PYPI_MCP_CACHE_TLL: "1",
    };
    const { code, out, error } = await check(["--port", "8123"], { env });
    assert.deepEqual([code, error], [0, ""]);
    assert.match(out, /^Set: 3\n/);
    assert.match(out, /PYPI_MCP_PORT +8123 {2}\[--port\]/);
    assert.match(out, /PYPI_MCP_CACHE_TTL +60 {2}\[PYPI_MCP_CACHE_TTL\]/);
    assert.match(
      out,
      /PYPI_MCP_INDEX_CREDENTIALS +\[redacted\] {2}\[PYPI_MCP_INDEX_CREDENTIALS_FILE\]/,
    );
    assert.match(out, /PYPI_MCP_HOST +127\.0\.0\.1 {2}\[default\]/);
    assert.match(out, /Warning: Unknown setting "PYPI_MCP_CACHE_TLL"/);
    assert.doesNotMatch(out, /hunter2/);
  } finally {
    await Deno.remove(secret);
  }
});

Deno.test("pypi-mcp check-config --format json has every setting once", async () => {
  const { code, out } = await check(["--format", "json"]);
  assert.equal(code, 0);
  const { settings } = JSON.parse(out) as { settings: readonly { readonly variable: string }[] };
  assert.equal(new Set(settings.map(({ variable }) => variable)).size, OPTION_LIST.length);
});

Deno.test("pypi-mcp check-config exits 2 with every fault", async (t) => {
  const rows: readonly (readonly [name: string, args: readonly string[], ProgramRun, RegExp[]])[] =
    [
      ["two values", ["--port", "x", "--timeout", "soon"], {}, [/--port/, /--timeout/]],
      [
        "a secret that cannot be read",
        ["--index-credentials-file", "./there/is/none"],
        {},
        [/--index-credentials-file: read "\.\/there\/is\/none", but there is no such file/],
      ],
      [
        "hosts and an address that this program may not use",
        ["--transport", "http", "--index-url", "https://mirror.example/simple/"],
        { permissions: ["--allow-env", "--allow-net=files.pythonhosted.org:443"] },
        [
          /Cannot listen on 127\.0\.0\.1 port 8000: [^]*--allow-net=127\.0\.0\.1:8000/,
          /PYPI_MCP_INDEX_URL: this program may not reach mirror\.example:443/,
          /PYPI_MCP_OSV_BASE_URL: this program may not reach api\.osv\.dev:443, expected the server build/,
        ],
      ],
      [
        "a secret that this program may not read",
        ["--index-credentials-file", "./secret.txt"],
        { permissions: ["--allow-env"] },
        [/which may not be read, expected the server build [^]*--allow-read=\.\/secret\.txt/],
      ],
      [
        "the port for probes on an address that this program may not use",
        [
          ...[
            "--transport",
            "http",
            "--metrics",
            "--admin-port",
            "9090",
            "--admin-host",
            "0.0.0.0",
          ],
          "--allow-unauthenticated",
        ],
        { permissions: ["--allow-env", "--allow-net=127.0.0.1"] },
        [/Cannot listen on 0\.0\.0\.0 port 9090/],
      ],
      [
        "a folder where the tokens should be",
        ["--transport", "http", "--auth-tokens-file", "./tests"],
        {},
        [/Cannot use the tokens in "\.\/tests": IsADirectory/],
      ],
      [
        "tokens that are none",
        ["--transport", "http", "--auth-tokens-file", "./LICENSE"],
        {},
        [/Cannot use the tokens in "\.\/LICENSE": entry 1 in line 1/],
      ],
      ["a word too many", ["now"], {}, [/check-config takes no word/]],
      [
        "a word too many that has a password",
        ["redis://:hunter2@host/0"],
        {},
        [/Cannot use "redis:\/\/\[redacted\]@host\/0": check-config takes no word/],
      ],
    ];
  for (const [name, args, run, messages] of rows) {
    await t.step(name, async () => {
      const { code, out, error } = await check(args, run);
      assert.deepEqual([code, out], [2, ""]);
      for (const message of messages) assert.match(error, message);
    });
  }
});

Deno.test("pypi-mcp check-config needs no network", async () => {
  const env = { PYPI_MCP_INDEX_URL: "http://127.0.0.1:9/simple/" };
  const { code, out } = await check([], { env }); // nobody listens there
  assert.equal(code, 0);
  assert.match(out, /127\.0\.0\.1:9/);
});

Deno.test("pypi-mcp refuses at start what it may not use, and names the build that may", async (t) => {
  const rows: readonly (readonly [
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    message: RegExp,
  ])[] = [
    [
      "an address",
      ["--transport", "http"],
      {},
      /Cannot listen on 127\.0\.0\.1 port 8000: [^]*server build[^]*--allow-net=127\.0\.0\.1:8000/,
    ],
    [
      "Redis, whose password it keeps to itself",
      [],
      { PYPI_MCP_REDIS_URL: "redis://:hunter2@cache.example" },
      /PYPI_MCP_REDIS_URL: this program may not reach cache\.example:6379, expected the server build/,
    ],
    [
      "the issuer's keys",
      ["--transport", "http", "--oauth-issuer", "https://issuer.example"],
      { PYPI_MCP_OAUTH_AUDIENCE: "us", PYPI_MCP_PUBLIC_URL: "https://mcp.example/" },
      /PYPI_MCP_OAUTH_ISSUER: this program may not reach issuer\.example:443/,
    ],
    [
      "a file of tokens",
      ["--transport", "http", "--auth-tokens-file", "tokens.txt"],
      {},
      /PYPI_MCP_AUTH_TOKENS_FILE: this program may not read "tokens\.txt", [^]*--allow-read=tokens\.txt/,
    ],
    [
      "a plug-in",
      ["--plugin", "./plugin.js"],
      {},
      /PYPI_MCP_PLUGIN: this program may not read "\.\/plugin\.js", expected the server build/,
    ],
  ];
  for (const [name, args, env, message] of rows) {
    await t.step(name, async () => {
      const run = { env, permissions: ["--allow-env"] };
      const { code, out, error } = await runProgram(["serve", ...args], run);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, message);
      assert.doesNotMatch(error, /hunter2/);
    });
  }
});

Deno.test("pypi-mcp check-config refuses the file of a secret that holds none, or no text", async (t) => {
  const rows: readonly (readonly [name: string, bytes: readonly number[], message: RegExp])[] = [
    ["nothing", [], /but it is empty/],
    ["a line break", [0x0d, 0x0a], /but it is empty/],
    ["a byte order mark", [0xef, 0xbb, 0xbf], /but it is empty/],
    ["UTF-16", [0xff, 0xfe, 0x6b, 0x00], /but it is not UTF-8/],
    ["too much", Array<number>(65_537).fill(0x6b), /but it is over 65536 bytes/],
  ];
  const path = await Deno.makeTempFile();
  try {
    for (const [name, bytes, message] of rows) {
      await t.step(name, async () => {
        await Deno.writeFile(path, new Uint8Array(bytes));
        const { code, error } = await check(["--redis-signing-key-file", path]);
        assert.equal(code, 2);
        assert.match(error, message);
      });
    }
    await t.step("a folder", async () => {
      const { code, error } = await check(["--redis-signing-key-file", "./tests"]);
      assert.equal(code, 2);
      assert.match(error, /read "\.\/tests", but it is no regular file/);
    });
    await t.step("a secret between a byte order mark and line breaks counts", async () => {
      await Deno.writeTextFile(path, "\uFEFF" + "k".repeat(32) + "\r\n\n");
      const { code } = await check(["--redis-signing-key-file", path]);
      assert.equal(code, 0);
    });
  } finally {
    await Deno.remove(path);
  }
});

Deno.test("pypi-mcp check-config shows no secret in either form, wherever it was set", async (t) => {
  const env = {
    PYPI_MCP_REDIS_URL: "redis://ann:hunter2@host/0",
    PYPI_MCP_REDIS_SIGNING_KEY: "hunter2".repeat(6),
    PYPI_MCP_INDEX_CREDENTIALS: "corp=bearer:hunter2",
    PYPI_MCP_EXTRA_INDEXES: "corp=https://ann:hunter2@host/simple/",
    PYPI_MCP_INDEX_URL: "https://hunter2@mirror.example/simple/",
  };
  for (const format of ["text", "json"]) {
    await t.step(format, async () => {
      const { code, out, error } = await check(["--format", format], { env });
      assert.deepEqual([code, error], [0, ""]);
      assert.doesNotMatch(out, /hunter2/);
      assert.match(out, /\[redacted\]@mirror\.example/);
    });
  }
});

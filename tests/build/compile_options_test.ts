import assert from "node:assert/strict";
import { parseCompileOptions } from "../../scripts/build/compile_options.ts";
import { HOSTS, permissionsOf, v8FlagsOf } from "../../scripts/build/permissions.ts";
import { withChecksums } from "../../scripts/build/records.ts";
import { suffixOf, TARGETS } from "../../scripts/build/targets.ts";

const HERE = { target: "x86_64-unknown-linux-gnu", hasOwnRuntime: false };
const OWN_RUNTIME = { ...HERE, hasOwnRuntime: true };

Deno.test("parseCompileOptions() reads what is to be made", async (t) => {
  const plain = {
    ...{ kind: "narrow", isTraced: false, isBundled: false, isForTests: false },
    ...{ targets: ["x86_64-unknown-linux-gnu"], extraHosts: [], output: undefined },
  };
  const rows: readonly (readonly [words: readonly string[], expected: object])[] = [
    [[], {}],
    [["--server", "--otel", "--bundled"], { kind: "server", isTraced: true, isBundled: true }],
    [["--target", "aarch64-apple-darwin"], { targets: ["aarch64-apple-darwin"] }],
    [["--target=all"], { targets: TARGETS }],
    [["dist/mine"], { output: "dist/mine" }],
    [
      [
        "--allow-host",
        "PyPI.example.com",
        "--allow-host",
        "10.0.0.1:8443",
        "--allow-host=[fd00::1]:80",
      ],
      { extraHosts: ["pypi.example.com", "10.0.0.1:8443", "[fd00::1]:80"] },
    ],
    [["--allow-host", "a.example", "--allow-host", "a.example"], { extraHosts: ["a.example"] }],
  ];
  for (const [words, expected] of rows) {
    await t.step(words.join(" "), () => {
      assert.deepEqual(parseCompileOptions(words, HERE), { ...plain, ...expected });
    });
  }
  await t.step("a runtime from elsewhere makes programs for tests", () => {
    const { isForTests, output } = parseCompileOptions(["x-test.exe"], OWN_RUNTIME);
    assert.deepEqual([isForTests, output], [true, "x-test.exe"]);
  });
});

Deno.test("parseCompileOptions() refuses what makes no sense, and says what is expected", async (t) => {
  const rows: readonly (readonly [words: readonly string[], typeof HERE, RegExp])[] = [
    [["--frob"], HERE, /'--frob', expected \[--server\]/],
    [["--target"], HERE, /--target[^]*expected \[--server\]/],
    [["--target", "windows"], HERE, /"windows": expected x86_64-unknown-linux-gnu, .* or all/],
    [["a", "b"], HERE, /"b": expected one OUTPUT/],
    [["--target", "all", "a"], HERE, /every target to "a"/],
    [["--target", "x86_64-pc-windows-msvc", "dist/a"], HERE, /"dist\/a" for Windows: .* in \.exe/],
    [[""], HERE, /Cannot write "": expected a name/],
    [["--target", "all"], OWN_RUNTIME, /DENORT_BIN names the runtime of one target/],
    [["dist/pypi-mcp"], OWN_RUNTIME, /"dist\/pypi-mcp": DENORT_BIN .* ends in -test/],
    [["--server", "--allow-host", "a.example"], HERE, /the server build may use any host/],
    ...[
      ...["https://a.example", "a.example/simple", "a.example,b.example", "ann:word@a.example"],
      ...["", "*", "*.example", "a.example:0", "a.example:65536", "a.example:", ":443", "a b"],
      ...["-a.example", "a..example", "[::1", "fd00::1", "[zz]"],
      ...["127.1", "0x7f.0.0.1", "010.0.0.1", "[0::1]", "[::ffff:10.0.0.1]", "a.example."],
    ].map((host) =>
      [[`--allow-host=${host}`], HERE, /--allow-host [^]*expected (HOST or|\[--server)/] as const
    ),
  ];
  for (const [words, surroundings, message] of rows) {
    await t.step(words.join(" "), () => {
      assert.throws(() => parseCompileOptions(words, surroundings), (error) => {
        assert.ok(error instanceof SyntaxError);
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

Deno.test("permissionsOf() gives neither build more than its docs say", () => {
  const narrow = permissionsOf("narrow", ["index.example:8443"]);
  assert.deepEqual(narrow, [
    `--allow-net=${HOSTS.join(",")},index.example:8443`,
    "--allow-read=.env",
    "--allow-env=PYPI_MCP_*,NO_COLOR",
  ]);
  assert.deepEqual(permissionsOf("server", []), [
    "--allow-net",
    "--allow-read",
    "--allow-env=PYPI_MCP_*,NO_COLOR",
  ]);
});

Deno.test("v8FlagsOf() saves memory in the build for one person only", () => {
  assert.deepEqual(v8FlagsOf("narrow"), ["max-semi-space-size=1"]);
  assert.deepEqual(v8FlagsOf("server"), []);
});

Deno.test("withChecksums() replaces what was said of a file, and keeps the rest in order", () => {
  const text = withChecksums("aa  old\nbb *same\n", new Map([["same", "cc"], ["new", "dd"]]));
  assert.equal(text, "dd  new\naa  old\ncc  same\n");
  assert.equal(withChecksums("", new Map([["one", "aa"]])), "aa  one\n");
});

Deno.test("suffixOf() is that of the system", () => {
  assert.deepEqual(TARGETS.map(suffixOf), ["", "", "", "", ".exe"]);
});

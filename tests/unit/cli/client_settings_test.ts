import assert from "node:assert/strict";
import { entrySettings } from "../../../src/cli/client_settings.ts";
import { parseCommandLine } from "../../../src/cli/command_line.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";
import { OPTION_LIST } from "../../../src/config/options.ts";
import { flagOf } from "../../../src/config/option.ts";

function settings(...args: readonly string[]) {
  return entrySettings(parseCommandLine(["install", "--client", "zed", ...args]), "linux");
}

Deno.test("entrySettings() makes flags into arguments that serve reads as the same", () => {
  const args = [
    "--log-level",
    "debug",
    "--demo",
    "--user-agent",
    "--strange --",
    "--env-file=/a/b",
  ];
  const { flags, files } = settings(...args);
  assert.deepEqual(files, ["/a/b"]);
  const [asked, made] = [parseCommandLine(["serve", ...args]), parseCommandLine(flags)];
  assert.deepEqual([made.flags, made.envFile], [asked.flags, asked.envFile]);
  assert.ok(flags.includes("--demo"));
  assert.deepEqual(settings("--demo=false").flags, ["--demo=false"]);
  assert.deepEqual(settings("--enable-stats=true").flags, ["--enable-stats=true"]);
});

Deno.test("entrySettings() puts no secret into an entry, and says where it goes", async (t) => {
  const secrets = OPTION_LIST.filter(([, { isSecret }]) => isSecret === true);
  assert.ok(secrets.length > 3);
  for (const [, option] of secrets) {
    await t.step(option.name, () => {
      assert.throws(() => settings(`${flagOf(option)}=hunter2`), (error) => {
        assert.ok(error instanceof UsageError);
        assert.ok(!error.message.includes("hunter2"));
        assert.match(error.message, new RegExp(`PYPI_MCP_${option.name}\\b.*"env" of the entry`));
        return true;
      });
    });
  }
  for (const address of ["https://me:hunter2@h.example/simple", " https:hunter2@h.example"]) {
    await t.step(`INDEX_URL ${address}`, () => {
      assert.throws(() => settings(`--index-url=${address}`), (error) => {
        assert.ok(error instanceof UsageError && !error.message.includes("hunter2"));
        assert.match(error.message, /--index-url.*credentials.*PYPI_MCP_INDEX_CREDENTIALS\b/);
        return true;
      });
    });
  }
  assert.deepEqual(settings("--index-url=https://h.example/").flags.length, 1);
  assert.deepEqual(settings("--redis-url-file=/run/redis").flags, ["--redis-url-file=/run/redis"]);
});

Deno.test("entrySettings() refuses what would not work where the client starts it", async (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ["--transport=http", /speaks over stdio/],
    ["--env-file=my.env", /expected an absolute path/],
    ["--redis-url-file=redis", /expected an absolute path/],
    ["--plugin=/a/one.js, ./two.js", /--plugin.*read "\.\/two\.js", expected an absolute path/],
    ["--auth-tokens-file=tokens", /expected an absolute path/],
  ];
  for (const [flag, message] of rows) {
    await t.step(flag, () => assert.throws(() => settings(flag), { name: "UsageError", message }));
  }
  assert.deepEqual(settings("--transport=stdio").flags, ["--transport=stdio"]);
});

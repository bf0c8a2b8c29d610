import assert from "node:assert/strict";
import { ConfigError, loadConfig } from "../../../src/config/load.ts";
import { OPTION_LIST, takesSecretFile } from "../../../src/config/options.ts";
import type { ConfigInput } from "../../../src/config/setting_text.ts";

const CREDENTIALS = "PYPI_MCP_INDEX_CREDENTIALS";
const FILE = `${CREDENTIALS}_FILE`;

interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly dotenv?: Readonly<Record<string, string>>;
  readonly envFile?: Readonly<Record<string, string>>;
  readonly flag?: string;
  readonly fileFlag?: string;
}

/** `/run/secret` holds what is good, every other file cannot be read. */
function inputOf({ environment = {}, dotenv = {}, envFile = {}, flag, fileFlag }: Given) {
  const asked: string[] = [];
  const input: ConfigInput = {
    flags: new Map(flag === undefined ? [] : [["indexCredentials", flag]]),
    fileFlags: new Map(fileFlag === undefined ? [] : [["indexCredentials", fileFlag]]),
    variable: (name) => environment[name],
    variableNames: Object.keys(environment),
    // Only those that there are: without any, most settings are known not to be set.
    files: [
      { path: "my.env", trusted: true, entries: new Map(Object.entries(envFile)) },
      { path: ".env", trusted: false, entries: new Map(Object.entries(dotenv)) },
    ].filter(({ entries }) => entries.size > 0),
    secretFile(path) {
      asked.push(path);
      return path === "/run/secret"
        ? { text: "main=ann:hunter2" }
        : { fault: "but there is no such file" };
    },
  };
  return { input, asked };
}

Deno.test("loadConfig() takes a secret from the file that …_FILE names", async (t) => {
  const rows: readonly (readonly [name: string, Given, origin: string])[] = [
    ["a variable", { environment: { [FILE]: "/run/secret" } }, FILE],
    ["a flag", { fileFlag: "/run/secret" }, "--index-credentials-file"],
    ["a file that was named", { envFile: { [FILE]: "/run/secret" } }, `${FILE} in my.env`],
    [
      "a variable before a file that has the secret itself",
      { environment: { [FILE]: "/run/secret" }, envFile: { [CREDENTIALS]: "main=bob:other" } },
      FILE,
    ],
    [
      "a flag before a variable that names nothing",
      { fileFlag: "/run/secret", environment: { [FILE]: "/none" } },
      "--index-credentials-file",
    ],
  ];
  for (const [name, given, origin] of rows) {
    await t.step(name, () => {
      const { config, effective, warnings } = loadConfig(inputOf(given).input);
      const expected = `Basic ${btoa("ann:hunter2")}`;
      assert.equal(config.indexCredentials.get("main")?.authorization, expected);
      const shown = effective.find(({ variable }) => variable === CREDENTIALS);
      assert.deepEqual([shown?.shown, shown?.origin], ["[redacted]", origin]);
      assert.deepEqual(warnings, []);
    });
  }
});

Deno.test("loadConfig() refuses a secret and its file side by side, and a file that cannot be read", async (t) => {
  const rows: readonly (readonly [name: string, Given, message: string])[] = [
    [
      "both",
      { environment: { [CREDENTIALS]: "main=ann:hunter2", [FILE]: "/run/secret" } },
      `Cannot use ${CREDENTIALS} beside ${FILE}: expected one of them`,
    ],
    [
      "both flags",
      { flag: "main=ann:hunter2", fileFlag: "/run/secret" },
      "Cannot use --index-credentials beside --index-credentials-file: expected one of them",
    ],
    [
      "the secret in place of its file",
      { environment: { [FILE]: "main=ann:hunter2" } },
      `Cannot use ${FILE}: read what may be the secret itself, but there is no such file`,
    ],
    [
      "an address with a password in place of its file",
      { fileFlag: "./redis://:hunter2@host" },
      'Cannot use --index-credentials-file: read "./redis://[redacted]@host", but there is no such file',
    ],
    [
      "no file",
      { environment: { [FILE]: "/none" } },
      `Cannot use ${FILE}: read "/none", but there is no such file`,
    ],
  ];
  for (const [name, given, message] of rows) {
    await t.step(name, () => {
      assert.throws(
        () => loadConfig(inputOf(given).input),
        (error) => error instanceof ConfigError && error.message === message,
      );
    });
  }
});

Deno.test("loadConfig() opens no file that the .env of the working directory names", () => {
  const { input, asked } = inputOf({ dotenv: { [FILE]: "/run/secret" } });
  const { config, refusals } = loadConfig(input);
  assert.deepEqual(asked, []);
  assert.equal(config.indexCredentials.size, 0);
  assert.equal(refusals.length, 1);
  assert.match(
    refusals[0] ?? "",
    new RegExp(`Ignored ${FILE} in \\.env: .*--index-credentials-file`),
  );
});

Deno.test("takesSecretFile() holds for every secret but those whose …_FILE is a setting of its own", () => {
  const names = new Set(OPTION_LIST.map(([, { name }]) => name));
  for (const [key, option] of OPTION_LIST) {
    const expected = option.isSecret === true && !names.has(`${option.name}_FILE`);
    assert.equal(takesSecretFile(option), expected, key);
  }
  assert.ok(!names.has("INDEX_CREDENTIALS_FILE"), "the tests above need one that has none");
});

Deno.test("loadConfig() tells every setting with its origin and shows no secret", () => {
  const environment = { PYPI_MCP_INDEX_URL: "https://ann:hunter2@pypi.example/simple/" };
  const { effective } = loadConfig(
    inputOf({ environment, flag: "main=bob:swordfish" }).input,
  );
  assert.equal(effective.length, OPTION_LIST.length);
  const byName = new Map(effective.map((setting) => [setting.variable, setting]));
  assert.deepEqual(byName.get("PYPI_MCP_INDEX_URL"), {
    variable: "PYPI_MCP_INDEX_URL",
    shown: "https://[redacted]@pypi.example/simple/",
    kind: "variable",
    origin: "PYPI_MCP_INDEX_URL",
  });
  assert.equal(byName.get(CREDENTIALS)?.shown, "[redacted]");
  assert.equal(byName.get("PYPI_MCP_EXTRA_INDEXES")?.shown, "", "what is not set is no secret");
  assert.equal(byName.get("PYPI_MCP_PORT")?.kind, "default");
  assert.doesNotMatch(JSON.stringify(effective), /hunter2|swordfish/);
});

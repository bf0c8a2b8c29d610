import assert from "node:assert/strict";
import { ConfigError, loadConfig } from "../../../src/config/load.ts";

const load = (variables: Readonly<Record<string, string>>) =>
  loadConfig({
    flags: new Map(),
    variable: (name) => variables[name.replace("PYPI_MCP_", "")],
    variableNames: [],
    files: [],
  });

Deno.test("loadConfig() asks PyPI's JSON API only for PyPI's index, unless told", async (t) => {
  const other = { INDEX_URL: "https://index.example/simple/" };
  const rows: readonly (readonly [Readonly<Record<string, string>>, boolean, string])[] = [
    [{}, true, "https://pypi.org/"],
    [{ INDEX_URL: "https://pypi.org/simple" }, true, "https://pypi.org/"],
    [other, false, "https://pypi.org/"],
    [{ INDEX_URL: "https://pypi.org.example/simple/" }, false, "https://pypi.org/"],
    [{ ...other, PYPI_BASE_URL: "https://pypi.org" }, true, "https://pypi.org/"],
    [{ ...other, PYPI_BASE_URL: "https://index.example" }, true, "https://index.example/"],
    [{ PYPI_BASE_URL: "none" }, false, "https://pypi.org/"],
    [{ EXTRA_INDEXES: "corp=https://index.example/simple/" }, true, "https://pypi.org/"],
  ];
  for (const [variables, hasJsonApi, url] of rows) {
    await t.step(JSON.stringify(variables), () => {
      const { config } = load(variables);
      assert.deepEqual([config.hasJsonApi, config.pypiBaseUrl], [hasJsonApi, url]);
    });
  }
});

Deno.test("loadConfig() leaves the demo with the embedded index, whatever the environment names", () => {
  const { config } = load({
    DEMO: "true",
    INDEX_URL: "https://ann:hunter2@index.example/simple/",
    EXTRA_INDEXES: "corp=https://index.example/simple/",
    INDEX_CREDENTIALS: "corp=ann:hunter2",
    INDEX_PINS: "acme-*=corp",
  });
  assert.deepEqual(config.indexUrl, { url: "https://pypi.org/simple/" });
  assert.equal(config.hasJsonApi, true);
  assert.deepEqual([config.extraIndexes, config.indexPins, config.indexCredentials.size], [
    [],
    [],
    0,
  ]);
});

Deno.test("loadConfig() refuses pins and credentials for an index that is not there", () => {
  assert.throws(
    () =>
      load({
        EXTRA_INDEXES: "corp=https://index.example/",
        INDEX_PINS: "a=corp,b=crop,c=pypi,d=main",
        INDEX_CREDENTIALS: "corp=ann:hunter2,other=ann:hunter2",
      }),
    (error) => {
      assert.ok(error instanceof ConfigError);
      assert.deepEqual(error.faults, [
        'Cannot use PYPI_MCP_INDEX_PINS: no index is called "crop", expected main, pypi, corp',
        'Cannot use PYPI_MCP_INDEX_CREDENTIALS: no index is called "other", expected main, pypi, corp',
      ]);
      return true;
    },
  );
});

Deno.test("loadConfig() repeats nothing of a setting that may hold credentials", () => {
  for (const name of ["EXTRA_INDEXES", "INDEX_CREDENTIALS"]) {
    assert.throws(() => load({ [name]: "corp=hunter2 hunter2@hunter2" }), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(
        error.message,
        new RegExp(`^Cannot use PYPI_MCP_${name}: read what is not shown`),
      );
      return !error.message.includes("hunter2");
    });
  }
});

Deno.test("loadConfig() warns of credentials that go over http, but not to this machine", () => {
  const { warnings } = load({
    INDEX_URL: "http://ann:hunter2@index.example/",
    EXTRA_INDEXES:
      "corp=http://corp.example/,near=http://ann:x@127.0.0.1:1/,safe=https://safe.example/",
    INDEX_CREDENTIALS: "corp=ann:hunter2,safe=ann:hunter2",
  });
  assert.deepEqual(warnings, [
    "Credentials of the index main go over http, where others can read them",
    "Credentials of the index corp go over http, where others can read them",
  ]);
});

Deno.test("loadConfig() warns of a password for Redis that goes there in the open", async (t) => {
  const told = ["The password in PYPI_MCP_REDIS_URL goes over redis://, where others can read it"];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["redis://:hunter2@redis.example", told],
    ["REDIS://ann:hunter2@10.0.0.5:6379/0", told],
    ["redis://:hunter2@127.0.0.1.redis.example", told],
    ["rediss://:hunter2@redis.example", []],
    ["redis://redis.example", []],
    ["redis://:hunter2@localhost", []],
    ["redis://:hunter2@127.0.0.1:6379", []],
    ["redis://:hunter2@[::1]:6379", []],
  ];
  for (const [url, warnings] of cases) {
    await t.step(url, () => assert.deepEqual(load({ REDIS_URL: url }).warnings, warnings));
  }
});

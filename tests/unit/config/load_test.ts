import assert from "node:assert/strict";
import { isLoopbackHost } from "../../../src/config/binding.ts";
import { ConfigError, loadConfig } from "../../../src/config/load.ts";
import type { ConfigInput } from "../../../src/config/setting_text.ts";
import { variableOf } from "../../../src/config/option.ts";
import { OPTION_LIST, type OptionKey } from "../../../src/config/options.ts";

interface Given {
  readonly flags?: Readonly<Partial<Record<OptionKey, string>>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly listable?: boolean;
  readonly dotenv?: Readonly<Record<string, string>>;
  readonly envFile?: Readonly<Record<string, string>>;
}

function inputOf(given: Given): ConfigInput {
  const environment = new Map(Object.entries(given.environment ?? {}));
  return {
    flags: new Map(Object.entries(given.flags ?? {}) as [OptionKey, string][]),
    variable: (name) => environment.get(name),
    variableNames: given.listable === false ? undefined : [...environment.keys()],
    files: [
      { path: "my.env", trusted: true, entries: new Map(Object.entries(given.envFile ?? {})) },
      { path: ".env", trusted: false, entries: new Map(Object.entries(given.dotenv ?? {})) },
    ].filter(({ entries }) => entries.size > 0), // as where there is no file
  };
}

Deno.test("loadConfig() gives every option its default when nothing is set", () => {
  const { config, warnings } = loadConfig(inputOf({}));
  assert.deepEqual(warnings, []);
  assert.equal(config.timeoutMs, 30_000);
  assert.equal(config.maxRetries, 3);
  assert.equal(config.rateLimitPerSecond, 10);
  assert.equal(config.cacheTtlMs, 300_000);
  assert.equal(config.cacheMaxEntryCount, 1000);
  assert.equal(config.pypiBaseUrl, "https://pypi.org/");
  assert.equal(config.indexUrl.url, "https://pypi.org/simple/");
  assert.deepEqual(config.toolsets, ["packages", "security", "insight", "server"]);
  assert.ok(Object.isFrozen(config));
});

Deno.test("loadConfig() lets a flag win over the environment, that over --env-file, that over .env", async (t) => {
  const PORT = "PYPI_MCP_MAX_RETRIES";
  const rows: readonly (readonly [Given, number])[] = [
    [{ dotenv: { [PORT]: "1" } }, 1],
    [{ dotenv: { [PORT]: "1" }, envFile: { [PORT]: "2" } }, 2],
    [{ dotenv: { [PORT]: "1" }, envFile: { [PORT]: "2" }, environment: { [PORT]: "4" } }, 4],
    [{ environment: { [PORT]: "4" }, flags: { maxRetries: "5" } }, 5],
    [{ dotenv: { [PORT]: "1" }, environment: { [PORT]: "" } }, 1],
    [{ environment: { [PORT]: "" } }, 3],
  ];
  for (const [given, expected] of rows) {
    await t.step(String(expected), () => {
      assert.equal(loadConfig(inputOf(given)).config.maxRetries, expected);
    });
  }
});

Deno.test("loadConfig() takes a command's own default only where nothing is set", () => {
  const fallbacks = new Map([["logLevel", "warning"]] as const);
  assert.equal(loadConfig({ ...inputOf({}), fallbacks }).config.logLevel, "warning");
  const set = inputOf({ dotenv: { PYPI_MCP_LOG_LEVEL: "debug" } });
  assert.equal(loadConfig({ ...set, fallbacks }).config.logLevel, "debug");
});

Deno.test("loadConfig() refuses what the .env of the working directory is not trusted with", async (t) => {
  const values: Readonly<Record<string, string>> = {
    PYPI_MCP_PYPI_BASE_URL: "https://evil.example",
    PYPI_MCP_INDEX_URL: "https://evil.example/simple",
    PYPI_MCP_EXTRA_INDEXES: "corp=https://evil.example/simple",
    PYPI_MCP_INDEX_CREDENTIALS: "main=ann:hunter2",
    PYPI_MCP_INDEX_PINS: "requests=main",
    PYPI_MCP_INDEX_STRATEGY: "all-indexes",
    PYPI_MCP_FILES_BASE_URL: "https://evil.example",
    PYPI_MCP_OSV_BASE_URL: "https://evil.example",
    PYPI_MCP_PYPISTATS_BASE_URL: "https://evil.example",
    PYPI_MCP_HOST: "0.0.0.0",
    PYPI_MCP_PORT: "1",
    PYPI_MCP_TRANSPORT: "http",
    PYPI_MCP_ALLOW_UNAUTHENTICATED: "true",
    PYPI_MCP_ALLOWED_HOSTS: "evil.example",
    PYPI_MCP_ALLOWED_ORIGINS: "https://evil.example",
    PYPI_MCP_AUTH_TOKENS: `mallory=sha256:${"0".repeat(64)}`,
    PYPI_MCP_AUTH_TOKENS_FILE: "tokens",
    PYPI_MCP_OAUTH_ISSUER: "https://evil.example",
    PYPI_MCP_OAUTH_AUDIENCE: "evil",
    PYPI_MCP_OAUTH_JWKS_URL: "https://evil.example/keys",
    PYPI_MCP_OAUTH_SCOPES: "evil",
    PYPI_MCP_PUBLIC_URL: "https://evil.example",
    PYPI_MCP_TRUSTED_PROXIES: "0.0.0.0/0",
    PYPI_MCP_CALLER_RATE: "1",
    PYPI_MCP_CALLER_BURST: "1",
    PYPI_MCP_MAX_CONCURRENT_REQUESTS: "1",
    PYPI_MCP_MAX_CALLER_REQUESTS: "1",
    PYPI_MCP_MAX_STREAMS: "1",
    PYPI_MCP_MAX_HEADER_BYTES: "65536",
    PYPI_MCP_REQUEST_TIMEOUT: "600",
    PYPI_MCP_AUDIT: "off",
    PYPI_MCP_GRAPHQL: "true",
    PYPI_MCP_WEBSOCKET: "true",
    PYPI_MCP_REDIS_URL: "redis://evil.example",
    PYPI_MCP_REDIS_PREFIX: "theirs",
    PYPI_MCP_REDIS_TIMEOUT: "10",
    PYPI_MCP_REDIS_SIGNING_KEY: "their signing key, which is long enough",
    PYPI_MCP_CONNECTION_GUARD: "off",
    PYPI_MCP_MAX_CONNECTIONS: "1",
    PYPI_MCP_MAX_ADDRESS_CONNECTIONS: "1",
    PYPI_MCP_IDLE_TIMEOUT: "1",
    PYPI_MCP_METRICS: "true",
    PYPI_MCP_ADMIN_PORT: "1",
    PYPI_MCP_ADMIN_HOST: "0.0.0.0",
    PYPI_MCP_TRACE_HOSTS: "evil.example",
    PYPI_MCP_EXPORT_LOGS: "true",
    PYPI_MCP_DEMO: "true",
    PYPI_MCP_PLUGIN: "theirs.js",
    PYPI_MCP_ENABLE_VULNERABILITY_CHECK: "false",
  };
  const { config: defaults } = loadConfig(inputOf({}));
  const companions: Readonly<Record<string, string>> = { // one of them alone is a fault of its own
    PYPI_MCP_OAUTH_ISSUER: "https://issuer.example",
    PYPI_MCP_OAUTH_AUDIENCE: "pypi-mcp",
    PYPI_MCP_PUBLIC_URL: "https://mcp.example",
  };
  for (const [name, text] of Object.entries(values)) {
    await t.step(name, () => {
      const { config, refusals } = loadConfig(inputOf({ dotenv: { [name]: text } }));
      assert.deepEqual(config, defaults);
      assert.equal(refusals.length, 1);
      assert.match(refusals[0] ?? "", new RegExp(`Ignored ${name} in \\.env`));
      const named = loadConfig(
        inputOf({
          envFile: { ...name.startsWith("PYPI_MCP_OAUTH") ? companions : {}, [name]: text },
        }),
      );
      assert.notDeepEqual(named.config, defaults, "a file that was named is trusted");
    });
  }
  await t.step("no option that holds a URL or a host is left out of this table", () => {
    const trusted = OPTION_LIST.filter(([, option]) => option.from === "trusted").map(([, o]) =>
      variableOf(o)
    );
    assert.deepEqual(trusted.toSorted(), Object.keys(values).toSorted());
  });
});

Deno.test("loadConfig() reports every fault at once, with name, what was read and what is accepted", () => {
  assert.throws(
    () =>
      loadConfig(inputOf({ environment: { PYPI_MCP_TIMEOUT: "soon" }, flags: { port: "70000" } })),
    (error) =>
      error instanceof ConfigError && error.faults.length === 2 &&
      error.message.includes('Cannot use PYPI_MCP_TIMEOUT: read "soon", expected seconds') &&
      error.message.includes(
        'Cannot use --port: read "70000", expected a whole number from 0 to 65535',
      ),
  );
});

Deno.test("loadConfig() reports an address that is open to all among the other faults", () => {
  const flags = { transport: "http", host: "0.0.0.0", port: "x" };
  assert.throws(
    () => loadConfig(inputOf({ flags })),
    (error) =>
      error instanceof ConfigError && error.faults.length === 2 &&
      error.message.includes("--port") && error.message.includes("--allow-unauthenticated"),
  );
});

Deno.test("loadConfig() shows no credentials of a URL that it refuses", async (t) => {
  const rows: Readonly<Record<string, string>> = {
    "ftp://ann:hunter2@pypi.example/": "ftp://[redacted]@pypi.example/",
    "https://ann:hun//ter2@pypi.example/": "https://[redacted]@pypi.example/",
    "ann:hunter2@pypi.example": "[redacted]@pypi.example",
    "ann:hunter2@pypi.example//simple": "[redacted]@pypi.example//simple",
    "https://pypi.example/?token=hunter2": "https://pypi.example/?[redacted]",
    "https://pypi.example/#hunter2": "https://pypi.example/#[redacted]",
    "pypi.example": "pypi.example",
  };
  for (const [text, shown] of Object.entries(rows)) {
    await t.step(text, () => {
      assert.throws(
        () => loadConfig(inputOf({ environment: { PYPI_MCP_INDEX_URL: text } })),
        (error) => error instanceof ConfigError && error.message.includes(`read "${shown}", `),
      );
    });
  }
});

Deno.test("loadConfig() warns of unknown names with the nearest one, where the environment may be listed", () => {
  // What begins with PYPI_MCP_PLUGIN_ is read by plug-ins.
  const environment = { PYPI_MCP_TIMEOT: "3", PATH: "/bin", PYPI_MCP_PLUGIN_ANY: "4" };
  assert.deepEqual(loadConfig(inputOf({ environment })).warnings, [
    'Unknown setting "PYPI_MCP_TIMEOT": did you mean PYPI_MCP_TIMEOUT?',
  ]);
  const unlisted = loadConfig(inputOf({ environment, listable: false }));
  assert.deepEqual(unlisted.warnings, []);
  assert.match(unlisted.remarks.join(), /were not looked for/);
});

Deno.test("loadConfig() listens beyond loopback only when told in words", async (t) => {
  for (const host of ["0.0.0.0", "::", "192.168.1.4", "example.org", "127.example.org"]) {
    await t.step(host, () => {
      const flags = { transport: "http", host };
      for (const way of [/AUTH_TOKENS/, /--oauth-issuer/, /--allow-unauthenticated/]) {
        assert.throws(() => loadConfig(inputOf({ flags })), way);
      }
      assert.ok(loadConfig(inputOf({ flags: { ...flags, allowUnauthenticated: "true" } })));
      assert.ok(loadConfig(inputOf({ flags: { host } })), "over stdio the address is not used");
    });
  }
  for (const host of ["127.0.0.1", "127.8.0.1", "localhost", "::1"]) {
    await t.step(host, () => {
      assert.ok(isLoopbackHost(host));
      assert.equal(loadConfig(inputOf({ flags: { transport: "http", host } })).config.host, host);
    });
  }
});

Deno.test("loadConfig() takes allowed hosts only as a Host header can spell them", async (t) => {
  const load = (allowedHosts: string) => loadConfig(inputOf({ flags: { allowedHosts } })).config;
  for (
    const text of [
      "mcp.example",
      "mcp.example:8443",
      "192.0.2.1:80",
      "[2001:db8::1]",
      "[2001:db8::1]:8443",
    ]
  ) {
    await t.step(`takes ${text}`, () => assert.deepEqual(load(text).allowedHosts, [text]));
  }
  for (
    const text of [
      "2001:db8::1",
      "::1",
      "[2001:db8::1",
      "2001:db8::1]",
      "[2001:db8::1::2]",
      "mcp.example:port",
      "mcp.example:65536",
      "300.0.0.1",
    ]
  ) {
    await t.step(`refuses ${text}`, () => {
      assert.throws(() => load(`mcp.example,${text}`), (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, /--allowed-hosts.*IPv6 in brackets/);
        return true;
      });
    });
  }
});

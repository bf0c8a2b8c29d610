import assert from "node:assert/strict";
import { OPTION_LIST } from "../../src/config/options.ts";
import { permissionsOf } from "../../scripts/build/permissions.ts";
import { runProgram } from "../support/run_program.ts";

const HTTP = ["--transport", "http"];

/** What each setting is given, and what has to be said of it; `net` and `read` are what would allow it. */
const REFUSED: Readonly<
  Record<
    string,
    { readonly args: readonly string[]; readonly net?: string; readonly read?: string }
  >
> = {
  HOST: {
    args: [...HTTP, "--host", "192.0.2.1", "--allow-unauthenticated"],
    net: "192.0.2.1:8000",
  },
  ADMIN_HOST: {
    args: [...HTTP, "--port", "0", "--metrics", "--admin-port", "9", "--admin-host", "192.0.2.1"],
    net: "192.0.2.1:9",
  },
  AUTH_TOKENS_FILE: { args: [...HTTP, "--auth-tokens-file", "/a/tokens"], read: "/a/tokens" },
  OAUTH_ISSUER: {
    args: [
      ...[...HTTP, "--oauth-issuer", "https://issuer.example", "--oauth-audience", "us"],
      ...["--public-url", "https://mcp.example/"],
    ],
    net: "issuer.example:443",
  },
  OAUTH_JWKS_URL: {
    args: [
      ...[...HTTP, "--oauth-issuer", "https://issuer.example", "--oauth-audience", "us"],
      ...["--public-url", "https://mcp.example/", "--oauth-jwks-url", "https://keys.example/jwks"],
    ],
    net: "keys.example:443",
  },
  PLUGIN: { args: ["--plugin", "/a/plugin.js"], read: "/a/plugin.js" },
  REDIS_URL: { args: ["--redis-url", "redis://cache.example"], net: "cache.example:6379" },
  PYPI_BASE_URL: { args: ["--pypi-base-url", "https://json.example"], net: "json.example:443" },
  INDEX_URL: {
    args: ["--index-url", "https://index.example:8443/simple/"],
    net: "index.example:8443",
  },
  EXTRA_INDEXES: {
    args: ["--extra-indexes", "corp=http://corp.example/simple/"],
    net: "corp.example:80",
  },
  FILES_BASE_URL: { args: ["--files-base-url", "https://files.example"], net: "files.example:443" },
  OSV_BASE_URL: { args: ["--osv-base-url", "https://osv.example"], net: "osv.example:443" },
  PYPISTATS_BASE_URL: {
    args: ["--pypistats-base-url", "https://stats.example"],
    net: "stats.example:443",
  },
};

/** Settings that are only compared with, or told: nothing is reached or read because of them. */
const HARMLESS = [
  "ALLOWED_HOSTS",
  "ALLOWED_ORIGINS",
  "OAUTH_AUDIENCE",
  "PUBLIC_URL",
  "TRACE_HOSTS",
];

Deno.test("every setting that may name a host or a file is either refused below or harmless", () => {
  const naming = /URL|HOST|FILE|INDEXES|PLUGIN|ISSUER|ORIGIN|PATH|FOLDER|DIR/;
  const found = OPTION_LIST.map(([, { name }]) => name).filter((name) =>
    naming.test(name) && !HARMLESS.includes(name)
  );
  assert.deepEqual(found.toSorted(), Object.keys(REFUSED).toSorted());
});

Deno.test("the narrow build refuses at start what it may not use, and says what may", async (t) => {
  const cwd = await Deno.makeTempDir();
  const run = { permissions: permissionsOf("narrow", []), cwd };
  try {
    for (const [name, { args, net, read }] of Object.entries(REFUSED)) {
      await t.step(name, async () => {
        const { code, out, error } = await runProgram(["serve", ...args], run);
        assert.deepEqual([code, out], [2, ""], error);
        assert.match(error, /pypi-mcp-server/);
        if (net !== undefined) {
          assert.ok(error.includes(`deno task compile --allow-host ${net})`), error);
          assert.ok(error.includes(`deno run with --allow-net=${net}\n`), error);
        }
        if (read !== undefined) {
          assert.ok(error.includes(`deno run with --allow-read=${read}\n`), error);
        }
      });
    }
    await t.step("a secret's file", async () => {
      const args = ["serve", "--redis-url-file", "/a/secret"];
      const { code, error } = await runProgram(args, run);
      assert.equal(code, 2);
      assert.match(error, /which may not be read, [^]*pypi-mcp-server[^]*--allow-read=\/a\/secret/);
    });
    await t.step("a file of settings", async () => {
      const { code, error } = await runProgram(["serve", "--env-file", "/a/settings"], run);
      assert.equal(code, 2);
      assert.match(error, /not permitted, [^]*pypi-mcp-server[^]*--allow-read=\/a\/settings/);
    });
    await t.step("names that no permission can have", async () => {
      for (
        const args of [
          ...["*", "a..b", "pypi.org,b.example"].map((host) => ["--index-url", `https://${host}/`]),
          ["--redis-url", "redis://*"],
          [
            ...[...HTTP, "--oauth-issuer", "https://*", "--oauth-audience", "us"],
            ...["--public-url", "https://mcp.example/"],
          ],
          ...["a..b", "a:0", "127.0.0.1."].map((host) => [...HTTP, "--host", host]),
        ]
      ) {
        const { code, error } = await runProgram(["serve", ...args], run);
        assert.equal(code, 2, error);
        assert.match(error, /^pypi-mcp: Cannot use --\S+: read .*, expected .*$/m);
        assert.doesNotMatch(error, /URIError|^ +at /m);
      }
    });
    await t.step("a port that the system chooses is none to permit", async () => {
      const args = [...HTTP, "--port", "0", "--host", "0.0.0.0", "--allow-unauthenticated"];
      const { code, error } = await runProgram(["serve", ...args], run);
      assert.equal(code, 2);
      assert.match(error, /--allow-host 0\.0\.0\.0\), .*--allow-net=0\.0\.0\.0$/m);
    });
    await t.step("and takes what its own permissions name", async () => {
      const allowed = { permissions: permissionsOf("narrow", ["index.example:8443"]), cwd };
      const args = ["tools", "--index-url", "https://index.example:8443/simple/"];
      const { code, error } = await runProgram(args, allowed);
      assert.equal(code, 0, error);
    });
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
});

import assert from "node:assert/strict";
import { accessFaults } from "../../../src/config/binding.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { OptionKey } from "../../../src/config/options.ts";

const TOKENS = `ann=sha256:${"a".repeat(64)}`;
const OAUTH = {
  oauthIssuer: "https://issuer.example",
  oauthAudience: "pypi-mcp",
  publicUrl: "https://mcp.example",
};
const OUTSIDE = { transport: "http", host: "0.0.0.0" };

function faultsOf(flags: Partial<Record<OptionKey, string>>): readonly string[] {
  try {
    loadConfig({
      flags: new Map(Object.entries(flags) as [OptionKey, string][]), // keys of the parameter
      variable: () => undefined,
      variableNames: undefined,
      files: [],
    });
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split("\n") : [String(error)];
  }
}

function warningsOf(flags: Partial<Record<OptionKey, string>>): readonly string[] {
  return loadConfig({
    flags: new Map(Object.entries({ transport: "http", ...flags }) as [OptionKey, string][]),
    variable: () => undefined,
    variableNames: undefined,
    files: [],
  }).warnings;
}

Deno.test("accessFaults() demands a choice beyond loopback, and takes each one", async (t) => {
  const rows:
    readonly (readonly [string, Partial<Record<OptionKey, string>>, RegExp | undefined])[] = [
      [
        "no choice",
        OUTSIDE,
        /^Cannot listen on "0\.0\.0\.0".*AUTH_TOKENS.*--oauth-issuer.*--allow-unauthenticated/,
      ],
      ["tokens", { ...OUTSIDE, authTokens: TOKENS }, undefined],
      ["a file of tokens", { ...OUTSIDE, authTokensFile: "tokens" }, undefined],
      ["OAuth", { ...OUTSIDE, ...OAUTH }, undefined],
      ["everybody", { ...OUTSIDE, allowUnauthenticated: "true" }, undefined],
      ["tokens on loopback", { transport: "http", authTokens: TOKENS }, undefined],
      [
        "faulty tokens only",
        { ...OUTSIDE, authTokens: "secret" },
        /^Cannot use --auth-tokens: read what is not shown.*hash-token/,
      ],
      [
        "a list without a token",
        { transport: "http", authTokens: "# none, yet" },
        /^Cannot use --auth-tokens: read what is not shown/,
      ],
      [
        "a proxy's network that is neither IPv4 nor IPv6",
        { transport: "http", trustedProxies: "::ffff:10.0.0.0/8" },
        /^Cannot use --trusted-proxies/,
      ],
      ["one of IPv4 as IPv6", {
        transport: "http",
        trustedProxies: "::ffff:10.0.0.0/104",
      }, undefined],
      ...["localhost", "127.0.0.1", "127.255.0.9", "::1", "[::1]"].map((host) =>
        [`loopback as ${host}`, { transport: "http", host }, undefined] as const
      ),
      ...["127.0.0.256", "127.1", "0", "::", "::ffff:127.0.0.1", "localhost.", "localhost.example"]
        .map((host) =>
          [`${host}, which is not`, { transport: "http", host }, /^Cannot (?:listen|use)/] as const
        ),
      [
        "everybody and tokens",
        { authTokens: TOKENS, allowUnauthenticated: "true" },
        /^Cannot use --allow-unauthenticated with/,
      ],
      [
        "everybody and OAuth",
        { ...OAUTH, allowUnauthenticated: "true" },
        /^Cannot use --allow-unauthenticated with/,
      ],
      [
        "an issuer alone",
        { oauthIssuer: OAUTH.oauthIssuer },
        /--oauth-audience and --public-url missing/,
      ],
      ["an audience alone", { oauthAudience: "x" }, /--oauth-issuer and --public-url missing/],
      [
        "scopes alone",
        { oauthScopes: "read" },
        /--oauth-issuer and --oauth-audience and --public-url/,
      ],
      [
        "keys over http",
        { ...OAUTH, oauthJwksUrl: "http://issuer.example/keys" },
        /expected an https URL/,
      ],
      ["a public URL alone", { publicUrl: OAUTH.publicUrl }, undefined],
    ];
  for (const [name, flags, fault] of rows) {
    await t.step(name, () => {
      const faults = faultsOf(flags);
      if (fault === undefined) return assert.deepEqual(faults, []);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? "", fault);
    });
  }
});

Deno.test("accessFaults() says nothing more where settings have faults of their own", () => {
  assert.deepEqual(accessFaults({}), []);
});

Deno.test("accessWarnings() tells where a proxy lets everybody in", async (t) => {
  const rows: readonly (readonly [string, Parameters<typeof faultsOf>[0], number])[] = [
    ["a public URL alone", { publicUrl: OAUTH.publicUrl }, 1],
    ["a trusted proxy alone", { trustedProxies: "10.0.0.0/8" }, 1],
    ["with tokens", { publicUrl: OAUTH.publicUrl, authTokens: TOKENS }, 0],
    ["said aloud", { publicUrl: OAUTH.publicUrl, allowUnauthenticated: "true" }, 0],
    ["over stdio", { publicUrl: OAUTH.publicUrl, transport: "stdio" }, 0],
    ["without a proxy", {}, 0],
  ];
  for (const [name, flags, count] of rows) {
    await t.step(name, () => assert.equal(warningsOf(flags).length, count));
  }
});

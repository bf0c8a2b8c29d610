import assert from "node:assert/strict";
import { proxyUse, runtimeVariables } from "../../../src/cli/doctor_environment.ts";

function environment(variables: Readonly<Record<string, string>>, isVisible = true) {
  return {
    isVisible: () => isVisible,
    variable: (name: string) => {
      assert.ok(isVisible, "nothing is read that may not be read");
      return variables[name];
    },
  };
}

Deno.test("runtimeVariables() shows where a proxy is, never its password", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["HTTPS_PROXY", "http://proxy.example:3128", "http://proxy.example:3128"],
    [
      "https_proxy",
      "http://user:word@proxy.example:3128/",
      "http://proxy.example:3128 (with credentials, not shown)",
    ],
    ["ALL_PROXY", "socks5://:word@p.example", "socks5://p.example (with credentials, not shown)"],
    ["HTTP_PROXY", "proxy.example:3128", "http://proxy.example:3128"],
    [
      "HTTP_PROXY",
      "user:word@proxy.example:3128",
      "http://proxy.example:3128 (with credentials, not shown)",
    ],
    [
      "HTTP_PROXY",
      "ftp://user:word@proxy.example",
      "not a URL such as http://HOST:PORT: the runtime may go on without it",
    ],
    [
      "HTTP_PROXY",
      "http://user:word@proxy.example:99999",
      "not a URL such as http://HOST:PORT: the runtime may go on without it",
    ],
    [
      "HTTPS_PROXY",
      "http://user:12/word@proxy.example:3128",
      "credentials that are not percent-encoded: the runtime reads another address",
    ],
    ["NO_PROXY", "localhost,.example", '"localhost,.example"'],
    ["DENO_CERT", "/etc/ssl/ours.pem", '"/etc/ssl/ours.pem"'],
    ["DENO_TLS_CA_STORE", "system", '"system"'],
  ];
  for (const [name, text, value] of rows) {
    await t.step(`${name}=${text}`, () => {
      const found = runtimeVariables(environment({ [name]: text }));
      assert.deepEqual(found.filter(({ state }) => state === "set"), [{
        ...{ name, state: "set", value },
      }]);
      assert.ok(!JSON.stringify(found).includes("word"));
    });
  }
});

Deno.test("runtimeVariables() does not guess what it may not see", () => {
  const found = runtimeVariables(environment({}, false));
  assert.deepEqual([...new Set(found.map(({ state }) => state))], ["not visible"]);
  assert.deepEqual(
    found.map(({ name }) => name).filter((name) => /^[A-Z]/.test(name)),
    ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "DENO_CERT", "DENO_TLS_CA_STORE"],
  );
});

Deno.test("proxyUse() knows which variables count for a scheme", async (t) => {
  const set = { HTTPS_PROXY: "http://p.example" };
  const rows = [
    ["https:", environment(set), "set"],
    ["http:", environment(set), "none"],
    ["http:", environment({ http_proxy: "http://p.example" }), "set"],
    ["http:", environment({ all_proxy: "http://p.example" }), "set"],
    ["https:", environment({ HTTPS_PROXY: "" }), "none"],
    ["https:", environment({}), "none"],
    ["https:", environment({}, false), "unknown"],
    ["rediss:", environment(set), "none"],
  ] as const;
  for (const [protocol, given, expected] of rows) {
    await t.step(`${protocol} ${expected}`, () => {
      assert.equal(proxyUse(protocol, given), expected);
    });
  }
});

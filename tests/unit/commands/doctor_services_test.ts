import assert from "node:assert/strict";
import { serviceQuestions } from "../../../src/commands/doctor_services.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { OptionKey } from "../../../src/config/options.ts";

function questions(flags: readonly (readonly [OptionKey, string])[]) {
  return serviceQuestions(
    loadConfig({
      ...{ flags: new Map(flags), variable: () => undefined, variableNames: [], files: [] },
    }).config,
  );
}

const ISSUER: readonly (readonly [OptionKey, string])[] = [
  ["oauthIssuer", "https://issuer.example/realm/"],
  ["oauthAudience", "a"],
  ["publicUrl", "https://mcp.example"],
];
const HTTP: readonly [OptionKey, string] = ["transport", "http"];

Deno.test("serviceQuestions() asks what the settings lead to, in the order of a look-up", async (t) => {
  const rows: readonly (readonly [string, Parameters<typeof questions>[0], readonly string[]])[] = [
    ["defaults", [], ["pypi-index", "pypi-json", "pypi-files", "osv", "pypistats"]],
    ["built-in facts", [["demo", "true"], ["redisUrl", "redis://localhost"]], []],
    [
      "further indexes are asked before the main one, statistics without a JSON API",
      [["extraIndexes", "corp=https://corp.example/"], ["pypiBaseUrl", "none"]],
      ["index corp", "pypi-index", "pypi-stats", "pypi-files", "osv", "pypistats"],
    ],
    [
      "an issuer, which nobody asks over stdio",
      [...ISSUER],
      ["pypi-index", "pypi-json", "pypi-files", "osv", "pypistats"],
    ],
    [
      "an issuer",
      [...ISSUER, HTTP, ["enableStats", "false"], ["enableVulnerabilityCheck", "false"]],
      ["pypi-index", "pypi-json", "pypi-files", "oauth-issuer"],
    ],
  ];
  for (const [name, flags, services] of rows) {
    await t.step(name, () => {
      assert.deepEqual(questions(flags).map(({ service }) => service), services);
    });
  }
});

Deno.test("serviceQuestions() asks an issuer at both of its places, without a slash too many", () => {
  const issuer = questions([...ISSUER, HTTP]).at(-1);
  assert.equal(
    issuer?.url.href,
    "https://issuer.example/.well-known/oauth-authorization-server/realm",
  );
  assert.equal(
    issuer?.otherwise?.href,
    "https://issuer.example/realm/.well-known/openid-configuration",
  );
});

Deno.test("serviceQuestions() reads JSON as the clients do", async (t) => {
  const osv = questions([]).find(({ service }) => service === "osv");
  await t.step("behind a byte order mark", () => {
    assert.doesNotThrow(() => osv?.read?.("\uFEFF{}", "application/json"));
  });
  for (const text of ["", "<html>", "[]", "null", '"text"']) {
    await t.step(JSON.stringify(text), () => {
      assert.throws(() => osv?.read?.(text, "application/json"), { kind: "malformed" });
    });
  }
});

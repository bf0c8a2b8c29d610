import assert from "node:assert/strict";
import { preparedAnswers } from "../../../scripts/prepared_answers.ts";
import { compose } from "../../../src/compose.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { OptionKey } from "../../../src/config/options.ts";
import { HARMLESS, mayAnswerAhead } from "../../../src/front/may_answer_ahead.ts";
import { ROOT } from "../../support/source_files.ts";

type Flags = readonly (readonly [OptionKey, string])[];

function loaded(flags: Flags) {
  return loadConfig({
    flags: new Map(flags),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
}

/** Another value of each setting that is taken for harmless, set last, after whatever it needs. */
const OTHER: Readonly<Record<typeof HARMLESS[number], Flags>> = {
  transport: [["transport", "stdio"]], // the other one is not answered ahead
  host: [["host", "127.0.0.2"]],
  port: [["port", "8123"]],
  maxRequestBytes: [["maxRequestBytes", "64 KiB"]],
  shutdownDelayMs: [["shutdownDelayMs", "1"]],
  shutdownGraceMs: [["shutdownGraceMs", "1"]],
  demo: [["demo", "true"]],
  enableVulnerabilityCheck: [["enableVulnerabilityCheck", "false"]],
  enableStats: [["enableStats", "false"]],
  enableSearch: [["enableSearch", "false"]],
  pypiBaseUrl: [["pypiBaseUrl", "none"]],
  indexUrl: [["indexUrl", "https://packages.example/simple/"]],
  extraIndexes: [["extraIndexes", "corp=https://packages.example/"]],
  indexCredentials: [["indexCredentials", "pypi=ada:secret"]],
  indexPins: [["extraIndexes", "corp=https://packages.example/"], ["indexPins", "acme-*=corp"]],
  indexStrategy: [["indexStrategy", "all-indexes"]],
  filesBaseUrl: [["filesBaseUrl", "https://files.example"]],
  osvBaseUrl: [["osvBaseUrl", "https://osv.example"]],
  pypistatsBaseUrl: [["pypistatsBaseUrl", "https://stats.example"]],
  userAgent: [["userAgent", "x"]],
  timeoutMs: [["timeoutMs", "5"]],
  maxRetries: [["maxRetries", "0"]],
  rateLimitPerSecond: [["rateLimitPerSecond", "1"]],
  maxConcurrencyCount: [["maxConcurrencyCount", "1"]],
  queueLimitCount: [["queueLimitCount", "0"]],
  maxResponseBytes: [["maxResponseBytes", "64 KiB"]],
  batchWindowMs: [["batchWindowMs", "0"]],
  cacheTtlMs: [["cacheTtlMs", "0"]],
  cacheNegativeTtlMs: [["cacheNegativeTtlMs", "0"]],
  cacheStaleMs: [["cacheStaleMs", "0"]],
  cacheMaxEntryCount: [["cacheMaxEntryCount", "0"]],
  cacheMaxBytes: [["cacheMaxBytes", "1 MiB"]],
  debounceMs: [["debounceMs", "0"]],
  warmPackages: [["warmPackages", "requests"]],
  logLevel: [["logLevel", "debug"]],
  logFormat: [["logFormat", "json"]],
};

const AHEAD: readonly Flags[] = [
  [],
  ...HARMLESS.map((key) => OTHER[key]),
  [["enableVulnerabilityCheck", "false"], ["enableStats", "false"], ["enableSearch", "false"]],
];

const NOT_AHEAD: readonly Flags[] = [
  [["transport", "http"]],
  [["toolsets", "security"]],
  [["serverName", "other"]],
  [["plugins", "./plugin.ts"]],
  [["redisUrl", "redis://localhost"]],
  [["exportLogs", "true"]],
  [["traceHosts", "a.example"]],
  [["authTokensFile", "tokens"]],
];

Deno.test("mayAnswerAhead() is true where the server would list what was prepared", async (t) => {
  const prepared = await Deno.readTextFile(new URL("src/front/prepared_answers.ts", ROOT));
  for (const flags of AHEAD) {
    await t.step(flags.join(" ") || "defaults", async () => {
      const settings = loaded(flags);
      assert.ok(mayAnswerAhead(settings));
      const app = compose(settings.config, { writeLog: () => {} });
      assert.equal(await preparedAnswers(app), prepared);
      app.close();
    });
  }
});

Deno.test("mayAnswerAhead() is false where a setting may change an answer or refuse the start", async (t) => {
  for (const flags of NOT_AHEAD) {
    await t.step(flags.join(" "), () => assert.ok(!mayAnswerAhead(loaded(flags))));
  }
});

Deno.test("what is taken for harmless was tried with a value that is not the default", () => {
  for (const [key, flags] of Object.entries(OTHER)) {
    assert.equal(flags.at(-1)?.[0], key);
    if (key === "transport") continue;
    assert.notDeepEqual(loaded(flags).config, loaded(flags.slice(0, -1)).config, key);
  }
});

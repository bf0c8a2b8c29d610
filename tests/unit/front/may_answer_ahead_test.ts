import assert from "node:assert/strict";
import { preparedAnswers } from "../../../scripts/prepared_answers.ts";
import { compose } from "../../../src/compose.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { OptionKey } from "../../../src/config/options.ts";
import { mayAnswerAhead } from "../../../src/front/may_answer_ahead.ts";
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

const AHEAD: readonly Flags[] = [
  [],
  [["demo", "true"], ["logLevel", "debug"], ["transport", "stdio"]],
  [["enableVulnerabilityCheck", "false"], ["enableStats", "false"], ["enableSearch", "false"]],
  [["indexUrl", "https://packages.example/simple/"], ["extraIndexes", "a=https://a.example/"]],
  [["cacheTtlMs", "0"], ["timeoutMs", "5"], ["maxRequestBytes", "64 KiB"], ["userAgent", "x"]],
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

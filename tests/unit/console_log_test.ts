import assert from "node:assert/strict";
import { consoleWriter } from "../../src/console_log.ts";
import { createLog, LOG_LEVELS } from "../../src/log.ts";

Deno.test("consoleWriter() speaks each level by its method, on stdout only where that is free", async (t) => {
  const cases = [
    [true, ["debug", "info", "warn", "error"]],
    [false, ["warn", "warn", "warn", "error"]],
  ] as const;
  for (const [isStdoutFree, expected] of cases) {
    await t.step(`stdout is ${isStdoutFree ? "free" : "the protocol's"}`, () => {
      const called: string[] = [];
      const target = {
        debug: () => called.push("debug"),
        info: () => called.push("info"),
        warn: () => called.push("warn"),
        error: () => called.push("error"),
      };
      const write = consoleWriter(target, { isStdoutFree });
      const log = createLog({ level: "debug", format: "text", write, clock: () => 0 });
      for (const level of LOG_LEVELS) if (level !== "off") log[level]("said");
      assert.deepEqual(called, expected);
    });
  }
});

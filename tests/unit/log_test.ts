import assert from "node:assert/strict";
import { createLog, LOG_LEVELS, type LogFields, type LogFormat } from "../../src/log.ts";

function lines(format: LogFormat, level: typeof LOG_LEVELS[number] = "debug") {
  const written: string[] = [];
  const clock = () => Date.UTC(2026, 0, 2, 3, 4, 5);
  return { written, log: createLog({ level, format, clock, write: (line) => written.push(line) }) };
}

Deno.test("createLog() writes one JSON object a line with time, level and message", () => {
  const { written, log } = lines("json");
  log.warning("Tool failed", { tool: "get_package_info", duration_ms: 12 });
  assert.equal(written.length, 1);
  assert.match(written[0] ?? "", /^[^\n]+\n$/);
  assert.deepEqual(JSON.parse(written[0] ?? ""), {
    time: "2026-01-02T03:04:05.000Z",
    level: "warning",
    message: "Tool failed",
    tool: "get_package_info",
    duration_ms: 12,
  });
});

Deno.test("createLog() writes text that reads like a sentence", () => {
  const { written, log } = lines("text");
  log.info("Listening", { host: "127.0.0.1", note: "two words", count: 3 });
  assert.equal(
    written[0],
    `2026-01-02T03:04:05.000Z INFO Listening host=127.0.0.1 note="two words" count=3\n`,
  );
});

Deno.test("createLog() writes what is at its level or above", async (t) => {
  for (const [index, level] of LOG_LEVELS.entries()) {
    await t.step(level, () => {
      const { written, log } = lines("json", level);
      for (const each of ["debug", "info", "warning", "error"] as const) log[each]("x");
      assert.equal(written.length, 4 - index);
      assert.equal(log.enabled("error"), level !== "off");
      assert.equal(log.enabled("off"), false);
    });
  }
});

Deno.test("createLog() never writes a secret", async (t) => {
  const rows: [name: string, fields: LogFields][] = [
    ["by name", { authorization: "s3cr3t-value" }],
    ["by name inside", { headers: { "X-Api-Key": "s3cr3t-value", Cookie: "s3cr3t-value" } }],
    ["by name over a list", { tokens: ["s3cr3t-value"] }],
    ["header scheme", { note: "sent Bearer s3cr3t-value" }],
    ["credentials in a URL", { url: "https://me:s3cr3t-value@host/x" }],
    ["query", { url: "https://host/x?a=1&api_key=s3cr3t-value" }],
    ["PyPI token", { note: "pypi-s3cr3t-value0123456789" }],
    ["error message", { error: new Error("Bearer s3cr3t-value") }],
    ["cause", { error: new Error("x", { cause: new Error("Bearer s3cr3t-value") }) }],
  ];
  for (const format of ["json", "text"] as const) {
    for (const [name, fields] of rows) {
      await t.step(`${name}, ${format}`, () => {
        const { written, log } = lines(format);
        log.error("x", fields);
        assert.equal(written.length, 1);
        assert.doesNotMatch(written[0] ?? "", /s3cr3t/);
        assert.match(written[0] ?? "", /\[redacted\]/);
      });
    }
  }
});

Deno.test("createLog() never throws and keeps to one line", async (t) => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const rows: [name: string, fields: LogFields][] = [
    ["cycle", { cycle }],
    ["bigint", { big: 1n }],
    ["not a number", { odd: NaN }],
    ["function and symbol", { call: () => 1, mark: Symbol("x") }],
    ["invalid date", { at: new Date(NaN) }],
    ["line feeds and escapes", { text: "a\nb\r\u001b[31m\u2028" }],
    ["long text and list", { text: "x".repeat(1e6), list: Array(1000).fill("y") }],
    ["null and undefined", { none: null, nothing: undefined }],
    ["own names", { time: "never", level: "off", message: "forged" }],
  ];
  for (const format of ["json", "text"] as const) {
    for (const [name, fields] of rows) {
      await t.step(`${name}, ${format}`, () => {
        const { written, log } = lines(format);
        log.info("real", fields);
        assert.equal(written.length, 1);
        const line = written[0] ?? "";
        assert.ok(line.length < 20_000);
        // deno-lint-ignore no-control-regex -- that none is left is the point
        assert.match(line, /^[^\x00-\x1f\u2028]+\n$/u);
        if (format === "json") assert.equal(JSON.parse(line).message, "real");
      });
    }
  }
  await t.step("getter that throws", () => {
    const { log } = lines("json");
    log.info("x", {
      get broken(): string {
        throw new Error("no");
      },
    });
  });
  await t.step("writer that throws", () => {
    const write = () => {
      throw new Error("closed");
    };
    createLog({ level: "debug", format: "json", clock: () => 0, write }).info("x");
  });
});

Deno.test("createLog() adds what every line carries, and a line's own fields win", () => {
  const written: string[] = [];
  const fields = () => ({ trace_id: "a", span_id: "b" });
  const write = (line: string, level: string) => void written.push(`${level}: ${line}`);
  const log = createLog({ level: "info", format: "json", clock: () => 0, write, fields });
  log.debug("below the level");
  log.warning("Said", { span_id: "c" });
  assert.equal(written.length, 1);
  assert.match(written[0] ?? "", /^warning: .*"trace_id":"a","span_id":"c"\}\n$/);
});

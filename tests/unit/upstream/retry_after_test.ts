import assert from "node:assert/strict";
import { parseRetryAfter } from "../../../src/upstream/retry_after.ts";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

Deno.test("parseRetryAfter() reads what RFC 9110 allows and nothing else", async (t) => {
  const rows: [header: string | null, expected: number | undefined][] = [
    ["0", 0],
    ["120", 120_000],
    [" 5 ", 5_000],
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sunday, 22-Nov-26 12:00:30 GMT", 30_000], // RFC 850 form
    ["Sun Nov 22 12:00:30 2026", undefined], // asctime form: `Date.parse` would read local time
    ["Sun, 22 Nov 2026 11:59:00 GMT", 0],
    ["9999999999", 86_400_000],
    ["Sun, 22 Nov 2099 12:00:00 GMT", 86_400_000],
    [null, undefined],
    ["", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["soon", undefined],
    ["99999999999999999999", undefined],
    ["2026-11-22T12:00:30Z", undefined],
    ["Someday, 99 Foo", undefined],
    [`${"9".repeat(1_000)}`, undefined],
  ];
  for (const [header, expected] of rows) {
    await t.step(`${JSON.stringify(header)?.slice(0, 40)} -> ${expected}`, () => {
      assert.equal(parseRetryAfter(header, NOW), expected);
    });
  }
});

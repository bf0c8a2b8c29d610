import assert from "node:assert/strict";
import {
  presentSha256,
  presentText,
  presentTime,
  presentUrl,
  requireLabel,
} from "../../../src/upstream/wire_text.ts";

Deno.test("presentText() tells nothing apart from text", async (t) => {
  const rows: [string | null | undefined, string | undefined][] = [
    [undefined, undefined],
    [null, undefined],
    ["", undefined],
    [" \n\t", undefined],
    ["UNKNOWN", undefined],
    [" UNKNOWN\n", undefined],
    ["\u200b\u202e", undefined],
    ["unknown", "unknown"],
    ["UNKNOWN author", "UNKNOWN author"],
    [" a ", "a"],
  ];
  for (const [text, expected] of rows) {
    await t.step(
      JSON.stringify(text) ?? "undefined",
      () => assert.equal(presentText(text), expected),
    );
  }
});

Deno.test("requireLabel() keeps what something is found by, and refuses what nobody can see", () => {
  assert.equal(requireLabel(" 1.0\u202e\n"), "1.0");
  assert.equal(requireLabel("UNKNOWN"), "UNKNOWN");
  for (const text of ["\u202e\u0007", " ", "\u200b"]) {
    assert.throws(() => requireLabel(text), { name: "UpstreamError", kind: "malformed" });
  }
});

Deno.test("presentText() caps the length and marks the cut", () => {
  assert.equal(presentText("x".repeat(501))?.length, 500);
  assert.ok(presentText("x".repeat(501))?.endsWith("…"));
  assert.equal(presentText("a\nb", 80, { multiline: true }), "a\nb");
});

Deno.test("presentTime() gives RFC 3339 in UTC", async (t) => {
  const rows: [string | null | undefined, string | undefined][] = [
    ["2024-05-29T15:37:49", "2024-05-29T15:37:49Z"],
    ["2024-05-29T15:37:49Z", "2024-05-29T15:37:49Z"],
    ["2024-05-29 15:37:49", "2024-05-29T15:37:49Z"],
    ["2024-05-29T15:37:49.123456789Z", "2024-05-29T15:37:49.123456789Z"],
    ["2024-05-29T23:37:49-02:30", "2024-05-30T02:07:49.000Z"],
    ["2024-13-29T15:37:49Z", undefined],
    ["2024-05-29", undefined],
    ["now", undefined],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [text, expected] of rows) {
    await t.step(String(text), () => assert.equal(presentTime(text), expected));
  }
});

Deno.test("presentUrl() and presentSha256() pass only what they promise", () => {
  assert.equal(presentUrl("UNKNOWN"), undefined);
  assert.equal(presentUrl(null), undefined);
  assert.equal(presentUrl("ftp://example.org/x"), undefined);
  assert.equal(presentUrl("https://example.org/x"), "https://example.org/x");
  assert.equal(presentSha256("A".repeat(64)), "a".repeat(64));
  assert.equal(presentSha256("g".repeat(64)), undefined);
  for (const odd of ["g", " ", "x", "-", "\0", "\u0661", "\uff11", "\u{1d7ce}"]) {
    const rest = 64 - odd.length;
    for (
      const text of [odd + "0".repeat(rest), "0".repeat(rest) + odd, `0${odd}`.padEnd(64, "0")]
    ) {
      assert.equal(presentSha256(text), undefined);
    }
  }
  assert.equal(presentSha256(`${"a".repeat(64)}\n`), undefined);
  assert.equal(presentSha256(undefined), undefined);
});

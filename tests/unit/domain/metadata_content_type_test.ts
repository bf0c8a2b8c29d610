import assert from "node:assert/strict";
import { contentTypeFault } from "../../../src/domain/metadata_content_type.ts";

Deno.test("contentTypeFault() admits three types, one character set and two dialects", async (t) => {
  const rows: readonly (readonly [value: string, fault?: RegExp])[] = [
    ["text/plain"],
    ["text/x-rst; charset=UTF-8"],
    ['Text/Markdown ;Charset = "utf-8" ; variant=CommonMark;'],
    ["text/markdown; variant=GFM; x=y"],
    ["text/plain; variant=other"],
    [String.raw`text/plain; x="a\"b\\"; charset="ut\f-8"`], // RFC 822: quoted pairs
    [String.raw`text/plain; x="a\"`, /^parameters/],
    ["text/plain; x=\u00e9", /^parameters/], // RFC 2045: tokens are ASCII
    ["", /^one of text/],
    ["text", /^one of text/],
    ["text/html", /^one of text/],
    ["text/markdown2", /^one of text/],
    ["text/plain\r\n ", /^one of text/],
    [`text/plain; x=${"y".repeat(1_000)}`, /^one of text/],
    ["text/plain; charset=latin1", /^charset=UTF-8$/],
    ["text/markdown; variant=gfm", /^one of the variants GFM, CommonMark$/],
    ["text/plain; x", /^parameters/],
    ["text/plain;;", /^parameters/],
    ["text/plain x=y", /^parameters/],
    ['text/plain; x="y', /^parameters/],
    ["text/plain; x=y; X=z", /^parameters/],
  ];
  for (const [value, fault] of rows) {
    await t.step(value.slice(0, 60) || "nothing", () => {
      if (fault === undefined) assert.equal(contentTypeFault(value), undefined);
      else assert.match(contentTypeFault(value) ?? "", fault);
    });
  }
});

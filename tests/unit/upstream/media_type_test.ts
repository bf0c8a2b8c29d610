import assert from "node:assert/strict";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import { checkMediaType, mediaTypeOf } from "../../../src/upstream/media_type.ts";

Deno.test("mediaTypeOf() gives the type alone, in lower case", async (t) => {
  const rows: [header: string | null, expected: string][] = [
    ["application/json", "application/json"],
    ["Application/JSON; charset=UTF-8", "application/json"],
    ["application/vnd.pypi.simple.v1+json", "application/vnd.pypi.simple.v1+json"],
    [null, ""],
    ["", ""],
    ["json", ""],
    ["text/html, application/json", ""],
    [`text/${"x".repeat(10_000)}`, ""],
  ];
  for (const [header, expected] of rows) {
    await t.step(`${header?.slice(0, 40)}`, () => assert.equal(mediaTypeOf(header), expected));
  }
});

Deno.test("checkMediaType() admits what is expected, as UTF-8", async (t) => {
  const expected = ["application/json", "application/octet-stream"];
  const rows: [header: string | null, expected: readonly string[], detail: RegExp | undefined][] = [
    ["application/json", expected, undefined],
    ["application/octet-stream", expected, undefined],
    ["application/json; charset=utf-8", expected, undefined],
    [`application/json;charset="UTF8"`, expected, undefined],
    ["application/json; charset=us-ascii", expected, undefined],
    ["anything/else", [], undefined],
    [null, [], undefined],
    [
      "text/html",
      expected,
      /expected application\/json or application\/octet-stream, got text\/html/,
    ],
    [null, expected, /got no type/],
    ["<script>", expected, /got no type/],
    ["application/json; charset=utf-16", expected, /UTF-8/],
    ["text/plain; charset=latin1", [], /UTF-8/],
  ];
  for (const [header, types, detail] of rows) {
    await t.step(`${header} against ${types}`, () => {
      if (detail === undefined) return checkMediaType(header, types);
      assert.throws(
        () => checkMediaType(header, types),
        (error) =>
          error instanceof AttemptFailure && error.fault.kind === "malformed" &&
          detail.test(error.fault.detail ?? ""),
      );
    });
  }
});

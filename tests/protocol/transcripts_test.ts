/** The golden transcripts, against the program from its sources or the binary that `PYPI_MCP_BINARY` names. @module */
import assert from "node:assert/strict";
import { programCommand } from "../support/server_process.ts";
import { ROOT } from "../support/source_files.ts";
import { REVISIONS } from "./transcripts/conversation.ts";
import { firstDifference } from "./transcripts/difference.ts";
import { HTTP_FLAGS, recordTranscripts, STDIO_FLAGS, TRANSCRIPTS } from "./transcripts/record.ts";
import { shorten } from "./transcripts/shorten.ts";
import { steady } from "./transcripts/steady.ts";

const MOST_BYTES = 200_000;

Deno.test("whole conversations are held word for word as the committed transcripts say", async (t) => {
  const recorded = await recordTranscripts({
    stdio: programCommand(...STDIO_FLAGS),
    http: programCommand(...HTTP_FLAGS),
  });
  assert.deepEqual([...recorded.keys()], REVISIONS.map((revision) => `${revision}.txt`));
  const committed = Array.from(Deno.readDirSync(new URL(TRANSCRIPTS, ROOT)), ({ name }) => name);
  assert.deepEqual(committed.toSorted(), [...recorded.keys()].toSorted());
  let bytes = 0;
  for (const [file, said] of recorded) {
    await t.step(file, async () => {
      const golden = await Deno.readTextFile(new URL(`${TRANSCRIPTS}${file}`, ROOT));
      bytes += golden.length;
      const difference = firstDifference(golden, said);
      assert.ok(
        difference === undefined,
        `${file} has changed; where that is meant, run "deno task docs"\n${difference}`,
      );
    });
  }
  assert.ok(bytes < MOST_BYTES, `${bytes} characters`);
});

Deno.test("firstDifference() shows what parts two transcripts, with the step's heading", async (t) => {
  const golden = "head\n\n== 1. ping\n> a\n< b\n\n== 2. list\n> c\n< d\n";
  const rows: readonly (readonly [string, string, RegExp | undefined])[] = [
    ["the same", golden, undefined],
    [
      "an answer",
      golden.replace("< b", "< x"),
      /^line 5, in "== 1. ping".*\n.*\n.*\n.*\n- < b\n\+ < x$/,
    ],
    [
      "an answer, and one further down",
      golden.replace("< b", "< x").replace("< d", "< y"),
      /in "== 1. ping"[^]*\n- < b\n\+ < x\nmore is different further down$/,
    ],
    ["one line more", golden.replace("< d", "< d\n< e"), /in "== 2. list"[^]*\n\+ < e$/],
    ["one line less", golden.replace("> c\n", ""), /in "== 2. list"[^]*\n- > c$/],
    ["a repeated line more", golden.replace("< d", "< d\n< d"), /\n\+ < d$/],
    ["nothing left", "", /^line 1, in "the head"/],
    ["many lines", golden.replace("< b", "y\n".repeat(40)), /\n\+ … 29 more lines$/],
  ];
  for (const [name, said, expected] of rows) {
    await t.step(name, () => {
      const difference = firstDifference(golden, said);
      if (expected === undefined) assert.equal(difference, undefined);
      else assert.match(difference ?? "", expected);
    });
  }
});

Deno.test("what a transcript leaves out cannot change unseen, but for the time", async (t) => {
  const written = (value: unknown) => JSON.stringify(shorten(steady(value)));
  const long = "x".repeat(200);
  const list = Array.from({ length: 60 }, (_, index) => `item ${index}`);
  const deep = (end: string) => ({ a: { b: { c: { d: { e: { f: long, end } } } } } });
  const seen: readonly (readonly [string, unknown, unknown])[] = [
    ["the end of a text", { text: `${long}a` }, { text: `${long}b` }],
    ["a text that got longer", { text: long }, { text: `${long}x` }],
    ["the end of a list", { list }, { list: [...list.slice(0, -1), "other"] }],
    ["what lies deep", deep("1"), deep("2")],
    ["text within JSON in a text", { text: `{"a":"${long}1"}` }, { text: `{"a":"${long}2"}` }],
  ];
  for (const [name, one, other] of seen) {
    await t.step(name, () => {
      assert.ok(written(one).length < 250, written(one));
      assert.notEqual(written(one), written(other));
    });
  }
  const same: readonly (readonly [string, unknown, unknown])[] = [
    ["ages", { age_seconds: 3 }, { age_seconds: 4 }],
    ["look-ups a second apart", { data_sources: [{ age_seconds: 1 }] }, {
      data_sources: [{ age_seconds: 1 }, { age_seconds: 2 }],
    }],
    ["the hour of the facts", "2026-11-22T12:00:01.5Z", "2026-11-22T12:00:02Z"],
    ["the same in JSON in a text", '{"uptime_seconds":1.5}', '{"uptime_seconds":2.25}'],
    ["how long it runs", "up for 1 second", "up for 12 seconds"],
    ["the order of a batch", [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }]],
  ];
  for (const [name, one, other] of same) {
    await t.step(name, () => assert.equal(written(one), written(other)));
  }
});

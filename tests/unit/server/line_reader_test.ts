import assert from "node:assert/strict";
import fc from "fast-check";
import { LineReader, LineTooLongError } from "../../../src/server/line_reader.ts";

const encode = (text: string) => new TextEncoder().encode(text);

Deno.test("LineReader cuts lines wherever the chunks end", () => {
  fc.assert(fc.property(
    fc.array(fc.string({ unit: "grapheme" }).map((line) => line.replace(/[\r\n]/g, ""))),
    fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
    (lines, sizes) => {
      const bytes = encode(lines.map((line) => `${line}\n`).join(""));
      const reader = new LineReader(1_000_000);
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length;) {
        const end = at + (sizes.next().value ?? 1);
        found.push(...reader.push(bytes.subarray(at, end)));
        at = end;
      }
      assert.deepEqual(found, lines);
    },
  ));
});

Deno.test("LineReader does not hold on to the buffer that it is given", () => {
  const reader = new LineReader(100);
  const buffer = encode("ab");
  assert.deepEqual([...reader.push(buffer)], []);
  buffer.fill(120);
  assert.deepEqual([...reader.push(encode("c\n"))], ["abc"]);
});

Deno.test("LineReader drops the carriage return of a Windows client", () => {
  assert.deepEqual([...new LineReader(100).push(encode("a\r\n\r\nb\n"))], ["a", "", "b"]);
});

Deno.test("LineReader refuses a line over its bound once, and reads the next one", async (t) => {
  const rows: readonly (readonly [name: string, chunks: readonly string[]])[] = [
    ["in one chunk", ["xxxxxx\nok\n"]],
    ["in many chunks", ["xxx", "xxx", "xxx", "x\no", "k\n"]],
    ["ending with a chunk", ["xxxxxx", "\n", "ok\n"]],
  ];
  for (const [name, chunks] of rows) {
    await t.step(name, () => {
      const reader = new LineReader(5);
      const [error, ...rest] = chunks.flatMap((chunk) => [...reader.push(encode(chunk))]);
      assert.ok(error instanceof LineTooLongError);
      assert.match(error.message, /longer than 5 bytes/);
      assert.deepEqual(rest, ["ok"]);
    });
  }
  assert.deepEqual([...new LineReader(5).push(encode("12345\n"))], ["12345"], "the bound itself");
});

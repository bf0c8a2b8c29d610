import assert from "node:assert/strict";
import { TextScanner } from "../../../src/domain/text_scanner.ts";

function scan(text: string): TextScanner {
  return new TextScanner(
    text,
    (expected, found, span) => new Error([expected, found, ...span].join()),
  );
}

Deno.test("TextScanner reads at its place only, and peeks without moving", () => {
  const scanner = scan("ab 12");
  assert.equal(scanner.read(/\d+/y), undefined);
  assert.equal(scanner.peek(/[a-z]+/y), "ab");
  assert.equal(scanner.position, 0);
  assert.equal(scanner.read(/[a-z]+/y), "ab");
  scanner.skipBlanks();
  assert.equal(scanner.position, 3);
  assert.equal(scanner.expect(/\d+/y, "a number"), "12");
  assert.ok(scanner.atEnd);
});

Deno.test("TextScanner skips spaces and tabs, not line breaks", () => {
  const scanner = scan(" \t\n");
  scanner.skipBlanks();
  assert.equal(scanner.position, 2);
});

Deno.test("TextScanner tells the failure the next word, the end, or the span it is given", () => {
  const scanner = scan("foo bar");
  assert.throws(() => scanner.fail("x"), { message: 'x,"foo" at 0,0,3' });
  assert.throws(() => scanner.expect(/\d/y, "a digit"), { message: 'a digit,"foo" at 0,0,3' });
  assert.throws(() => scanner.fail("x", [2, 5]), { message: 'x,"o b" at 2,2,5' });
  scanner.moveTo(7);
  assert.throws(() => scanner.fail("x"), { message: "x,the end,7,7" });
});

import assert from "node:assert/strict";
import { stripBlanks } from "../../../src/domain/python_blanks.ts";

Deno.test("stripBlanks() takes off what Python calls a blank, at the sides asked for", () => {
  assert.equal(stripBlanks(" \t\x1c\u0085\u3000a b\u00a0\r\n"), "a b");
  assert.equal(stripBlanks("\ufeffa\u200b"), "\ufeffa\u200b");
  assert.equal(stripBlanks(" a ", "start"), "a ");
  assert.equal(stripBlanks(" a ", "end"), " a");
  assert.equal(stripBlanks("  "), "");
  assert.equal(stripBlanks(""), "");
});

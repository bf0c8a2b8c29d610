import assert from "node:assert/strict";
import { redirectConsole } from "../../../src/server/redirect_console.ts";

Deno.test("redirectConsole() sends everything that writes to stdout to stderr, and can be undone", () => {
  const out: unknown[][] = [];
  const error: unknown[][] = [];
  const own = Object.create(console);
  for (const name of Object.keys(console)) {
    if (typeof own[name] === "function") own[name] = (...printed: unknown[]) => out.push(printed);
  }
  own.error = (...printed: unknown[]) => error.push(printed);
  own.warn = own.error;
  const restore = redirectConsole(own);
  const harmless = new Set(["error", "warn", "assert", "clear", "groupEnd", "profile"]);
  const names = Object.keys(console).filter((name) => typeof own[name] === "function");
  const writing = names.filter((name) =>
    !harmless.has(name) && !/^(profileEnd|timeStamp|trace|createTask|context|Console)$/.test(name)
  );
  for (const name of writing) own[name]("text");
  assert.deepEqual(out, []);
  assert.equal(error.length, writing.length);
  restore();
  own.log("again");
  assert.deepEqual(out, [["again"]]);
});

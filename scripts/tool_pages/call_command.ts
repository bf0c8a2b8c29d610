/** A tool's call as a line for a shell. @module */
import type { ExampleArguments } from "./examples.ts";

const PLAIN_WORD = /^[A-Za-z0-9_.,:/@%+=-]+$/;

/**
 * `key=value` where the values allow it, `--json` where a text has several lines.
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(callCommand("find", { name: "a" }), "pypi-mcp call find name=a --demo");
 * ```
 */
export function callCommand(tool: string, args: ExampleArguments): string {
  const values = Object.entries(args);
  const isLong = values.some(([, value]) => typeof value === "string" && value.includes("\n"));
  const words = isLong
    ? [`--json ${quoted(JSON.stringify(args))}`]
    : values.map(([key, value]) =>
      quoted(`${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    );
  return ["pypi-mcp call", tool, ...words, "--demo"].join(" ");
}

/** POSIX: between single quotes nothing has a meaning. */
function quoted(word: string): string {
  if (PLAIN_WORD.test(word)) return word;
  const [, key = "", value = word] = /^([a-z_0-9]+=)([^]*)$/.exec(word) ?? [];
  return `${key}'${value.replaceAll("'", "'\\''")}'`;
}

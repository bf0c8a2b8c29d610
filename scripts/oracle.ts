/**
 * `deno task oracle`: the packaging rules as a filter for differential tests. JSON lines in, JSON lines out, one answer
 * a line, in order; `docs/TESTING.md` lists the operations. Needs no permission. @module
 */
import { answerLines } from "./oracle/line_stream.ts";

if (import.meta.main) await answerLines(Deno.stdin.readable, Deno.stdout.writable);

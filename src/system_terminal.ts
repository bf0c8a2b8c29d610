/** The process's own stdout and stderr as a `Terminal`. Part of the composition. @module */
import { createPaint } from "./cli/paint.ts";
import type { Terminal } from "./cli/terminal.ts";

/** @param isPlain No colours, whatever stands at the other end. */
export function systemTerminal(isPlain: boolean, exit: (code: number) => never): Terminal {
  return {
    out: (text) => {
      try {
        writeLine(Deno.stdout, text);
      } catch (error) {
        // Whoever reads has seen enough, as `head` has: that is no failure.
        if (error instanceof Deno.errors.BrokenPipe) exit(0);
        throw error;
      }
    },
    error: (text) => {
      try {
        writeLine(Deno.stderr, text);
      } catch {
        // Nobody reads the log: no reason to stop serving those who read the answers.
      }
    },
    paint: {
      ...createPaint(Deno.stdout.isTerminal() && !isPlain),
      error: createPaint(Deno.stderr.isTerminal() && !isPlain).error,
    },
  };
}

function writeLine(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = new TextEncoder().encode(`${text}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

/** `pypi-mcp licenses`: the notices of everything that is part of this program. @module */
import type { Terminal } from "./terminal.ts";

/** What is printed of. */
export interface Licenses {
  /** As they were put into the bundle; a mark in the sources. */
  readonly notices: string;
  /** An executable holds the runtime as well. */
  readonly isExecutable: boolean;
  /** Of the runtime that runs this program. */
  readonly runtime: { readonly deno: string; readonly v8: string };
}

/** Prints them; the exit code is 1 where the program runs from its sources and has none. */
export function runLicenses(
  { notices, isExecutable, runtime }: Licenses,
  terminal: Terminal,
): number {
  if (notices.startsWith("%")) {
    terminal.error(
      "pypi-mcp: Cannot print the notices: this program runs from its sources, and they are put " +
        "together when it is bundled; in the sources' folder, deno task notices prints them",
    );
    return 1;
  }
  terminal.out(notices);
  terminal.out(isExecutable ? runtimeNotice(runtime) : "");
  return 0;
}

/** Deno's own licence is among the notices; of what Deno is made of, nobody hands us the texts. */
function runtimeNotice({ deno, v8 }: Licenses["runtime"]): string {
  return `
This executable also holds the runtime Deno ${deno} with the engine V8 ${v8} and the libraries that
Deno is built from. Deno's licence stands above. Those of V8 and the libraries are not part of this
text: they are with their sources, which https://github.com/denoland/deno/blob/v${deno}/Cargo.lock
lists.
`;
}

/** How this program was made: what it may do was decided then, and cannot be widened later. @module */

/** `source` and `bundle` run under `deno run`; `narrow` and `server` are the two executables that are released. */
export type BuildKind = "source" | "bundle" | "narrow" | "server";

/** What `deno task compile` writes into an executable beside the program. */
export interface Build {
  readonly kind: BuildKind;
  /** Made with a runtime from elsewhere: for tests only, never released. */
  readonly isForTests: boolean;
  /** The executable's target triple; absent under `deno run`. */
  readonly target?: string;
  /** The permission flags that were compiled in; absent under `deno run`, where they are the command line's. */
  readonly permissions?: readonly string[];
  /** Hosts that `--allow-host` added to the narrow build. */
  readonly extraHosts?: readonly string[];
}

/** Whether the program is an executable of its own, which the runtime is a part of. */
export function isExecutable({ kind }: Pick<Build, "kind">): boolean {
  return kind === "narrow" || kind === "server";
}

/** `deno run main.ts`. */
export const SOURCE_BUILD: Build = { kind: "source", isForTests: false };

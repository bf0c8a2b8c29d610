/** The compiled programs that tests are run against, where the environment names them. @module */

/** One executable. */
export interface Binary {
  readonly kind: "narrow" | "server";
  /** Absolute. */
  readonly path: string;
}

const VARIABLES = [
  ["narrow", "PYPI_MCP_BINARY"],
  ["server", "PYPI_MCP_SERVER_BINARY"],
] as const;

/** Those that are named; the others are told of on stderr, so that nobody takes them for tested. */
export function namedBinaries(what: string): readonly Binary[] {
  return VARIABLES.flatMap(([kind, variable]) => {
    const path = Deno.env.get(variable) ?? "";
    if (path !== "") return [{ kind, path: Deno.realPathSync(path) }];
    console.warn(`SKIPPED: ${what}, ${kind} build; ${variable} names none`);
    return [];
  });
}

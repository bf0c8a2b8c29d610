/** The command line of the long runs: `--name value`, and after a bare `--` flags for the server. @module */
import { parseArgs } from "node:util";

/** What a run was asked for. */
export interface RunFlags {
  /** @throws {TypeError} If the flag is there and no number. */
  number(name: string, fallback: number): number;
  text(name: string): string | undefined;
  /** Every value of a flag that may be repeated. */
  all(name: string): readonly string[];
  /** For the server process, as they are. */
  readonly serverFlags: readonly string[];
}

/** @throws {TypeError} For a flag that is not among `names`. */
export function parseRunFlags(argv: readonly string[], names: readonly string[]): RunFlags {
  const end = argv.indexOf("--");
  const own = end === -1 ? argv : argv.slice(0, end);
  const { values } = parseArgs({
    args: [...own],
    options: Object.fromEntries(
      names.map((name) => [name, { type: "string", multiple: true } as const]),
    ),
  });
  const all = (name: string): readonly string[] => {
    const given = values[name];
    return Array.isArray(given) ? given.map(String) : [];
  };
  return {
    all,
    text: (name) => all(name).at(-1),
    number(name, fallback) {
      const given = all(name).at(-1);
      const number = given === undefined ? fallback : Number(given);
      if (Number.isFinite(number)) return number;
      throw new TypeError(`Cannot use --${name} ${JSON.stringify(given)}: expected a number`);
    },
    serverFlags: end === -1 ? [] : argv.slice(end + 1),
  };
}

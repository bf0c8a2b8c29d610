/** What Deno itself needs of the environment, for processes that are given no other variables. @module */

const KEPT = ["DENO_DIR", "HOME", "PATH", "XDG_CACHE_HOME"] as const;

/** Those that are set: without them it finds no programs, and fetches every package anew into another folder. */
export function runtimeEnvironment(): Readonly<Record<string, string>> {
  return Object.fromEntries(KEPT.flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value] as const];
  }));
}

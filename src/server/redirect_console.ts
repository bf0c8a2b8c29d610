/** Keeps everything but protocol frames away from stdout. @module */

const WRITES_TO_STDOUT = [
  "log",
  "info",
  "debug",
  "dir",
  "dirxml",
  "table",
  "group",
  "groupCollapsed",
  "count",
  "countReset",
  "time",
  "timeLog",
  "timeEnd",
] as const;

/** Sends what a dependency prints to stderr, because stdout carries protocol frames only; returns the way back. */
export function redirectConsole(target: Console = console): () => void {
  const kept = WRITES_TO_STDOUT.map((name) => [name, target[name]] as const);
  for (const name of WRITES_TO_STDOUT) {
    target[name] = (...printed: unknown[]) => target.error(...printed);
  }
  return () => Object.assign(target, Object.fromEntries(kept));
}

/** What benches share: starting a server, medians, a table. @module */
import type { Command } from "../support/spawn_server.ts";

/** One row of a table. */
export interface Measured {
  readonly what: string;
  readonly perSecond: number;
  /** Against the SDK's stock server in the same run, or what the table names. */
  readonly ratio: number;
}

/** A module of this folder as a process. */
export function denoBench(module: string, ...args: readonly string[]): Command {
  const flags = ["run", "--quiet", "--no-prompt", "--no-check", "-A"];
  return {
    program: Deno.execPath(),
    args: [...flags, import.meta.resolve(`./${module}`), ...args],
  };
}

/** The middle one, or the mean of the two in the middle; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (upper + lower) / 2;
}

/** A Markdown table, ready for `docs/PERFORMANCE.md`. */
export function printTable(
  title: string,
  rows: readonly Measured[],
  against = "the stock server",
): void {
  console.log(`\n${title}\n`);
  console.log(`| what | per second | against ${against} |`);
  console.log("|---|---:|---:|");
  for (const { what, perSecond, ratio } of rows) {
    console.log(`| ${what} | ${Math.round(perSecond)} | ${ratio.toFixed(2)} |`);
  }
}

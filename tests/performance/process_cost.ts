/** What a process costs, from where Linux tells it. @module */
import { residentBytes } from "../support/process_memory.ts";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Deno runs on

/** Processor time of all its threads so far, in milliseconds. */
export function processorMs(pid: number): number {
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return 1_000 * (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** What it holds in memory now, in MiB. */
export function residentMib(pid: number): number {
  const bytes = residentBytes(pid);
  if (bytes === undefined) throw new Error(`Cannot read memory of process ${pid}: no VmRSS`);
  return bytes / 2 ** 20;
}

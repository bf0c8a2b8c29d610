/** What a load run counts while it runs. @module */
import type { Verdict } from "./load_call.ts";

const KEPT_REASONS = 20;

/** Latencies and verdicts; one for the program, one for the bare limit. */
export class Tally {
  readonly latenciesMs: number[] = [];
  readonly verdicts: Record<Verdict["kind"], number> = {
    complete: 0,
    partial: 0,
    upstream: 0,
    wrong: 0,
  };
  /** What was wrong, and how often. */
  readonly wrong = new Map<string, number>();
  /** What was said of the upstream, and how often. */
  readonly refusals = new Map<string, number>();
  /** Of each tool, in milliseconds. */
  readonly byTool = new Map<string, number[]>();

  add(tool: string, verdict: Verdict, tookMs: number): void {
    this.latenciesMs.push(tookMs);
    this.verdicts[verdict.kind] += 1;
    const ofTool = this.byTool.get(tool);
    if (ofTool === undefined) this.byTool.set(tool, [tookMs]);
    else ofTool.push(tookMs);
    if (verdict.kind === "wrong") note(this.wrong, `${tool}: ${verdict.reason}`);
    if (verdict.kind === "upstream") note(this.refusals, verdict.reason);
  }

  /** A request without an answer. */
  fail(tool: string, reason: string): void {
    this.verdicts.wrong += 1;
    note(this.wrong, `${tool}: ${reason}`);
  }

  get answerCount(): number {
    return this.latenciesMs.length;
  }
}

function note(counts: Map<string, number>, reason: string): void {
  const before = counts.get(reason);
  if (before === undefined && counts.size >= KEPT_REASONS) return;
  counts.set(reason, (before ?? 0) + 1);
}

/** How long answers took, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The nearest rank of each; zeros of nothing. */
export function latencyOf(valuesMs: readonly number[]): Latency {
  const sorted = Float64Array.from(valuesMs).sort();
  const rank = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: round(sorted.at(-1) ?? 0) };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}

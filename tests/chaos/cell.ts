/** One fault over one service: what callers see while it lasts, and how long it takes to be whole again. @module */
import type { ChaosFault } from "./chaos_fault.ts";
import {
  factsOf,
  failuresOf,
  falseClaims,
  isComplete,
  sameButForTime,
  type Told,
} from "./honesty.ts";
import { type Reader, READERS, UNTOUCHED } from "./readers.ts";
import type { ChaosService, Services } from "./services.ts";
import type { InnerTarget, Target } from "./target.ts";

/** What must hold. */
export interface ChaosBounds {
  /** Longest wait for an answer while a fault lasts: thrice what a look-up may take, and the machine's noise. */
  readonly answerMs: number;
  /** Longest time from the fault's end to the first complete answers: the circuit's break, and asking again. */
  readonly recoveryMs: number;
  /** What the server may hold more than before the fault: four answers of 32 MiB at once, twice. */
  readonly memoryBytes: number;
}

/** Bounds of every run. */
export const BOUNDS: ChaosBounds = {
  answerMs: 6_000,
  recoveryMs: 13_000,
  memoryBytes: 256 * 2 ** 20,
};

/** How often everything is asked while a fault lasts: enough to open the circuit. */
const ROUNDS = 3;
const POLL_MS = 100;

/** A row of the report. */
export interface CellResult {
  readonly service: ChaosService | "redis";
  readonly fault: string;
  /** How the look-ups failed, e.g. `unavailable`, each with how often callers were told of it. */
  readonly seen: Readonly<Record<string, number>>;
  /** Calls refused as a whole. */
  readonly refused: number;
  /** Calls answered in part or, where the service was not needed, in full. */
  readonly answered: number;
  readonly slowestMs: number;
  readonly recoveryMs: number;
  readonly grownBytes: number | undefined;
  readonly violations: readonly string[];
}

/** Of a fault of one service. */
export interface HealedCell extends CellResult {
  /** How often everything was asked from the fault's end until all was whole. */
  readonly recoveryAsks: number;
}

/** Where the faults are laid. */
export interface Field {
  readonly target: Target | InnerTarget;
  readonly services: Services;
  readonly bounds: ChaosBounds;
  readonly rounds?: number;
  /** Done when callers have seen the fault, right before it ends; may move the clock. */
  readonly beforeHeal?: () => void;
}

/** Runs one cell. @throws {Error} If the server is not whole before the fault. */
export async function runCell(
  field: Field,
  service: ChaosService,
  fault: ChaosFault,
): Promise<HealedCell> {
  const { target, bounds, rounds = ROUNDS } = field;
  const readers = READERS[service];
  const whole = await askAll(target, readers);
  for (const told of whole) {
    if (!isComplete(told)) throw new Error(`Cannot begin: ${failuresOf(told)} ${told.text}`);
  }
  const before = target.memoryBytes();
  let peak = before ?? 0;
  const watch = setInterval(() => peak = Math.max(peak, target.memoryBytes() ?? 0), 100);
  const violations: string[] = [];
  const seen: Record<string, number> = {};
  const counts = { refused: 0, answered: 0 };
  let slowestMs = 0;
  lay(field, service, fault);
  for (let round = 0; round < rounds; round++) {
    const startedAtMs = performance.now();
    const [answers, untouched] = await Promise.all([
      askAll(target, readers),
      target.call(UNTOUCHED[service].tool, UNTOUCHED[service].args),
    ]);
    slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
    if (!isComplete(untouched)) violations.push(`another service: ${failuresOf(untouched)}`);
    for (const [index, told] of answers.entries()) {
      const called = readers[index]?.tool ?? "";
      counts[told.isError ? "refused" : "answered"] += 1;
      for (const failure of failuresOf(told)) {
        const kind = failure.startsWith(`${service}: `)
          ? kindOf(told, failure.slice(service.length + 2))
          : failure;
        if (kind === failure) violations.push(`${called}: ${failure}`);
        seen[kind] = (seen[kind] ?? 0) + 1;
      }
      for (const claim of falseClaims(told, whole[index] ?? told)) {
        violations.push(`${called} claims: ${claim}`);
      }
    }
  }
  if (Object.keys(seen).length === 0) violations.push("nobody was told of the fault");
  field.beforeHeal?.();
  const { recoveryMs, recoveryAsks } = await heal(field, service, { readers, whole });
  clearInterval(watch);
  const grownBytes = before === undefined ? undefined : Math.max(0, peak - before);
  if (slowestMs > bounds.answerMs) violations.push(`an answer took ${Math.round(slowestMs)} ms`);
  if (recoveryMs > bounds.recoveryMs) violations.push(`not whole after ${recoveryMs} ms`);
  if ((grownBytes ?? 0) > bounds.memoryBytes) violations.push(`memory grew by ${grownBytes} bytes`);
  const gone = target.gone();
  if (gone !== undefined) violations.push(`the server ended: ${gone}`);
  return {
    ...{ service, fault: fault.name, seen, ...counts },
    ...{ slowestMs: Math.round(slowestMs), recoveryMs, recoveryAsks, grownBytes },
    violations: [...new Set(violations)],
  };
}

function lay({ target, services }: Field, service: ChaosService, fault: ChaosFault): void {
  if (fault.serve !== "unresolvable") services.points[service].break(fault);
  else if ("hide" in target) target.hide(service);
  else throw new TypeError("Cannot hide a host from another process");
}

/** Ends the fault and asks until everything is as it was; how long, and how often. */
async function heal(
  { target, services, bounds, beforeHeal }: Field,
  service: ChaosService,
  { readers, whole }: { readers: readonly Reader[]; whole: readonly Told[] },
): Promise<Pick<HealedCell, "recoveryMs" | "recoveryAsks">> {
  services.points[service].heal();
  if ("hide" in target) target.hide(undefined);
  const isSame = beforeHeal === undefined
    ? (one: string, other: string) => one === other
    : sameButForTime;
  const healedAtMs = performance.now();
  for (let recoveryAsks = 1;; recoveryAsks++) {
    const answers = await askAll(target, readers);
    const recoveryMs = Math.round(performance.now() - healedAtMs);
    const isWhole = answers.every((told, index) =>
      isComplete(told) && isSame(factsOf(told), factsOf(whole[index] ?? told))
    );
    if (isWhole || recoveryMs > bounds.recoveryMs + 5_000) return { recoveryMs, recoveryAsks };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function askAll(target: Target, readers: readonly Reader[]): Promise<readonly Told[]> {
  return Promise.all(readers.map(({ tool, args }) => target.call(tool, args)));
}

/** The kind of a refusal, told in words. */
function kindOf({ isError, text }: Told, reason: string): string {
  if (!isError) return reason;
  for (const [kind, words] of Object.entries(REFUSALS)) if (text.includes(words)) return kind;
  return `refusal: ${text.slice(0, 100)}`;
}

const REFUSALS: Readonly<Record<string, string>> = {
  unreachable: ": no connection",
  timeout: ": no complete answer in time",
  rate_limited: ": it limits our requests",
  unavailable: ": it is failing",
  circuit_open: ": not asked, because it failed repeatedly",
  rejected: ": the request was refused",
  malformed: ": its answer cannot be used",
};

/** Counts every call by what was asked and how it ended; read when somebody scrapes. @module */
import type { Clock } from "../domain/clock.ts";
import {
  CALL_OUTCOMES,
  type CallObserver,
  type CallOutcome,
  type CallWatch,
  type ObservedCall,
} from "../mcp/call_observer.ts";
import { DurationTally } from "./duration_tally.ts";

/** Names are registered ones, some dozens; should that ever break, the rest is counted together. */
const MAX_ROWS = 500;
const REST = "other";

/** Calls of one method for one registered name. */
export interface CallRow {
  readonly method: string;
  readonly name: string;
  readonly inFlightCount: number;
  readonly outcomes: ReadonlyMap<CallOutcome, DurationTally>;
}

interface MutableRow extends CallRow {
  inFlightCount: number;
  readonly outcomes: Map<CallOutcome, DurationTally>;
}

/** The observer that metrics are read from. */
export class CallTally implements CallObserver {
  readonly #clock: Clock;
  readonly #rows = new Map<string, Map<string, MutableRow>>(); // by name, then method: no key to be put together
  #rowCount = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin({ method, name }: Pick<ObservedCall, "method" | "name">): CallWatch {
    const row = this.#row(method, name);
    const startedAtMs = this.#clock();
    row.inFlightCount++;
    return {
      end: (outcome) => {
        row.inFlightCount--;
        tallyOf(row, outcome).add(this.#clock() - startedAtMs);
      },
    };
  }

  /** Lists what may be asked, so that it shows with zeros before anybody asks: rates then see the first call, too. */
  announce(method: string, names: readonly string[]): void {
    for (const name of names) {
      const row = this.#row(method, name);
      for (const outcome of CALL_OUTCOMES) tallyOf(row, outcome);
    }
  }

  rows(): readonly CallRow[] {
    return [...this.#rows.values()].flatMap((methods) => [...methods.values()]);
  }

  #row(method: string, name: string): MutableRow {
    const known = this.#rows.get(name)?.get(method);
    if (known !== undefined) return known;
    if (this.#rowCount >= MAX_ROWS && name !== REST) return this.#row(REST, REST);
    const row: MutableRow = { method, name, inFlightCount: 0, outcomes: new Map() };
    const methods = this.#rows.get(name) ?? new Map<string, MutableRow>();
    methods.set(method, row);
    this.#rows.set(name, methods);
    this.#rowCount++;
    return row;
  }
}

function tallyOf(row: MutableRow, outcome: CallOutcome): DurationTally {
  const known = row.outcomes.get(outcome);
  if (known !== undefined) return known;
  const tally = new DurationTally();
  row.outcomes.set(outcome, tally);
  return tally;
}

/** Gauges and counters that are read from what the program counts anyway, when somebody scrapes. @module */
import { Counter, Gauge, type Registry } from "prom-client";
import type { LabelValues } from "./tallied_histogram.ts";

/** One series as it is now. */
export type Sample<Label extends string> = readonly [LabelValues<Label>, number];

/** How a metric is called and where its series are. */
export interface Sampled<Label extends string> {
  /** `_total` at the end makes it a counter. */
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
  readonly read: () => Iterable<Sample<Label>>;
}

/** Adds a metric to the registry. Its series are those that `read` gives, no others. */
export function addSampled<Label extends string>(
  registry: Registry,
  { name, help, labelNames, read }: Sampled<Label>,
): void {
  const usual = { name, help, labelNames: [...labelNames], registers: [registry] };
  if (name.endsWith("_total")) {
    new Counter<Label>({
      ...usual,
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc(labels, value);
      },
    });
    return;
  }
  new Gauge<Label>({
    ...usual,
    collect() {
      this.reset();
      for (const [labels, value] of read()) this.set(labels, value);
    },
  });
}

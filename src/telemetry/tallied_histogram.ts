/** A histogram whose series are counted elsewhere: `observe()` of the library costs too much for every call. @module */
import { Histogram } from "prom-client";
import { DURATION_BOUNDS, type DurationTally } from "./duration_tally.ts";

/** Labels with their values. */
export type LabelValues<Label extends string> = Readonly<Record<Label, string>>;

/** One series as it is now. */
export type DurationSeries<Label extends string> = readonly [LabelValues<Label>, DurationTally];

/** How the histogram is called and where its series are. */
export interface TalliedHistogramOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
  readonly read: () => Iterable<DurationSeries<Label>>;
}

/** Read by the library when somebody scrapes. */
export class TalliedHistogram<Label extends string> extends Histogram<Label> {
  readonly #options: TalliedHistogramOptions<Label>;

  constructor(options: TalliedHistogramOptions<Label>) {
    super({
      name: options.name,
      help: options.help,
      labelNames: [...options.labelNames],
      buckets: [...DURATION_BOUNDS],
      registers: [],
    });
    this.#options = options;
  }

  /** The library asks a histogram by this name, and makes what `get()` answers out of it. */
  getForPromString(): Promise<unknown> {
    const { name, help, read } = this.#options;
    const values = [...read()].flatMap(([sharedLabels, tally]) => [
      ...[...tally.cumulative(), ["+Inf", tally.count] as const].map(([le, value]) => ({
        ...{ metricName: `${name}_bucket`, labels: { le }, sharedLabels, value },
      })),
      { metricName: `${name}_sum`, labels: {}, sharedLabels, value: tally.sumSeconds },
      { metricName: `${name}_count`, labels: {}, sharedLabels, value: tally.count },
    ]);
    return Promise.resolve({ name, help, type: "histogram", values, aggregator: "sum" });
  }
}

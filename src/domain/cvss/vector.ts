/** The text form that all CVSS versions share: `metric:value` pairs joined by `/`. @module */

const MAX_LENGTH = 512; // UTF-16 units; every metric of v4.0 once is about 200

/** Metric to its admitted values. */
export type Metrics = Readonly<Record<string, readonly string[]>>;

/** What a version admits. */
export interface VectorGrammar {
  /** First part of the text, e.g. `CVSS:3.1`; absent for v2. */
  readonly label?: string;
  /** Must be there. */
  readonly mandatory: Metrics;
  /** May be there. */
  readonly optional: Metrics;
  /** Whether metrics must stand in the order of the tables above (v4.0). */
  readonly ordered: boolean;
}

/** Reads `text`; `undefined`: it breaks the grammar, also by an unknown, missing or repeated metric. */
export function parseVector(
  text: string,
  { label, mandatory, optional, ordered }: VectorGrammar,
): ReadonlyMap<string, string> | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const parts = text.split("/");
  if (label !== undefined && parts.shift() !== label) return undefined;
  const admitted = new Map([...Object.entries(mandatory), ...Object.entries(optional)]);
  const rank = [...admitted.keys()];
  const values = new Map<string, string>();
  let previous = -1;
  for (const part of parts) {
    const [metric, value, ...rest] = part.split(":");
    if (metric === undefined || value === undefined || rest.length > 0) return undefined;
    if (values.has(metric) || admitted.get(metric)?.includes(value) !== true) return undefined;
    const place = rank.indexOf(metric);
    if (ordered && place < previous) return undefined;
    previous = place;
    values.set(metric, value);
  }
  return Object.keys(mandatory).every((metric) => values.has(metric)) ? values : undefined;
}

/** Numbers that stand for the values of one metric. */
export type Weights = Readonly<Record<string, number>>;

/** The number of a metric's value; the grammar has made sure that there is one. */
export function weight(weights: Weights, value: string | undefined): number {
  const found = weights[value ?? ""];
  if (found === undefined) throw new RangeError(`No CVSS weight for value ${value}`);
  return found;
}

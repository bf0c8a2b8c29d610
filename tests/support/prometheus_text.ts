/** A strict reader of Prometheus' text format, written from its description; anything odd throws. @module */

/** One metric with its series. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly MetricSample[];
}

/** One line. */
export interface MetricSample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/;
const NUMBER = /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|NaN|\+Inf|-Inf)$/i;

/** @throws {SyntaxError} At the first line that the format does not allow, or a family that contradicts itself. */
export function parsePrometheusText(text: string): readonly MetricFamily[] {
  if (!text.endsWith("\n")) throw new SyntaxError("the last line has no line feed");
  const families = new Map<string, { help: string; type: string; samples: MetricSample[] }>();
  let current = "";
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, keyword, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === "HELP") {
      if (families.has(name)) throw new SyntaxError(`${name} is told twice`);
      families.set(name, { help: rest, type: "", samples: [] });
      current = name;
    } else if (keyword === "TYPE") {
      const family = families.get(name);
      if (family === undefined || current !== name || family.type !== "") {
        throw new SyntaxError(`TYPE of ${name} is not behind its HELP`);
      }
      family.type = rest;
    } else {
      const sample = parseSample(line);
      const family = families.get(current);
      if (family === undefined || family.type === "") throw new SyntaxError(`no TYPE: ${line}`);
      const suffixes = family.type === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
      if (!suffixes.some((suffix) => sample.name === current + suffix)) {
        throw new SyntaxError(`${sample.name} stands below ${current}`);
      }
      family.samples.push(sample);
    }
  }
  return [...families].map(([name, { help, type, samples }]) => {
    if (type !== "counter" && type !== "gauge" && type !== "histogram") {
      throw new SyntaxError(`${name} is a ${type}`);
    }
    const family: MetricFamily = { name, help, type, samples };
    checkFamily(family);
    return family;
  });
}

function parseSample(line: string): MetricSample {
  const name = NAME.exec(line)?.[0] ?? "";
  if (name === "") throw new SyntaxError(`no name: ${line}`);
  let rest = line.slice(name.length);
  const labels = new Map<string, string>();
  if (rest.startsWith("{")) {
    rest = rest.slice(1);
    while (!rest.startsWith("}")) {
      const [all = "", label = "", value = ""] = LABEL.exec(rest) ?? [];
      if (all === "" || labels.has(label)) throw new SyntaxError(`labels of ${line}`);
      labels.set(label, value);
      rest = rest.slice(all.length);
      if (rest.startsWith(",")) rest = rest.slice(1);
      else if (!rest.startsWith("}")) throw new SyntaxError(`labels of ${line}`);
    }
    rest = rest.slice(1);
  }
  const value = rest.slice(1);
  if (!rest.startsWith(" ") || !NUMBER.test(value)) throw new SyntaxError(`value of ${line}`);
  return { name, labels, value: value === "+Inf" ? Infinity : Number(value) };
}

function checkFamily({ name, help, type, samples }: MetricFamily): void {
  if (help === "") throw new SyntaxError(`${name} has no help`);
  if (type === "counter" && !name.endsWith("_total")) throw new SyntaxError(`${name}: _total`);
  if (type !== "counter" && name.endsWith("_total")) throw new SyntaxError(`${name}: _total`);
  const seen = new Set<string>();
  for (const sample of samples) {
    const key = seriesKey(sample);
    if (seen.has(key)) throw new SyntaxError(`twice: ${key}`);
    seen.add(key);
    if (type !== "gauge" && !(sample.value >= 0)) throw new SyntaxError(`below zero: ${key}`);
  }
  if (type === "histogram") checkHistogram(name, samples);
}

/** Buckets rise, the last is `+Inf` and equals the count. */
function checkHistogram(name: string, samples: readonly MetricSample[]): void {
  const series = Map.groupBy(samples, ({ labels }) => labelKey(labels, "le"));
  for (const [key, own] of series) {
    const buckets = own.filter((sample) => sample.name === `${name}_bucket`)
      .map(({ labels, value }) => ({ le: labels.get("le") ?? "", value }));
    const count = own.find((sample) => sample.name === `${name}_count`)?.value;
    if (own.filter((sample) => sample.name === `${name}_sum`).length !== 1) {
      throw new SyntaxError(`${name} ${key} has no sum`);
    }
    if (buckets.at(-1)?.le !== "+Inf" || buckets.at(-1)?.value !== count) {
      throw new SyntaxError(`${name} ${key}: +Inf is not the count`);
    }
    let before = { le: -Infinity, value: 0 };
    for (const { le, value } of buckets) {
      const bound = le === "+Inf" ? Infinity : Number(le);
      if (!(bound > before.le) || value < before.value) {
        throw new SyntaxError(`${name} ${key}: buckets do not rise at ${le}`);
      }
      before = { le: bound, value };
    }
  }
}

/** A series' name and labels as one text. */
export function seriesKey({ name, labels }: Pick<MetricSample, "name" | "labels">): string {
  return `${name}{${labelKey(labels)}}`;
}

function labelKey(labels: ReadonlyMap<string, string>, without?: string): string {
  return [...labels].filter(([label]) => label !== without).sort()
    .map(([label, value]) => `${label}=${value}`).join(",");
}

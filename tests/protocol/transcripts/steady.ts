/** Takes out of a message what changes from run to run: hours, ages, durations, the order of a batch's answers. The only place that does. @module */
import { FACTS_DATE } from "../../../src/demo/facts_date.ts";

const DAY = FACTS_DATE.slice(0, 10);

/** Within texts: the hour of the facts, and how long the program runs. */
const CHANGING_TEXT: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`${DAY}T\d\d:\d\d:\d\d(?:\.\d+)?Z`, "g"), `${DAY}T…`],
  [/\bup for \d+ seconds?\b/g, "up for … seconds"],
];

/** Numbers that are 0 in a transcript. */
const CHANGING_NUMBERS: ReadonlySet<string> = new Set(["age_seconds", "uptime_seconds"]);

/** The same value, with nothing in it that another run would say otherwise. */
export function steady(value: unknown, key = ""): unknown {
  if (typeof value === "number") return CHANGING_NUMBERS.has(key) ? 0 : value;
  if (typeof value === "string") return steadyText(value);
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [inner, steady(one, inner)]),
    );
  }
  const items = value.map((item) => steady(item, key));
  if (key === "") return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (key !== "data_sources") return items;
  // Look-ups that differed by a second only are the same now, and told once, as the program does.
  const told = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...told.values()];
}

/** Resources hold JSON as text. */
function steadyText(text: string): string {
  if (text.startsWith("{")) return JSON.stringify(steady(JSON.parse(text)));
  return CHANGING_TEXT.reduce((said, [changing, instead]) => said.replace(changing, instead), text);
}

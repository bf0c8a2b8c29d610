/** Building blocks of the text that stands beside structured content: light Markdown, no blank filler. @module */

/** Lines that have something to say, joined; `undefined`, `false` and `""` are left out. */
export function lines(
  ...parts: readonly (string | undefined | false | readonly string[])[]
): string {
  return parts.flat().filter((part): part is string => typeof part === "string" && part !== "")
    .join("\n");
}

/** `Label: value`, or nothing where the value is absent. */
export function field(
  label: string,
  value: string | number | boolean | undefined,
): string | undefined {
  if (value === undefined || value === "") return undefined;
  return `${label}: ${typeof value === "boolean" ? (value ? "yes" : "no") : value}`;
}

/** Bullets, at most `most` of them; the rest is counted, and `how` says how to get it. */
export function bullets(items: readonly string[], most = items.length, how = ""): string[] {
  const shown = items.slice(0, most).map((item) => `- ${item}`);
  const left = items.length - shown.length;
  return left > 0 ? [...shown, `- … ${left} more${how === "" ? "" : `: ${how}`}`] : shown;
}

/** `1 file`, `3 files`; `plural` where an `s` will not do. */
export function count(number: number, one: string, plural = `${one}s`): string {
  return `${number} ${number === 1 ? one : plural}`;
}

/** Bytes for people, in the decimal units that PyPI shows: `65.1 kB`, `1.2 MB`. */
export function bytes(size: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let amount = size;
  let unit = 0;
  while (amount >= 999.95 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${size} B` : `${amount.toFixed(1)} ${units[unit]}`;
}

/** The day of an RFC 3339 time, or nothing. */
export function day(time: string | undefined): string | undefined {
  return time?.slice(0, 10);
}

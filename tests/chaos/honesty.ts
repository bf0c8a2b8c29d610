/** Whether an answer under a fault is honest, held against the answer of the whole server. @module */

/** An answer to a call as a client gets it. */
export interface Told {
  readonly isError: boolean;
  readonly text: string;
  readonly structured: Readonly<Record<string, unknown>> | undefined;
}

/** Fields that tell of the answer itself. */
const ABOUT_THE_ANSWER = new Set(["data_sources", "truncated", "index_notes", "notes"]);
/** Words that claim there is nothing. */
const CLAIMS = /^(?:none|secure|safe|compatible|no|found no.*)$/;

/** Outcomes of look-ups that failed, as `service: kind`. */
export function failuresOf({ structured, isError, text }: Told): readonly string[] {
  if (isError) {
    const service = /^Cannot read from ([\w-]+): /.exec(text)?.[1];
    return [service === undefined ? `refused: ${text.slice(0, 80)}` : `${service}: refusal`];
  }
  const sources = structured?.data_sources;
  if (!Array.isArray(sources)) return [];
  return sources.filter(isRecord).filter(({ status }) => status === "failed")
    .map(({ service, reason }) => `${String(service)}: ${String(reason)}`);
}

/** A source, wherever it came from, was asked and answered. */
export function isComplete(told: Told): boolean {
  return !told.isError && failuresOf(told).length === 0;
}

/**
 * What an answer claims that the whole server does not: a list told as empty, a count as 0, a flag as false, a word as
 * "none" or "secure". What is left out or called unknown claims nothing.
 */
export function falseClaims(during: Told, whole: Told): readonly string[] {
  if (during.isError) return [];
  return compare(during.structured ?? {}, whole.structured ?? {}, "");
}

function compare(
  during: Readonly<Record<string, unknown>>,
  whole: Readonly<Record<string, unknown>>,
  place: string,
): readonly string[] {
  return Object.entries(during).flatMap(([key, told]) => {
    if (ABOUT_THE_ANSWER.has(key)) return [];
    const right = whole[key];
    const path = `${place}${key}`;
    if (during.status === "unknown" || isCalledUnknown(during, key)) return [];
    if (Array.isArray(told) && Array.isArray(right)) {
      return told.length === 0 && right.length > 0 ? [`${path} is empty`] : [];
    }
    if (isRecord(told) && isRecord(right)) return compare(told, right, `${path}.`);
    if (told === 0 && typeof right === "number" && right > 0) return [`${path} is 0`];
    if (typeof told === "boolean" && typeof right === "boolean" && told !== right) {
      return [`${path} is ${told}`];
    }
    if (typeof told === "string" && told !== right && CLAIMS.test(told)) {
      return [`${path} is ${told}`];
    }
    return [];
  });
}

/** `dependencies_status` speaks for `runtime_dependencies`, too. */
function isCalledUnknown(told: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.entries(told).some(([name, value]) =>
    value === "unknown" && name.endsWith("_status") && key.endsWith(name.slice(0, -7))
  );
}

/** Everything of the answer but what it says of itself, e.g. which source answered first. */
export function factsOf({ structured }: Told): string {
  const facts = Object.entries(structured ?? {}).filter(([key]) => !ABOUT_THE_ANSWER.has(key));
  return JSON.stringify(facts);
}

/** Ages are reckoned from the clock, so a day changes them, and the score that weighs them. */
export function sameButForTime(one: string, other: string): boolean {
  const timeless = (text: string) => text.replace(/-?\d+(?:\.\d+)?/g, "#");
  return timeless(one) === timeless(other);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * `truncated`: what an answer left out and how to get it, in the same words in every tool.
 * @module
 */
import * as z from "zod";
import { SAID_ELSEWHERE } from "../mcp/json_schema.ts";

/**
 * Absent when nothing was left out. `omitted` counts list entries, or characters where the field is
 * a text.
 */
export const truncatedSchema = z.array(z.object({
  field: z.string(),
  omitted: z.number(),
  how: z.string(),
})).meta(SAID_ELSEWHERE).optional();

/** One field that was cut. */
export interface Truncation {
  readonly field: string;
  readonly omitted: number;
  readonly how: string;
}

/** Where and how much to cut. `how` tells the caller how to get the rest. */
export interface Cap {
  readonly field: string;
  readonly most: number;
  readonly how: string;
}

/** How much of a list one answer has room for. */
export interface Room {
  readonly most: number;
  /** As JSON in UTF-8. */
  readonly mostBytes: number;
}

/** How many of the first items have room. */
export function fitting(items: readonly unknown[], { most, mostBytes }: Room): number {
  let left = mostBytes;
  const end = items.slice(0, most).findIndex((item) => (left -= jsonBytes(item)) < 0);
  return end < 0 ? Math.min(most, items.length) : end;
}

/** What the value takes up in an answer. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length + 1; // and its comma
}

/** Cuts lists and texts of one answer and remembers what was cut. */
export class Truncations {
  readonly #cut: Truncation[] = [];

  /** The first `most` items. */
  items<T>(items: readonly T[], cap: Cap): T[] {
    this.add(cap, items.length - cap.most);
    return items.slice(0, cap.most);
  }

  /** The first `most` UTF-16 units, marked with `…` when cut. */
  text(text: string, cap: Cap): string {
    this.add(cap, text.length - cap.most);
    return text.length <= cap.most ? text : `${text.slice(0, cap.most).trimEnd()}…`;
  }

  /** Notes `omitted` things under the field; nothing when none are. Counts for one field add up. */
  add({ field, how }: Omit<Cap, "most">, omitted: number): void {
    if (omitted <= 0) return;
    const at = this.#cut.findIndex((cut) => cut.field === field);
    const before = this.#cut[at];
    if (before === undefined) this.#cut.push({ field, omitted, how });
    else this.#cut[at] = { ...before, omitted: before.omitted + omitted };
  }

  /** For the answer's `truncated` field: spread it. */
  asField(): { truncated?: Truncation[] } {
    return this.#cut.length === 0 ? {} : { truncated: [...this.#cut] };
  }
}

/** One line a cut, for text renderings. */
export function truncationLines(truncated: readonly Truncation[] | undefined): string[] {
  return (truncated ?? []).map(({ field, omitted, how }) =>
    `Left out: ${omitted} of ${field}; ${how}`
  );
}

/** Environment markers without the parts whose answer is known, and without repetitions. @module */
import { formatComparison } from "./marker_text.ts";
import { foldMarker, type Marker, type MarkerComparison } from "./marker_tree.ts";

/** A part with what it is made of; parts of one number mean the same. */
interface Part {
  readonly marker: Marker;
  readonly id: number;
  /** Of a group, so that one of the same kind around it can take them over. */
  readonly kind?: "and" | "or";
  readonly parts: readonly Part[];
}

/**
 * The marker once `decide` has answered the comparisons that it can (`undefined`: it cannot), each
 * operand of a group once and no group within one of its kind; `true` or `false` if nothing is left.
 */
export function reduceMarker(
  marker: Marker,
  decide: (comparison: MarkerComparison) => boolean | undefined,
): Marker | boolean {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const reduced = foldMarker<Part | boolean>(
    marker,
    (comparison) => (
      decide(comparison) ??
        { marker: comparison, id: numberOf(formatComparison(comparison)), parts: [] }
    ),
    (kind, results) => {
      const decisive = kind === "or";
      if (results.includes(decisive)) return decisive;
      const parts = new Map<number, Part>();
      for (const result of results) {
        if (typeof result === "boolean") continue;
        for (const part of result.kind === kind ? result.parts : [result]) {
          if (!parts.has(part.id)) parts.set(part.id, part);
        }
      }
      const [only] = parts.values();
      if (only === undefined) return !decisive;
      if (parts.size === 1) return only;
      const operands = [...parts.values()].map((part) => part.marker);
      const id = numberOf(`${kind} ${[...parts.keys()].sort((a, b) => a - b).join(" ")}`);
      const group: Marker = { kind, operands, parenthesized: false };
      return { marker: group, id, kind, parts: [...parts.values()] };
    },
  );
  return typeof reduced === "boolean" ? reduced : reduced.marker;
}

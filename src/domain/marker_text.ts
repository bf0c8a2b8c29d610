/** PEP 508 environment markers: the way back to text. @module */
import type { Marker, MarkerComparison, MarkerGroup, MarkerOperand } from "./marker_tree.ts";

/** The marker's text: one blank around operators, double quotes where possible, the parentheses that matter. */
export function formatMarker(marker: Marker): string {
  const parts: string[] = [];
  const ahead: (Marker | string)[] = [marker]; // a list instead of recursion: nesting takes no stack
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === "string") parts.push(next);
    else if (next.kind === "comparison") parts.push(formatComparison(next));
    else for (const piece of piecesOf(next).reverse()) ahead.push(piece); // too many for one call
  }
  return parts.join("");
}

/** Operands, and what stands between and around them. */
function piecesOf(group: MarkerGroup): (Marker | string)[] {
  const pieces: (Marker | string)[] = [];
  for (const operand of group.operands) {
    if (pieces.length > 0) pieces.push(` ${group.kind} `);
    const grouped = operand.kind !== "comparison" &&
      (operand.parenthesized || (group.kind === "and" && operand.kind === "or"));
    if (grouped) pieces.push("(", operand, ")");
    else pieces.push(operand);
  }
  return pieces;
}

/** One comparison's text. */
export function formatComparison({ left, operator, right }: MarkerComparison): string {
  return `${formatOperand(left)} ${operator} ${formatOperand(right)}`;
}

/** The grammar has no escapes, so no literal holds both kinds of quotes. */
function formatOperand(operand: MarkerOperand): string {
  if (operand.kind === "variable") return operand.name;
  return operand.text.includes('"') ? `'${operand.text}'` : `"${operand.text}"`;
}

/** Ranks project names against what somebody typed into a search. @module */
import { editDistance } from "./edit_distance.ts";
import { normalizeName } from "./name.ts";
import { slipsAllowed } from "./nearest_name.ts";

const MAX_LENGTH = 200; // UTF-16 units of the query or of a candidate
const MAX_WORDS = 10;
const MAX_SLIP_LENGTH = 64; // UTF-16 units; beyond it nobody looks for typing slips

/** One candidate that has to do with the query. */
export interface NameHit {
  readonly name: string;
  /** 0 to 1; the same kind of match always has the same score. */
  readonly score: number;
  /** The kind of match in plain words. */
  readonly reason: string;
}

/**
 * The candidates that match, best first: exact spelling, exact name, beginning, whole words, part
 * of the name, typing slips, some of the words. Equal scores keep the candidates' order, so give
 * them most popular first. Words of the query are split at blanks, `-`, `_` and `.`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const hits = rankNames("Flask", ["flask-cors", "flask", "pytest"]);
 * assert.deepEqual(hits.map(({ name }) => name), ["flask", "flask-cors"]);
 * ```
 */
export function rankNames(query: string, candidates: Iterable<string>): readonly NameHit[] {
  const wanted = readQuery(query);
  if (wanted.letters === "") return [];
  const hits: NameHit[] = [];
  const seen = new Set<string>();
  for (const name of candidates) {
    if (seen.has(name) || name.length > MAX_LENGTH) continue;
    seen.add(name);
    const match = matchName(wanted, name);
    if (match !== undefined) hits.push({ name, ...match });
  }
  return hits.sort((a, b) => b.score - a.score); // stable: ties stay in the candidates' order
}

interface Query {
  readonly text: string;
  readonly name: string;
  readonly letters: string;
  readonly words: readonly string[];
}

function readQuery(query: string): Query {
  const text = query.slice(0, MAX_LENGTH).trim();
  const name = normalizeName(text.replace(/[\s_.-]+/g, "-")).replace(/^-|-$/g, "");
  const words = [...new Set(name.split("-"))].filter((word) => word !== "").slice(0, MAX_WORDS);
  return { text, name, letters: name.replaceAll("-", ""), words };
}

function matchName(wanted: Query, candidate: string): Omit<NameHit, "name"> | undefined {
  if (candidate === wanted.text) return { score: 1, reason: "exactly this name" };
  const name = normalizeName(candidate);
  if (name === wanted.name) {
    return { score: 0.98, reason: "this name in another spelling (case, -, _ and . do not count)" };
  }
  const letters = name.replaceAll("-", "");
  if (letters === wanted.letters) return { score: 0.95, reason: "same letters, split differently" };
  if (name.startsWith(`${wanted.name}-`)) {
    return { score: 0.85, reason: `begins with ${quote(wanted.name)} as a whole word` };
  }
  if (name.startsWith(wanted.name)) {
    return { score: 0.8, reason: `begins with ${quote(wanted.name)}` };
  }
  return matchParts(wanted, name, letters);
}

function matchParts(
  wanted: Query,
  name: string,
  letters: string,
): Omit<NameHit, "name"> | undefined {
  const segments = name.split("-");
  const whole = wanted.words.filter((word) => segments.includes(word));
  if (whole.length === wanted.words.length) {
    return { score: 0.7, reason: `has ${listed(whole)} as ${plural(whole, "a whole word")}` };
  }
  if (wanted.letters.length >= 2 && letters.includes(wanted.letters)) {
    return { score: 0.6, reason: `contains ${quote(wanted.name)}` };
  }
  const begun = wanted.words.filter((word) => segments.some((part) => part.startsWith(word)));
  if (begun.length === wanted.words.length) {
    return { score: 0.55, reason: `has words that begin with ${listed(begun)}` };
  }
  const slips = wanted.letters.length > MAX_SLIP_LENGTH || letters.length > MAX_SLIP_LENGTH
    ? undefined
    : editDistance(wanted.letters, letters, slipsAllowed(wanted.letters.length));
  if (slips !== undefined) {
    const counted = slips === 1 ? "one letter" : `${slips} letters`;
    return { score: (6 - slips) / 10, reason: `differs in ${counted}` };
  }
  const telling = whole.filter((word) => word.length >= 3);
  if (telling.length === 0) return undefined;
  const score = Math.round(30 * telling.length / wanted.words.length) / 100;
  const counted = `${telling.length} of ${wanted.words.length} words`;
  return { score, reason: `has ${counted}: ${listed(telling)}` };
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function listed(words: readonly string[]): string {
  return words.map(quote).join(", ");
}

function plural(words: readonly string[], one: string): string {
  return words.length === 1 ? one : "whole words";
}

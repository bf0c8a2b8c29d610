/** "Did you mean …?" for the program's own words: settings, flags, commands, tools, arguments. @module */
import { editDistance } from "./edit_distance.ts";

const MAX_LENGTH = 128; // UTF-16 units; longer text is no slip of the keyboard

/** The candidate with the fewest typing slips, at most a third of the word's length; the first of equals. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  let nearest: string | undefined;
  let most = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), most);
    if (distance === undefined || (nearest !== undefined && distance >= most)) continue;
    nearest = candidate;
    most = distance;
  }
  return nearest;
}

/** Versions in sentences. @module */
import type { ReleaseVersion } from "../domain/release_version.ts";
import { cleanText } from "../domain/untrusted_text.ts";

const MAX_LENGTH = 64; // UTF-16 units

/** The version's text without anything hidden in it: legacy versions may hold whatever their publisher typed. */
export function shownVersion({ text }: ReleaseVersion): string {
  return cleanText(text, MAX_LENGTH);
}

/** What stands in metadata for nothing. @module */

/** Blank text, and the `UNKNOWN` that old tools wrote where there was nothing. */
export function isUnstated(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === "" || trimmed === "UNKNOWN";
}

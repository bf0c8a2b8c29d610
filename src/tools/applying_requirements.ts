/** Which requirements apply on a target, and by which part of their marker. @module */
import { formatMarker, type Marker, type MarkerEnvironment } from "../domain/marker.ts";
import { simplifyMarker } from "../domain/marker_simplification.ts";
import { joinMarkers } from "../domain/marker_tree.ts";
import { cleanText } from "../domain/untrusted_text.ts";

const MAX_TEXT_LENGTH = 200; // UTF-16 units

/** Where requirements are to be installed. */
export interface InstallContext {
  readonly environment: MarkerEnvironment;
  /** Chosen extras, normalised. */
  readonly extras: readonly string[];
}

/** What becomes of one requirement. */
export interface Application {
  readonly applies: "yes" | "no" | "unknown";
  /** Of "no" the parts that are false there, of "unknown" what is left to be known. */
  readonly decided_by?: string;
}

/** Applies when its marker holds with no extra or with one of those chosen, as installers ask. */
export function applicationOf(
  marker: Marker | undefined,
  { environment, extras }: InstallContext,
): Application {
  if (marker === undefined) return { applies: "yes" };
  const chosen = new Set(extras);
  const givens = ["", ...chosen].map((extra) => ({ ...environment, extra, extras: chosen }));
  let left: Marker | undefined;
  for (const given of givens) {
    const result = simplifyMarker(marker, given);
    if (result === true) return { applies: "yes" };
    if (result !== false) left ??= result;
  }
  if (left !== undefined) return { applies: "unknown", decided_by: textOf(left) };
  return { applies: "no", decided_by: refusingParts(marker, givens) };
}

/** Of `a and b` only what is false: that is what a reader has to change. */
function refusingParts(marker: Marker, givens: readonly MarkerEnvironment[]): string {
  const parts = marker.kind === "and" ? marker.operands : [];
  const refusing = parts.filter((part) => (
    givens.every((given) => simplifyMarker(part, given) === false)
  ));
  return textOf(refusing.length === 0 ? marker : joinMarkers("and", refusing));
}

function textOf(marker: Marker): string {
  return cleanText(formatMarker(marker), MAX_TEXT_LENGTH);
}

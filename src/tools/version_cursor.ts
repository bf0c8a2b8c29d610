/**
 * Opaque cursors into a list of releases: they survive releases that appear or go between pages.
 * @module
 */
import { CallerError } from "../domain/caller_error.ts";
import type { Release } from "../domain/release.ts";
import {
  compareReleaseVersions,
  parseReleaseVersion,
  type ReleaseVersion,
} from "../domain/release_version.ts";

const PREFIX = "after "; // tells a cursor from other base64 text

/** Text is not a cursor that this server gave. */
export class InvalidCursorError extends CallerError {
  override readonly name = "InvalidCursorError";
  constructor(input: string) {
    super(
      `Cannot read cursor ${JSON.stringify(input.slice(0, 64))}: ` +
        `expected the next_cursor of an earlier answer, or none for the first page`,
      input,
    );
  }
}

/** The cursor that goes on after this release. */
export function formatCursor(version: ReleaseVersion): string {
  const bytes = new TextEncoder().encode(`${PREFIX}${version.text}`);
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * The release after which to go on.
 * @throws {InvalidCursorError}
 */
export function parseCursor(text: string): ReleaseVersion {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!decoded.startsWith(PREFIX)) throw new InvalidCursorError(text);
    return parseReleaseVersion(decoded.slice(PREFIX.length));
  } catch {
    throw new InvalidCursorError(text);
  }
}

/**
 * Where the page after `last` begins in releases sorted newest first; `last` itself may be gone.
 */
export function indexAfter(releases: readonly Release[], last: ReleaseVersion): number {
  const exact = releases.findIndex(({ version }) => version.text === last.text);
  if (exact !== -1) return exact + 1;
  const below = releases.findIndex(({ version }) => compareReleaseVersions(version, last) < 0);
  return below === -1 ? releases.length : below;
}

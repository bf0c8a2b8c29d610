/** How much of a stranger's archive is read. @module */

/** Limits of one archive. */
export interface ArchiveLimits {
  /** Bytes of the archive itself, over all parts. */
  readonly maxReadBytes: number;
  /** Bytes after decompression, skipped ones included. */
  readonly maxInflatedBytes: number;
  /** Inflated bytes for each byte read; the first `MIN_RATIO_BYTES` are not counted. */
  readonly maxRatio: number;
  /** Entries looked at, headers that describe other entries included. */
  readonly maxEntryCount: number;
  /** Length of the metadata file. */
  readonly maxMetadataBytes: number;
}

/** The largest metadata files have half a MiB; large sdists keep theirs within their first few MiB. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxReadBytes: 4 * 1024 * 1024,
  maxInflatedBytes: 32 * 1024 * 1024,
  maxRatio: 200,
  maxEntryCount: 65_535,
  maxMetadataBytes: 2 * 1024 * 1024,
};

/** Below this, a high ratio says nothing: a few blocks of zeros have it. */
export const MIN_RATIO_BYTES: number = 1024 * 1024;

/** OSV records as this program reads them: PyPI's part only, prose cleaned, severities as vectors. @module */
import type { ProjectName } from "./name.ts";

/** Severity bands, least first. `unknown`: no vector and no band was given, which is not "low". */
export const SEVERITIES = ["unknown", "none", "low", "medium", "high", "critical"] as const;
export type Severity = typeof SEVERITIES[number];

/** A CVSS vector as OSV carries it (`severity[].type`, `severity[].score`). */
export interface CvssVector {
  readonly type: "CVSS_V2" | "CVSS_V3" | "CVSS_V4";
  readonly vector: string;
}

/** One event of an OSV range, in the record's order. `introduced: "0"` is the beginning. */
export interface RangeEvent {
  readonly introduced?: string;
  /** Exclusive. */
  readonly fixed?: string;
  /** Inclusive. */
  readonly lastAffected?: string;
  readonly limit?: string;
}

/** An OSV range over PEP 440 versions; `GIT` ranges are dropped by the client. */
export interface AffectedRange {
  readonly events: readonly RangeEvent[];
}

/** One `affected[]` entry for a PyPI project. A record can have several for the same project. */
export interface Affected {
  readonly name: ProjectName;
  /** Enumerated versions, compared by PEP 440 equality. */
  readonly versions: readonly string[];
  readonly ranges: readonly AffectedRange[];
  readonly severities: readonly CvssVector[];
}

/** One OSV record. */
export interface Advisory {
  readonly id: string;
  readonly aliases: readonly string[];
  /** `related`/`upstream` never group advisories; kept for display. */
  readonly related: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  /** RFC 3339. */
  readonly publishedAt?: string;
  readonly modifiedAt?: string;
  /** Set: the record was taken back and does not count. */
  readonly withdrawnAt?: string;
  readonly severities: readonly CvssVector[];
  /** The database's own band (GHSA: LOW, MODERATE, HIGH, CRITICAL), used where no vector can be scored. */
  readonly databaseSeverity?: Severity;
  /** PyPI entries only, every project that the record names. */
  readonly affected: readonly Affected[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
}

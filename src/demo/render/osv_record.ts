/** One OSV record, as `/v1/vulns/<id>` and `/v1/query` send it. @module */
import { type Catalogue, namesVersion } from "../catalogue.ts";
import { normalizeName } from "../../domain/name.ts";
import type { AdvisoryFacts, RangeFacts } from "../facts/shape.ts";

/** The whole record; fields without a value are left out (protobuf JSON). */
export function osvRecord(advisory: AdvisoryFacts, catalogue: Catalogue): Record<string, unknown> {
  const name = normalizeName(advisory.project);
  const { vectors = [], weaknesses = [], band } = advisory;
  const severity = vectors.map((score) => ({ type: vectorType(score), score }));
  const database = {
    ...(weaknesses.length === 0 ? {} : { cwe_ids: weaknesses }),
    ...(band === undefined ? {} : { severity: band }),
  };
  return {
    id: advisory.id,
    ...(advisory.summary === undefined ? {} : { summary: advisory.summary }),
    details: advisory.details,
    ...(advisory.aliases === undefined ? {} : { aliases: advisory.aliases }),
    modified: advisory.modified,
    ...(advisory.published === undefined ? {} : { published: advisory.published }),
    ...(advisory.withdrawn === undefined ? {} : { withdrawn: advisory.withdrawn }),
    ...(Object.keys(database).length === 0 ? {} : { database_specific: database }),
    references: (advisory.references ?? []).map((url) => ({ type: referenceType(url), url })),
    affected: [affectedEntry(advisory, name, catalogue)],
    schema_version: "1.7.3",
    ...(severity.length === 0 ? {} : { severity }),
  };
}

function affectedEntry(advisory: AdvisoryFacts, name: string, catalogue: Catalogue) {
  const known = catalogue.projects.get(name)?.releases ?? [];
  const inside = known
    .filter(({ version }) => namesVersion(advisory, version))
    .map(({ version }) => version.text);
  const versions = [...new Set([...(advisory.versions ?? []), ...inside])];
  const ranges = advisory.ranges ?? [];
  return {
    package: { name, ecosystem: "PyPI", purl: `pkg:pypi/${name}` },
    ...(ranges.length === 0
      ? {}
      : { ranges: [{ type: "ECOSYSTEM", events: ranges.flatMap(rangeEvents) }] }),
    ...(versions.length === 0 ? {} : { versions }),
    database_specific: { source: sourceAddress(advisory.id, name) },
  };
}

function rangeEvents([introduced, fixed, lastAffected]: RangeFacts): Record<string, string>[] {
  return [
    { introduced },
    ...(fixed === undefined ? [] : [{ fixed }]),
    ...(lastAffected === undefined ? [] : [{ last_affected: lastAffected }]),
  ];
}

function vectorType(vector: string): string {
  if (vector.startsWith("CVSS:4")) return "CVSS_V4";
  return vector.startsWith("CVSS:3") ? "CVSS_V3" : "CVSS_V2";
}

function referenceType(url: string): string {
  if (url.includes("nvd.nist.gov") || url.includes("/security/advisories/")) return "ADVISORY";
  return url.includes("/commit/") ? "FIX" : "WEB";
}

/** The database that publishes the record. */
function sourceAddress(id: string, name: string): string {
  if (id.startsWith("PYSEC-")) {
    return `https://github.com/pypa/advisory-database/blob/main/vulns/${name}/${id}.yaml`;
  }
  if (id.startsWith("MAL-")) {
    return `https://github.com/ossf/malicious-packages/blob/main/osv/malicious/pypi/${name}/${id}.json`;
  }
  return `https://github.com/advisories/${id}`;
}

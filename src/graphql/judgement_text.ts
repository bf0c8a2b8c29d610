/** The graph's types for what is known of one release: requirements and advisories. @module */

/** Continues `schema_text.ts`. */
export const JUDGEMENT_TEXT = `
"What a release requires."
type Requirements {
  "UNKNOWN: some file may require anything."
  status: LookUpStatus!
  "Why they are unknown."
  reason: String
  "What they were read from. Null where they are unknown."
  source: String
  "In the order of the metadata. Null: unknown."
  nodes(
    "From 1 to 100."
    first: Int = 50
  ): [Requirement!] @cost(sizedBy: "first")
  "How many there are. Null: unknown."
  totalCount: Int
  "Entries that are no PEP 508 requirement, at most 10; they are requirements all the same. Null: unknown."
  unparsed: [String!]
}

"One requirement."
type Requirement {
  "Normalised."
  name: String!
  "Empty: every version."
  specifier: String!
  "Extras that are asked for."
  extras: [String!]!
  "When it counts (PEP 508). Null: always."
  marker: String
  "A direct reference. Null: it is taken from an index."
  url: String
  "The project that it names. Null for a direct reference."
  project: Project @cost(weight: 10)
}

"The conclusion about one release."
enum SecurityStatus {
  "Every source answered, and none knows anything against it."
  SECURE
  "At least one advisory is surely about it."
  VULNERABLE
  "Something that matters could not be read; what is surely known all the same is listed."
  UNKNOWN
}

"Severity bands (CVSS)."
enum Severity {
  "No score and no band is given, which is not low."
  UNKNOWN
  "No impact."
  NONE
  "Up to 3.9."
  LOW
  "From 4.0."
  MEDIUM
  "From 7.0."
  HIGH
  "From 9.0, and malware."
  CRITICAL
}

"What is known against one release: advisories of OSV, records of one vulnerability told once."
type Advisories {
  "Never SECURE where something could not be read."
  status: SecurityStatus!
  "Why the status is UNKNOWN."
  reasons: [String!]!
  "Surely about this release, worst first, at most 20. Null: unknown, and nothing is surely known."
  nodes: [Advisory!] @cost(size: 10)
  "Null while the status is UNKNOWN."
  totalCount: Int
  "May be about this release; not counted, at most 10. Null: it could not be looked up."
  undetermined: [UndeterminedAdvisory!] @cost(size: 5)
  "The worst of them. UNKNOWN while the status is."
  overallSeverity: Severity!
  "Whether it is surely reported as malware. Null: not known to be."
  malicious: Boolean
  "What to do."
  recommendation: String!
  "Nearest release without known advisories. Null: none, or unknown."
  nearestSafeVersion: String
  "Newest release without known advisories. Null: none, or unknown."
  newestSafeVersion: String
  "What was left out."
  omitted: [Omission!]! @cost(size: 2)
}

"One vulnerability or report of malware."
type Advisory {
  "Stable: the preferred id of its records, such as GHSA-… or MAL-…."
  id: ID!
  "osv, or pypi where only PyPI's copy could be read."
  source: String!
  "One line. Null: none is given."
  summary: String
  "Prose, shortened. Null: none is given."
  details: String
  "Other ids of it, at most 8."
  aliases: [String!]!
  "Malware rather than a flaw."
  malicious: Boolean!
  "UNKNOWN: neither a score nor a band is given."
  severity: Severity!
  "CVSS score. Null: none can be computed."
  severityScore: Float
  "The vectors, each version apart."
  cvss: [CvssScore!]! @cost(size: 3)
  "Ranges of versions that hold this release."
  affectedRanges: [String!]!
  "Where updates from this release lead. Empty: no fix is known."
  fixedIn: [String!]!
  "Its page."
  link: String!
  "At most 3."
  references: [String!]!
  "RFC 3339. Null: not told."
  publishedAt: String
  "RFC 3339. Null: not told."
  modifiedAt: String
  "What to do about it."
  recommendation: String!
}

"One CVSS vector and what it comes to."
type CvssScore {
  "Of CVSS."
  version: String!
  "Base score."
  score: Float!
  "Its band."
  severity: Severity!
  "As it was published."
  vector: String!
}

"An advisory that nobody could decide about."
type UndeterminedAdvisory {
  "Id of the record."
  id: ID!
  "UNKNOWN: neither a score nor a band is given."
  severity: Severity!
  "One line. Null: none is given."
  summary: String
  "Its page."
  link: String!
  "Why it is undecided."
  why: String!
}

"A part of an answer that was left out."
type Omission {
  "Which field of the object beside it."
  field: String!
  "How many entries, or characters of a text."
  count: Int!
  "How to get them. Null: ask for less at once."
  how: String
}
`;

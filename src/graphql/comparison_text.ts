/** The graph's types for comparisons: of two releases, and of a release with a target. @module */

/** Continues `judgement_text.ts`. */
export const COMPARISON_TEXT = `
"What the second version is, seen from the first."
enum Order {
  "An upgrade."
  NEWER
  "A downgrade."
  OLDER
  "The same release."
  SAME
}

"What going from one release to another changes."
type Comparison {
  "Where it starts."
  from: ComparedRelease!
  "Where it leads."
  to: ComparedRelease!
  "What \`to\` is."
  result: Order!
  "Whether the limit on Python differs in meaning."
  requiresPythonChanged: Boolean!
  "Requirements that come, go and change."
  requirements: RequirementChanges!
  "Advisories that come and go."
  advisories: AdvisoryChanges!
  "Versions strictly between, newest first, at most 30."
  releasesBetween: [String!]!
  "How many there are."
  releasesBetweenCount: Int!
  "What was left out."
  omitted: [Omission!]! @cost(size: 4)
}

"One side of a comparison."
type ComparedRelease {
  "As the index spells it."
  version: String!
  "By its version."
  type: ReleaseType!
  "RFC 3339. Null: the index does not tell."
  uploadedAt: String
  "PEP 592."
  yanked: Boolean!
  "The publisher's reason. Null: none is given."
  yankedReason: String
  "Null: none is declared."
  requiresPython: String
  "Those behind extras included. Null: unknown."
  requirementCount: Int
  "Null: unknown."
  advisoryCount: Int
  "Whether it is surely reported as malware. Null: not known to be."
  malicious: Boolean
}

"Changes of requirements."
type RequirementChanges {
  "UNKNOWN: the lists are null."
  status: LookUpStatus!
  "Why they are unknown."
  reason: String
  "At most 40."
  added: [String!]
  "At most 40."
  removed: [String!]
  "At most 40."
  changed: [ChangedRequirement!] @cost(size: 10)
}

"One requirement before and after."
type ChangedRequirement {
  "Normalised."
  name: String!
  "Before."
  from: String!
  "After."
  to: String!
}

"Changes of what is known against the releases."
type AdvisoryChanges {
  "UNKNOWN: a list holds what an old copy tells, or is null."
  status: LookUpStatus!
  "Why they are unknown."
  reason: String
  "About the second and not the first, at most 20."
  gained: [AdvisoryChange!] @cost(size: 5)
  "About the first and not the second, at most 20."
  fixed: [AdvisoryChange!] @cost(size: 5)
  "Ids that cannot be compared with one of them, at most 20."
  undecided: [String!]
}

"An advisory that comes or goes."
type AdvisoryChange {
  "Stable: as in Advisory."
  id: ID!
  "UNKNOWN: neither a score nor a band is given."
  severity: Severity!
  "Malware rather than a flaw."
  malicious: Boolean!
  "One line. Null: none is given."
  summary: String
}

"A judgement."
enum Verdict {
  "It does."
  YES
  "It does not."
  NO
  "It cannot be told."
  UNKNOWN
}

"What an installer would take."
enum Installation {
  "A wheel."
  WHEEL
  "A source distribution, which it builds."
  SOURCE
  "Nothing."
  NONE
  "It cannot be told."
  UNKNOWN
}

"Whether a release installs on a target."
type Compatibility {
  "UNKNOWN: a file cannot be judged, or there is none."
  verdict: Verdict!
  "Null: judged by Python alone."
  install: Installation
  "Such as 3.12."
  python: String!
  "What was left open and how it was read."
  assumed: [String!]!
  "The limit that the release declares. Null: none is."
  requiresPython: String
  "Why."
  notes: [String!]!
  "Null: it is this one, none does, or it was not needed."
  newestCompatibleVersion: String
  "Null: it is this one, none has one, or it was not needed."
  newestVersionWithWheel: String
}
`;

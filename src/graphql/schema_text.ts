/** The graph's types in GraphQL's own language: projects, releases and files; judgements are in `judgement_text.ts`. @module */

/** Every field that reads an upstream, or is a list of objects, says what it costs: see `query_cost.ts`. */
export const SCHEMA_TEXT = `
"""
What a field adds to a query's cost: \`weight\` once, and what is selected below it as often as the list is expected to
be long: \`size\`, or the value of the argument that \`sizedBy\` names.
"""
directive @cost(weight: Int, size: Int, sizedBy: String) on FIELD_DEFINITION

"Facts about Python projects on the configured package index. Everything only reads."
type Query {
  "A project by its name in any spelling. An unknown or quarantined project is null, and an error says which."
  project(name: String!): Project @cost(weight: 10)
  "One release. An unknown one is null, and an error names those that exist."
  release(name: String!, version: String!): Release @cost(weight: 15)
  "What is known against a release, also of a project that the index removed or quarantined. Null: an error says why."
  advisories(name: String!, version: String!): Advisories @cost(weight: 15)
  "What going from one release to another changes."
  compareVersions(name: String!, from: String!, to: String!): Comparison @cost(weight: 40)
  "Version of this server."
  serverVersion: String!
}

"Whether a look-up was answered."
enum LookUpStatus {
  "Answered: null or an empty list beside it means that there is none."
  KNOWN
  "Not answered: nothing beside it means none; \`reason\` says why."
  UNKNOWN
}

"PEP 792 status of a project."
enum ProjectStatus {
  "In use."
  ACTIVE
  "No further releases are to be expected."
  ARCHIVED
  "The index keeps its files back, usually as suspected malware."
  QUARANTINED
  "Its owner advises against it."
  DEPRECATED
  "The index did not tell."
  UNKNOWN
}

"How a release is to be read by its version (PEP 440)."
enum ReleaseType {
  "A final release."
  STABLE
  "Alpha, beta or release candidate."
  PRE_RELEASE
  "A post-release."
  POST
  "A development release."
  DEVELOPMENT
  "A version that PEP 440 cannot order."
  LEGACY
}

"What kind of file a distribution is, by its name."
enum FileKind {
  "A built distribution."
  WHEEL
  "A source distribution."
  SDIST
  "An old built form."
  EGG
  "An old installer for Windows."
  WININST
  "An old installer for Windows."
  MSI
  "A package of a Linux distribution."
  RPM
  "An old built form."
  DUMB
  "Installed by nothing that is known."
  OTHER
}

"What the index holds under one name."
type Project {
  "Stable: \`project:\` and the normalised name."
  id: ID!
  "As its publisher writes it."
  name: String!
  "As installers compare it."
  normalizedName: String!
  "The publisher's one line. Null: none is stated, or \`withheld\` names core_metadata."
  summary: String
  "Licence as stated. Null: none is stated, or \`withheld\` names core_metadata."
  license: String
  "Which metadata field the licence is from, or unknown."
  licenseSource: String!
  "Null: none is stated, or \`withheld\` names core_metadata."
  homePage: String
  "Links of the metadata, at most 20. Null: not told."
  urls: [ProjectUrl!] @cost(size: 10)
  "How many links were left out. Null: not told."
  urlsOmittedCount: Int
  "PEP 792 status."
  status: ProjectStatus!
  "The index's words for the status. Null: none are given."
  statusReason: String
  "What to know of the index that answered: dependency confusion, indexes that could not be read."
  indexNotes: [String!]!
  "Facts that no source gave: what they would tell is unknown, never none."
  withheld: [String!]!
  "Newest final release with a file that is not yanked. Null: there is none."
  latestStable: Release
  "Newest pre-release with a file that is not yanked. Null: there is none."
  latestPrerelease: Release
  "All releases, those without files included."
  releaseCount: Int!
  "Releases, newest first in PEP 440 order; at most 100 a page."
  releases(
    "From 1 to 100."
    first: Int = 20
    "\`endCursor\` of the page before."
    after: String
    "Also pre-releases and development releases."
    prereleases: Boolean = true
    "Also yanked releases."
    yanked: Boolean = true
  ): ReleaseConnection! @cost(weight: 1, sizedBy: "first")
  "One release. An unknown one is null, and an error names those that exist."
  release(version: String!): Release @cost(weight: 5)
  "Download counts."
  downloads: Downloads! @cost(weight: 10)
}

"A link of a project."
type ProjectUrl {
  "The publisher's word for it."
  label: String!
  "Where it leads. It was not visited."
  url: String!
}

"One page of releases."
type ReleaseConnection {
  "The page."
  nodes: [Release!]!
  "On all pages."
  totalCount: Int!
  "After this page."
  omittedCount: Int!
  "For \`after\`. Null: this is the last page."
  endCursor: String
}

"One version of a project and its files."
type Release {
  "Stable: \`release:\`, the normalised name, \`@\` and the version as the index spells it."
  id: ID!
  "The project that it is of."
  project: Project!
  "As the index spells it."
  version: String!
  "By its version."
  type: ReleaseType!
  "When the first file was uploaded (RFC 3339). Null: the index does not tell."
  uploadedAt: String
  "Whether it has files and each of them is yanked."
  yanked: Boolean!
  "The publisher's reason. Null: none is given."
  yankedReason: String
  "Which Pythons its files ask for."
  requiresPython: RequiresPython!
  "Files; at most 100 a page."
  files(
    "From 1 to 100."
    first: Int = 20
    "\`endCursor\` of the page before."
    after: String
  ): FileConnection! @cost(weight: 1, sizedBy: "first")
  "What it requires, extras included."
  requirements: Requirements! @cost(weight: 10)
  "What is known against it. Null: an error says why."
  advisories: Advisories @cost(weight: 10)
  "Whether it installs on a Python and platform; without a platform by Python alone. Null: an error says why."
  compatibility(
    "Such as 3.12, 3.14t or pypy3.10. Null: the newest Python."
    python: String
    "Such as linux-arm64, alpine, macos-13 or windows."
    platform: String
  ): Compatibility @cost(weight: 10)
}

"The limit on Python that the files of a release declare."
type RequiresPython {
  "UNKNOWN: there are no files, or they differ."
  status: LookUpStatus!
  "Why it is unknown."
  reason: String
  "A specifier. Null where the status is KNOWN: no limit is declared."
  specifier: String
}

"One page of files."
type FileConnection {
  "The page, in the order of the index."
  nodes: [File!]!
  "On all pages."
  totalCount: Int!
  "After this page."
  omittedCount: Int!
  "For \`after\`. Null: this is the last page."
  endCursor: String
}

"One distribution."
type File {
  "As the index lists it."
  filename: String!
  "Where it is."
  url: String!
  "By its name."
  kind: FileKind!
  "Null: the index does not tell."
  sizeBytes: Float
  "RFC 3339. Null: the index does not tell."
  uploadedAt: String
  "Null: the index does not tell."
  sha256: String
  "Null: none is declared."
  requiresPython: String
  "PEP 592."
  yanked: Boolean!
  "The publisher's reason. Null: none is given."
  yankedReason: String
  "Whether its metadata lies beside it (PEP 658). Null: the index does not tell."
  hasMetadataFile: Boolean
}

"Downloads without mirrors, as pypistats.org counts them."
type Downloads {
  "UNKNOWN: the counts are null."
  status: LookUpStatus!
  "Why they are unknown."
  reason: String
  "Of one day."
  lastDay: Float
  "Of seven days."
  lastWeek: Float
  "Of thirty days."
  lastMonth: Float
}
`;

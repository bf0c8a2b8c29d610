/** Answers of every service about one project, with control and bidirectional characters in every text. @module */
import { zipOf } from "./archives.ts";
import {
  documentOf,
  HAND_MADE_URL,
  type HandMadeAnswers,
  indexAnswer,
  json,
  notFound,
  recordOf,
  wheelOf,
} from "./hand_made_upstream.ts";

/** The project that they are about. */
export const HOSTILE = "hostile";
/** Colour, bell, NUL, C1, overrides, isolates, marks, a byte order mark. */
const BEFORE = "\u001b[31m\u202e\u0000\u2066\u200f";
const AFTER = "\u0007\u009b2J\u061c\u2069\ufeff\u001b]0;title\u0007";
/** Nothing else: what is left of it once it is cleaned is nothing. */
const ONLY = "\u202e\u0007";

/** The text in bad company. */
export function dirty(text: string): string {
  return `${BEFORE}${text}${AFTER}`;
}

const DIRTY_FILE = {
  filename: dirty(`${HOSTILE}-1.0-py3-none-any.whl`),
  url: `${HAND_MADE_URL}/packages/${dirty("file")}.whl`,
  packagetype: dirty("bdist_wheel"),
  python_version: dirty("py3"),
  requires_python: dirty(">=3.8"),
  upload_time: dirty("2024-01-01T00:00:00"),
  yanked: true,
  yanked_reason: dirty("broken\u2028badly"),
};

const DIRTY_INFO = {
  name: HOSTILE,
  summary: dirty("summary"),
  description: dirty("description\r\nof\u0085lines"),
  description_content_type: dirty("text/plain"),
  author: dirty("author"),
  author_email: dirty("a@example.org"),
  maintainer: dirty("maintainer"),
  maintainer_email: dirty("m@example.org"),
  license: dirty("licence"),
  license_expression: dirty("MIT"),
  license_files: [dirty("LICENSE")],
  keywords: `${dirty("one")},${dirty("two")}`,
  home_page: dirty("https://example.org/\u202ehome"),
  package_url: `https://example.org/${dirty("package")}`,
  project_url: `https://example.org/${dirty("project")}`,
  release_url: `https://example.org/${dirty("release")}`,
  project_urls: {
    [dirty("Source")]: `https://example.org/${dirty("source")}`,
    [ONLY]: "https://example.org/",
  },
  classifiers: [
    dirty("Programming Language :: Python :: 3.12"),
    dirty("License :: OSI Approved"),
    ONLY,
  ],
  requires_python: dirty(">=3.8"),
  requires_dist: [
    dirty("idna>=1"),
    `name${dirty("")}; extra == "${dirty("speed")}"`,
    dirty("not a requirement at all"),
    ONLY,
  ],
  provides_extra: [dirty("speed"), ONLY],
  dynamic: [dirty("none")],
  yanked: true,
  yanked_reason: dirty("broken"),
};

function listed(id: string) {
  return {
    id: dirty(id),
    source: dirty("osv"),
    link: `https://example.org/${dirty("advisory")}`,
    aliases: [dirty("CVE-2024-1"), ONLY],
    summary: dirty("summary"),
    details: dirty("details\nof lines"),
    fixed_in: [dirty("9.0"), dirty("legacy one"), ONLY],
  };
}

function document(version: string) {
  const releases = {
    "1.0": [{ ...wheelOf(HOSTILE, "1.0"), ...DIRTY_FILE }],
    "2.0": [wheelOf(HOSTILE, "2.0")],
    [dirty("1.5")]: [{ ...wheelOf(HOSTILE, "1.5"), ...DIRTY_FILE }],
    [dirty("legacy")]: [wheelOf(HOSTILE, "0.1")],
  };
  return documentOf(HOSTILE, version, {
    releases,
    info: DIRTY_INFO,
    vulnerabilities: [listed("GHSA-aaaa-bbbb-cccc"), listed("PYSEC-2024-9")],
    more: {
      last_serial: 2, // newer than the page, so that files of both are told
      ownership: {
        organization: dirty("organization"),
        roles: [{ role: dirty("Owner"), user: dirty("user") }, { role: ONLY, user: ONLY }],
      },
    },
  });
}

function record(id: string, withdrawn?: string) {
  return {
    ...recordOf(dirty(id), { name: HOSTILE, versions: ["1.0", dirty("1.5"), ONLY] }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    aliases: [dirty("CVE-2024-2"), ONLY],
    related: [dirty("CVE-2024-3")],
    summary: dirty("summary"),
    details: dirty("details\nof lines"),
    modified: dirty("2024-01-01T00:00:00Z"),
    severity: [
      { type: "CVSS_V3", score: dirty("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H") },
      { type: dirty("CVSS_V3"), score: ONLY },
    ],
    references: [
      { type: dirty("WEB"), url: `https://example.org/${dirty("reference")}` },
      { type: "WEB", url: dirty("javascript:alert(1)") },
    ],
    affected: [{
      package: { ecosystem: "PyPI", name: HOSTILE },
      versions: ["1.0", dirty("1.5"), ONLY],
      ranges: [{
        type: "ECOSYSTEM",
        events: [{ introduced: "0" }, { fixed: dirty("1.9") }, { last_affected: ONLY }],
      }],
    }],
    database_specific: { severity: dirty("HIGH") },
  };
}

/** In a metadata file a line feed would end the field, and everything behind it be another. */
const METADATA = [
  "Metadata-Version: 2.4",
  `Name: ${HOSTILE}`,
  `Version: ${dirty("1.0")}`,
  `Summary: ${dirty("summary")}`,
  `Author: ${dirty("author")}`,
  `License: ${dirty("licence")}`,
  `License-Expression: ${dirty("MIT")}`,
  `Project-URL: ${dirty("Source")}, https://example.org/${dirty("source")}`,
  `Classifier: ${dirty("Programming Language :: Python :: 3.12")}`,
  `Requires-Python: ${dirty(">=3.8")}`,
  `Requires-Dist: ${dirty("idna>=1")}`,
  `Requires-Dist: name${dirty("")}; extra == "${dirty("speed")}"`,
  `Requires-Dist: ${dirty("not a requirement at all")}`,
  `Provides-Extra: ${dirty("speed")}`,
  `Dynamic: ${dirty("Requires-Dist")}`,
  "",
  dirty("description"),
].join("\n");
const WHEEL = await zipOf([{ path: `${HOSTILE}-1.0.dist-info/METADATA`, content: METADATA }]);

/** Everything that tools and resources read about `HOSTILE`: of one release beside the wheel, of one inside it. */
export function hostileAnswers(): HandMadeAnswers {
  const vulns = [
    record("GHSA-aaaa-bbbb-cccc"),
    record("MAL-2024-1"),
    record("PYSEC-2024-2", "2024-02-01T00:00:00Z"),
    record("GHSA-dddd-eeee-ffff", dirty("yes")),
  ];
  return new Map([
    [`/pypi/${HOSTILE}/json`, json(document("2.0"))],
    [`/pypi/${HOSTILE}/1.0/json`, json(document("1.0"))],
    [
      `/simple/${HOSTILE}/`,
      indexAnswer(HOSTILE, {
        meta: { "api-version": "1.4", "_last-serial": 1 },
        "project-status": { status: dirty("archived"), reason: dirty("reason") },
        files: [{
          ...DIRTY_FILE,
          hashes: {},
          yanked: dirty("broken"),
          provenance: `https://example.org/${dirty("provenance")}`,
        }],
        versions: ["1.0", "2.0", dirty("1.5")],
      }),
    ],
    [`/packages/${HOSTILE}-2.0-py3-none-any.whl.metadata`, () => new Response(METADATA)],
    [`/packages/${HOSTILE}-1.0-py3-none-any.whl.metadata`, notFound],
    [`/packages/${HOSTILE}-1.0-py3-none-any.whl`, () => new Response(WHEEL.slice())],
    ["/v1/query", json({ vulns })],
    [
      `/api/packages/${HOSTILE}/recent`,
      json({ data: { last_day: 1, last_week: 2, last_month: 3 }, package: dirty(HOSTILE) }),
    ],
    [
      "/stats/",
      json({
        total_packages_size: 10,
        top_packages: { [dirty(HOSTILE)]: { size: 9 } },
      }),
    ],
  ]);
}

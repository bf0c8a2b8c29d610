/** urllib3: one vulnerability, two fixed series. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const URLLIB3_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "GHSA-v845-jxx5-vc9f",
    aliases: ["CVE-2023-43804"],
    project: "urllib3",
    summary: "Cookies follow a redirect to another host",
    details:
      "A `Cookie` header that the caller set is kept when a redirect leads to another origin. " +
      "Upgrade to 2.0.6 or 1.26.17, or do not follow redirects with it.",
    published: "2023-10-02T23:27:05Z",
    modified: "2026-02-04T02:58:30.152562Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:H/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-200"],
    ranges: [["2.0.0", "2.0.6"], ["0", "1.26.17"]],
    references: [
      "https://github.com/urllib3/urllib3/security/advisories/GHSA-v845-jxx5-vc9f",
      "https://nvd.nist.gov/vuln/detail/CVE-2023-43804",
    ],
    twin: {
      id: "PYSEC-2023-192",
      published: "2023-10-04T17:15:00Z",
      modified: "2023-11-08T04:13:33.452167Z",
      vectors: ["CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N"],
    },
  },
  {
    id: "GHSA-g4mx-q9vg-27p4",
    aliases: ["CVE-2023-45803"],
    project: "urllib3",
    summary: "The request body survives a redirect that turns it into a GET",
    details: "After a 301, 302 or 303 the method becomes GET but the body is sent on, to a host " +
      "that may not be meant to see it. Upgrade to 2.0.7 or 1.26.18.",
    modified: "2026-02-04T03:30:16.767903Z",
    vectors: ["CVSS:3.1/AV:A/AC:H/PR:H/UI:N/S:U/C:H/I:N/A:N"],
    band: "MODERATE",
    ranges: [["2.0.0", "2.0.7"], ["0", "1.26.18"]],
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2023-45803"],
    twin: {
      id: "PYSEC-2023-212",
      published: "2023-10-17T20:15:00Z",
      modified: "2023-11-08T04:13:39.165450Z",
      vectors: ["CVSS:3.1/AV:A/AC:H/PR:H/UI:N/S:U/C:H/I:N/A:N"],
    },
  },
  {
    id: "GHSA-34jh-p97f-mpxf",
    aliases: ["CVE-2024-37891"],
    project: "urllib3",
    summary: "Proxy-Authorization set by hand follows redirects",
    details:
      "The header is not taken for a credential when no proxy is configured, so a redirect to " +
      "another origin carries it along. Upgrade to 2.2.2 or 1.26.19.",
    published: "2024-06-17T21:37:20Z",
    modified: "2026-07-07T17:56:53.715123Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:N/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-669"],
    ranges: [["0", "1.26.19"], ["2.0.0", "2.2.2"]],
    references: [
      "https://github.com/urllib3/urllib3/security/advisories/GHSA-34jh-p97f-mpxf",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-37891",
    ],
  },
  {
    id: "GHSA-pq67-6m6q-mj2v",
    aliases: ["CVE-2025-50181"],
    project: "urllib3",
    summary: "Redirects switched off on the pool manager are followed all the same",
    details:
      "`retries` given to `PoolManager` is ignored, so a program that forbids redirects there " +
      "still follows them. Upgrade to 2.5.0, or forbid them in each request.",
    published: "2025-06-18T17:50:00Z",
    modified: "2026-07-07T17:56:41.872294Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:H/I:N/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-601"],
    ranges: [["0", "2.5.0"]],
    references: [
      "https://github.com/urllib3/urllib3/security/advisories/GHSA-pq67-6m6q-mj2v",
      "https://nvd.nist.gov/vuln/detail/CVE-2025-50181",
    ],
  },
  {
    id: "GHSA-gm62-xv2j-4w53",
    aliases: ["CVE-2025-66418"],
    project: "urllib3",
    summary: "A response may name any number of encodings",
    details:
      "Every encoding in `Content-Encoding` is undone, however many a hostile server lists, " +
      "which takes memory and time without bound. Upgrade to 2.6.0.",
    published: "2025-12-05T18:15:19Z",
    modified: "2026-07-07T17:57:28.931610Z",
    vectors: ["CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:H"],
    band: "HIGH",
    weaknesses: ["CWE-770"],
    ranges: [["1.24", "2.6.0"]],
    references: ["https://github.com/urllib3/urllib3/security/advisories/GHSA-gm62-xv2j-4w53"],
  },
  {
    id: "GHSA-38jv-5279-wg99",
    aliases: ["CVE-2026-21441"],
    project: "urllib3",
    summary: "Bodies of redirects are decompressed without a limit",
    details: "When streaming, the body of a redirect is read and decompressed in full before the " +
      "program reads anything. Upgrade to 2.6.3, or do not follow redirects.",
    published: "2026-01-07T19:18:14Z",
    modified: "2026-07-07T17:56:31.346111Z",
    vectors: [
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
      "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:H",
    ],
    band: "HIGH",
    weaknesses: ["CWE-409"],
    ranges: [["1.22", "2.6.3"]],
    references: [
      "https://github.com/urllib3/urllib3/security/advisories/GHSA-38jv-5279-wg99",
      "https://nvd.nist.gov/vuln/detail/CVE-2026-21441",
    ],
  },
  {
    id: "PYSEC-2021-108",
    aliases: ["CVE-2021-33503", "GHSA-q2q7-5pp4-w6pg"],
    project: "urllib3",
    details:
      "An address with many `@` in its authority takes very long to parse. Upgrade to 1.26.5.",
    published: "2021-06-29T11:15:00Z",
    modified: "2021-07-02T18:56:20.858344Z",
    ranges: [["0", "1.26.5"]],
  },
];

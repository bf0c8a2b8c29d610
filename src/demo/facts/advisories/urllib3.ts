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
];

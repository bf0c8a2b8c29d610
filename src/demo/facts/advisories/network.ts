/** Advisories on what lies below an HTTP client: certificates, names, protocol. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const NETWORK_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "PYSEC-2022-42986",
    aliases: ["CVE-2022-23491", "GHSA-43fp-rhv2-5gv8"],
    project: "certifi",
    details:
      "The bundle trusts a certificate authority (TrustCor) that Mozilla no longer trusts. " +
      "Upgrade to 2022.12.7.",
    published: "2022-12-07T22:15:00Z",
    modified: "2023-05-04T03:49:45.039819Z",
    ranges: [["2017.11.5", "2022.12.7"]],
  },
  {
    id: "PYSEC-2023-135",
    aliases: ["CVE-2023-37920", "GHSA-xqr8-7jwr-rhp7"],
    project: "certifi",
    details: "The bundle trusts a certificate authority (e-Tugra) that Mozilla no longer trusts. " +
      "Upgrade to 2023.7.22.",
    published: "2023-08-03T19:36:12Z",
    modified: "2023-08-07T05:41:30.977938Z",
    ranges: [["2015.4.28", "2023.7.22"]],
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2023-37920"],
  },
  {
    id: "GHSA-248v-346w-9cwc",
    aliases: ["CVE-2024-39689"],
    project: "certifi",
    summary: "The bundle still trusts GLOBALTRUST",
    details:
      "Mozilla found lasting breaches of its rules and took this authority out of its store. " +
      "Upgrade to 2024.7.4.",
    published: "2024-07-05T20:06:40Z",
    modified: "2024-07-05T21:32:15Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N"],
    band: "HIGH",
    weaknesses: ["CWE-345"],
    ranges: [["2021.05.30", "2024.07.04"]], // leading zeros as in the record: equal to 2024.7.4
    references: [
      "https://github.com/certifi/python-certifi/security/advisories/GHSA-248v-346w-9cwc",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-39689",
    ],
  },
  {
    id: "PYSEC-2024-60",
    aliases: ["CVE-2024-3651", "GHSA-jjg7-2v4v-x38h"],
    project: "idna",
    details: "`idna.encode()` takes quadratic time on hostile text. Upgrade to 3.7.",
    published: "2024-07-07T18:15:00Z",
    modified: "2026-06-10T17:01:21.102419Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"],
    ranges: [["0.1", "3.7"]],
    references: ["https://github.com/kjd/idna/commit/1d365e17e10d72d0b7876316fc7b9ca0eebdd38d"],
  },
  {
    id: "GHSA-vqfr-h8mv-ghfj",
    aliases: ["CVE-2025-43859"],
    project: "h11",
    summary: "Malformed ends of chunks are accepted",
    details:
      "The two bytes after a chunk are not checked. Behind a proxy that reads chunks in another " +
      "wrong way, one request can be smuggled inside another. Upgrade to 0.16.0.",
    published: "2025-04-24T16:07:56Z",
    modified: "2025-04-24T21:41:36Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N"],
    band: "CRITICAL",
    weaknesses: ["CWE-444"],
    ranges: [["0", "0.16.0"]],
    references: [
      "https://github.com/python-hyper/h11/security/advisories/GHSA-vqfr-h8mv-ghfj",
      "https://nvd.nist.gov/vuln/detail/CVE-2025-43859",
    ],
  },
];

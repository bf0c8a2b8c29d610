/** Advisories on serialisation, cryptography and packaging. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const TOOLS_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "PYSEC-2021-142",
    aliases: ["CVE-2020-14343", "GHSA-8q59-q68h-6hv4"],
    project: "pyyaml",
    details:
      "`full_load` and `FullLoader` run code that untrusted YAML names; the fix before this one " +
      "was not complete. Upgrade to 5.4 and load with `safe_load`.",
    published: "2021-02-09T21:15:00Z",
    modified: "2021-08-27T03:22:18.913334Z",
    ranges: [["0", "5.4"]],
  },
  {
    id: "PYSEC-2021-47",
    aliases: ["CVE-2021-29510", "GHSA-5jqp-qgf6-3pvh"],
    project: "pydantic",
    details: "Infinity given as a date or a time makes validation run for ever. " +
      "Upgrade to 1.8.2, 1.7.4 or 1.6.2.",
    published: "2021-05-13T19:15:00Z",
    modified: "2021-05-13T19:15:00Z",
    ranges: [["1.8", "1.8.2"], ["1.7", "1.7.4"], ["0", "1.6.2"]],
  },
  {
    id: "PYSEC-2023-254",
    aliases: ["CVE-2023-49083", "GHSA-jfhm-5ghh-2f97"],
    project: "cryptography",
    details: "Loading a crafted PKCS#7 bundle ends the process. Upgrade to 41.0.6.",
    published: "2023-11-29T19:15:00Z",
    modified: "2024-02-17T07:18:27.688636Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"],
    ranges: [["3.1", "41.0.6"]],
  },
  {
    id: "GHSA-r6ph-v2qm-q3c2",
    aliases: ["CVE-2026-26007"],
    project: "cryptography",
    summary: "Public keys on SECT curves are not checked for their subgroup",
    details:
      "A hostile public key of small order reveals bits of a private key in a key exchange and " +
      "makes signatures easy to forge. Only SECT curves are concerned. Upgrade to 46.0.5.",
    published: "2026-02-10T21:27:06Z",
    modified: "2026-02-10T21:27:06Z",
    band: "HIGH", // a band without a vector
    weaknesses: ["CWE-345"],
    ranges: [["0", "46.0.5"]],
    references: [
      "https://github.com/pyca/cryptography/security/advisories/GHSA-r6ph-v2qm-q3c2",
    ],
  },
  {
    id: "PYSEC-2022-43012",
    aliases: ["CVE-2022-40897"],
    project: "setuptools",
    details: "A crafted page of links takes very long to read. Upgrade to 65.5.1.",
    published: "2022-12-23T00:15:00Z",
    modified: "2023-05-04T04:29:29.797493Z",
    ranges: [["0", "65.5.1"]],
  },
  {
    id: "GHSA-cx63-2mw6-8hw5",
    aliases: ["CVE-2024-6345"],
    project: "setuptools",
    summary: "Addresses given to package_index can run commands",
    details: "The functions that fetch from an address put parts of it into a shell command. " +
      "Upgrade to 70.0.0.",
    published: "2024-07-15T03:30:57Z",
    modified: "2024-07-15T16:25:39Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"],
    band: "HIGH",
    weaknesses: ["CWE-94"],
    ranges: [["0", "70.0.0"]],
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2024-6345"],
  },
];

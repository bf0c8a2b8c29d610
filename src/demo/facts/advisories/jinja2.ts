/** Jinja2: five advisories on 3.1.2, most of them published twice. @module */
import type { AdvisoryFacts } from "../shape.ts";

const SANDBOX_V4 = "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const FILE_NAMES_V3 = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H";
const FORMAT_V3 = "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H";

export const JINJA2_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "GHSA-h5c8-rqwp-cp95",
    aliases: ["CVE-2024-22195"],
    project: "jinja2",
    summary: "Attributes can be injected through keys given to the xmlattr filter",
    details:
      "The `xmlattr` filter lets a key hold blanks. Where keys come from users, they can add " +
      "attributes of their own to a page, which allows cross-site scripting. Upgrade to 3.1.3.",
    published: "2024-01-11T15:20:48Z",
    modified: "2024-01-11T15:20:48Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-79"],
    ranges: [["0", "3.1.3"]],
    references: [
      "https://github.com/pallets/jinja/security/advisories/GHSA-h5c8-rqwp-cp95",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-22195",
    ],
  },
  {
    id: "GHSA-h75v-3vvj-5mfj",
    aliases: ["CVE-2024-34064"],
    project: "jinja2",
    summary: "The xmlattr filter still lets keys end an attribute",
    details:
      "The earlier fix for `xmlattr` stopped blanks only. Keys may still hold `/`, `>` or `=`, " +
      "which end an attribute, so keys from users allow cross-site scripting. Upgrade to 3.1.4.",
    published: "2024-05-06T14:20:59Z",
    modified: "2024-05-06T14:20:59Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-79"],
    ranges: [["0", "3.1.4"]],
    references: [
      "https://github.com/pallets/jinja/security/advisories/GHSA-h75v-3vvj-5mfj",
    ],
  },
  {
    id: "GHSA-gmj6-6f8f-6699",
    aliases: ["CVE-2024-56201"],
    project: "jinja2",
    summary: "A template's file name can break out of the sandbox",
    details: "Who chooses both the name and the text of a template can make the compiler run any " +
      "Python code, with or without the sandbox. Upgrade to 3.1.5.",
    published: "2024-12-23T17:54:12Z",
    modified: "2024-12-23T17:54:12Z",
    vectors: [FILE_NAMES_V3, SANDBOX_V4],
    band: "MODERATE",
    ranges: [["3.0.0", "3.1.5"]],
    references: [
      "https://github.com/pallets/jinja/security/advisories/GHSA-gmj6-6f8f-6699",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-56201",
    ],
    twin: {
      id: "PYSEC-2026-1472",
      published: "2026-07-07T14:34:47.677447Z",
      modified: "2026-07-07T14:34:47.677447Z",
      vectors: [FILE_NAMES_V3, SANDBOX_V4],
    },
  },
  {
    id: "GHSA-q2x7-8rv6-6q7h",
    aliases: ["CVE-2024-56326"],
    project: "jinja2",
    summary: "A stored reference to str.format escapes the sandbox",
    details: "The sandbox watches calls of `str.format`, but not those made through a stored " +
      "reference that a filter calls later, so untrusted templates can run any Python code. " +
      "Upgrade to 3.1.5.",
    published: "2024-12-23T17:56:08Z",
    modified: "2024-12-23T17:56:08Z",
    vectors: [FORMAT_V3, SANDBOX_V4],
    band: "MODERATE",
    ranges: [["0", "3.1.5"]],
    references: [
      "https://github.com/pallets/jinja/security/advisories/GHSA-q2x7-8rv6-6q7h",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-56326",
    ],
    twin: {
      id: "PYSEC-2026-1475",
      published: "2026-07-07T14:34:47.732576Z",
      modified: "2026-07-07T14:34:47.732576Z",
      vectors: [FORMAT_V3, SANDBOX_V4],
    },
  },
  {
    id: "GHSA-cpwx-vrp4-4pq7",
    aliases: ["CVE-2025-27516"],
    project: "jinja2",
    summary: "The attr filter reaches str.format past the sandbox",
    details:
      "Through the `attr` filter a template gets a string's plain `format` method, which the " +
      "sandbox does not watch, so untrusted templates can run any Python code. Upgrade to 3.1.6.",
    published: "2025-03-05T20:40:14Z",
    modified: "2025-11-03T22:54:41Z",
    vectors: [SANDBOX_V4],
    band: "MODERATE",
    weaknesses: ["CWE-1336"],
    ranges: [["0", "3.1.6"]],
    references: [
      "https://github.com/pallets/jinja/security/advisories/GHSA-cpwx-vrp4-4pq7",
      "https://nvd.nist.gov/vuln/detail/CVE-2025-27516",
    ],
    twin: {
      id: "PYSEC-2026-1471",
      published: "2026-07-07T14:34:50.446969Z",
      modified: "2026-07-07T14:34:50.446969Z",
      vectors: [SANDBOX_V4],
    },
  },
  {
    id: "PYSEC-2021-66",
    aliases: ["CVE-2020-28493", "GHSA-g3rq-g295-4j3m"],
    project: "jinja2",
    details: "The pattern that the `urlize` filter uses takes very long on hostile text. " +
      "Upgrade to 2.11.3.",
    published: "2021-02-01T20:15:00Z",
    modified: "2021-03-22T16:34:00Z",
    ranges: [["0", "2.11.3"]],
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2020-28493"],
  },
  {
    id: "PYSEC-2019-217",
    aliases: ["CVE-2019-10906", "GHSA-462w-v97r-4m45"],
    project: "jinja2",
    details: "`str.format_map` escapes the sandbox. Upgrade to 2.10.1.",
    published: "2019-04-07T00:29:00Z",
    modified: "2021-11-22T04:57:52.862665Z",
    ranges: [["0", "2.10.1"]],
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2019-10906"],
  },
];

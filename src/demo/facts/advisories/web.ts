/** Advisories on web frameworks; several are fixed in more than one series. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const WEB_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "PYSEC-2023-62",
    aliases: ["CVE-2023-30861", "GHSA-m2qf-hxjv-5gpq"],
    project: "flask",
    details: "A caching proxy may hand one client's permanent session to another, because the " +
      "response lacks `Vary: Cookie`. Upgrade to 2.2.5 or 2.3.2.",
    published: "2023-05-02T18:15:00Z",
    modified: "2023-11-08T04:12:28.231927Z",
    ranges: [["0", "2.2.5"], ["2.3.0", "2.3.2"]],
    references: [
      "https://github.com/pallets/flask/commit/70f906c51ce49c485f1d355703e9cc3386b1cc2b",
    ],
  },
  {
    id: "PYSEC-2023-221",
    aliases: ["CVE-2023-46136", "GHSA-hrfv-mqp8-q5rw"],
    project: "werkzeug",
    details: "An upload that begins with a line end and never ends a line keeps the parser busy. " +
      "Upgrade to 2.3.8 or 3.0.1.",
    published: "2023-10-25T18:17:00Z",
    modified: "2023-11-08T18:38:34.170214Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"],
    ranges: [["0", "2.3.8"], ["3.0.0", "3.0.1"]],
    references: [
      "https://github.com/pallets/werkzeug/security/advisories/GHSA-hrfv-mqp8-q5rw",
    ],
  },
  {
    id: "PYSEC-2023-58",
    aliases: ["CVE-2023-25577", "GHSA-xg9f-g7g7-2323"],
    project: "werkzeug",
    details: "The multipart parser takes any number of parts. Upgrade to 2.2.3.",
    published: "2023-02-14T20:15:00Z",
    modified: "2023-05-04T03:49:48.987713Z",
    ranges: [["0", "2.2.3"]],
  },
  {
    id: "GHSA-2g68-c3qc-8985",
    aliases: ["CVE-2024-34069"],
    project: "werkzeug",
    summary: "A hostile page can drive the debugger on a developer's machine",
    details:
      "If a developer opens an attacker's domain and enters the debugger's PIN, the attacker " +
      "runs code on the machine. Upgrade to 3.0.3.",
    published: "2024-05-06T14:21:27Z",
    modified: "2024-05-06T14:21:27Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H"],
    band: "HIGH",
    weaknesses: ["CWE-352"],
    ranges: [["0", "3.0.3"]],
    references: [
      "https://github.com/pallets/werkzeug/security/advisories/GHSA-2g68-c3qc-8985",
    ],
  },
  {
    id: "PYSEC-2023-83",
    aliases: ["CVE-2023-29159", "GHSA-v5gw-mw7f-84px"],
    project: "starlette",
    details: "Static files can be read from directories beside the served one whose names begin " +
      "alike. Upgrade to 0.27.0.",
    published: "2023-06-01T02:15:00Z",
    modified: "2023-06-08T05:25:54.818459Z",
    ranges: [["0.13.5", "0.27.0"]],
  },
  {
    id: "GHSA-7f5h-v6xp-fcq8",
    aliases: ["CVE-2025-62727"],
    project: "starlette",
    summary: "Range headers take quadratic time",
    details:
      "Anyone who can ask for a file can keep the server busy with a crafted `Range` header. " +
      "Upgrade to 0.49.1.",
    published: "2025-10-28T20:38:01Z",
    modified: "2025-10-29T14:48:52Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"],
    band: "HIGH",
    weaknesses: ["CWE-400", "CWE-407"],
    ranges: [["0", "0.49.1"]],
    references: [
      "https://github.com/Kludex/starlette/security/advisories/GHSA-7f5h-v6xp-fcq8",
      "https://nvd.nist.gov/vuln/detail/CVE-2025-62727",
    ],
  },
  {
    id: "PYSEC-2024-38",
    aliases: ["CVE-2024-24762", "GHSA-qf9m-vfgh-m389"],
    project: "fastapi",
    details: "A crafted `Content-Type` of form data keeps the parser busy. Upgrade to 0.109.1.",
    published: "2024-02-05T15:15:00Z",
    modified: "2024-02-16T18:22:32.607118Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"],
    ranges: [["0", "0.109.1"]],
  },
  {
    id: "GHSA-frmv-pr5f-9mcr",
    aliases: ["CVE-2025-64459"],
    project: "django",
    summary: "SQL injection through the _connector argument",
    details:
      "A dictionary from a user that is expanded into `filter()`, `exclude()`, `get()` or `Q()` " +
      "can set `_connector` and so put SQL into the query. Upgrade to 5.2.8, 5.1.14 or 4.2.26.",
    published: "2025-11-05T15:31:07Z",
    modified: "2026-06-05T14:45:52.053173Z",
    vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N"],
    band: "CRITICAL",
    weaknesses: ["CWE-89"],
    ranges: [["5.2a1", "5.2.8"], ["5.0a1", "5.1.14"], ["0", "4.2.26"]],
    references: [
      "https://nvd.nist.gov/vuln/detail/CVE-2025-64459",
      "https://www.djangoproject.com/weblog/2025/nov/05/security-releases",
    ],
  },
  {
    id: "PYSEC-2024-47",
    aliases: ["CVE-2024-27351"],
    project: "django",
    details: "Truncating words of HTML takes very long on hostile text. " +
      "Upgrade to 5.0.3, 4.2.11 or 3.2.25.",
    published: "2024-03-15T20:15:00Z",
    modified: "2024-03-15T23:20:34.975097Z",
    ranges: [["3.2", "3.2.25"], ["4.2", "4.2.11"], ["5.0", "5.0.3"]],
  },
  {
    id: "PYSEC-2024-70",
    aliases: ["CVE-2024-42005"],
    project: "django",
    details:
      "`values()` and `values_list()` on models with a `JSONField` let a crafted key reach the " +
      "SQL as a column's alias. Upgrade to 5.0.8 or 4.2.15.",
    published: "2024-08-07T15:15:00Z",
    modified: "2024-08-07T17:22:10.804411Z",
    ranges: [["5.0", "5.0.8"], ["4.2", "4.2.15"]],
  },
  {
    id: "PYSEC-2024-102",
    aliases: ["CVE-2024-45230"],
    project: "django",
    details: "The filters `urlize` and `urlizetrunc` take very long on certain text. " +
      "Upgrade to 5.1.1, 5.0.9 or 4.2.16.",
    published: "2024-10-08T16:15:00Z",
    modified: "2024-10-08T19:19:01.400873Z",
    ranges: [["5.1", "5.1.1"], ["5.0", "5.0.9"], ["4.2", "4.2.16"]],
  },
];

/** requests: advisories that reach the yanked releases too. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const REQUESTS_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "GHSA-j8r2-6x86-q33q",
    aliases: ["CVE-2023-32681"],
    project: "requests",
    summary: "Proxy credentials are sent to the destination after a redirect",
    details: "On a redirect to HTTPS the `Proxy-Authorization` header is attached to the request " +
      "itself, so the destination sees the proxy's credentials. Upgrade to 2.31.0 and change them.",
    published: "2023-05-22T20:36:32Z",
    modified: "2026-02-04T03:34:13.807518Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N"],
    band: "MODERATE",
    ranges: [["2.3.0", "2.31.0"]],
    references: [
      "https://github.com/psf/requests/security/advisories/GHSA-j8r2-6x86-q33q",
      "https://nvd.nist.gov/vuln/detail/CVE-2023-32681",
      "https://github.com/psf/requests/commit/74ea7cf7a6a27a4eeb2ae24e162bcc942a6706d5",
    ],
    twin: {
      id: "PYSEC-2023-74",
      published: "2023-05-26T18:15:00Z",
      modified: "2023-11-08T04:12:35.436175Z",
    },
  },
  {
    id: "GHSA-9wx4-h78v-vm56",
    aliases: ["CVE-2024-35195"],
    project: "requests",
    summary: "A session that began with verify=False never verifies again",
    details:
      "The first request of a `Session` to a host decides for the pooled connection: once it " +
      "was made with `verify=False`, later requests to that host skip the check too.",
    published: "2024-05-20T20:15:00Z",
    modified: "2026-07-07T17:57:17.012984Z",
    vectors: ["CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:N"],
    band: "MODERATE",
    weaknesses: ["CWE-670"],
    ranges: [["0", "2.32.0"]],
    references: [
      "https://github.com/psf/requests/security/advisories/GHSA-9wx4-h78v-vm56",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-35195",
    ],
  },
  {
    id: "GHSA-9hjg-9r4m-mvj7",
    aliases: ["CVE-2024-47081"],
    project: "requests",
    summary: "Credentials from .netrc go to the wrong host",
    details: "A crafted address makes the client look up one host in `.netrc` and send its " +
      "credentials to another. Upgrade to 2.32.4, or set `trust_env=False` on the session.",
    modified: "2026-07-07T17:56:56.234172Z",
    vectors: ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:N/A:N"],
    band: "MODERATE",
    ranges: [["0", "2.32.4"]],
    references: [
      "https://github.com/psf/requests/security/advisories/GHSA-9hjg-9r4m-mvj7",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-47081",
    ],
    twin: {
      id: "PYSEC-2026-1872",
      modified: "2026-07-07T17:47:00.332079Z",
      vectors: ["CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:N/A:N"],
    },
  },
];

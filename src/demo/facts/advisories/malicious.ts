/** Malware: a project that PyPI has removed, and a report on FastAPI that was taken back after three days. @module */
import type { AdvisoryFacts } from "../shape.ts";

export const MALICIOUS_ADVISORIES: readonly AdvisoryFacts[] = [
  {
    id: "MAL-2024-9933",
    project: "3web",
    summary: "3web steals what it finds on the machine",
    details: "An information stealer, published in a campaign of misspelt names. Remove it, and " +
      "replace every secret that the machine could read.",
    published: "2024-06-28T20:16:20Z",
    modified: "2025-12-11T09:27:52Z",
    versions: ["1.0.0"],
    references: ["https://www.cert.at/en/blog/2024/3/hobby-hunter-notes-pypi-under-attack"],
  },
  {
    id: "MAL-2026-4750",
    project: "fastapi",
    summary: "A release of fastapi was taken for malware",
    details: "Reported for a new requirement of an extra; the report was withdrawn.",
    published: "2026-05-23T19:14:13Z",
    modified: "2026-05-26T13:04:03Z",
    withdrawn: "2026-05-26T13:04:03Z",
    versions: ["0.136.3"],
  },
];

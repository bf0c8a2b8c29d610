/** six: the bridge between Python 2 and 3, still required. @module */
import type { ProjectFacts } from "./shape.ts";

export const SIX: ProjectFacts = {
  name: "six",
  summary: "Helps code to run on Python 2 and 3",
  author: "Benjamin Peterson",
  license: "MIT",
  homePage: "https://github.com/benjaminp/six",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
    "Topic :: Software Development :: Libraries",
    "Topic :: Utilities",
  ],
  monthlyDownloads: 934334018,
  series: [
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.16.0", [
          ["six-1.16.0-py2.py3-none-any.whl", 11053, "2021-05-05T14:18:17.237Z", "8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254"],
          ["six-1.16.0.tar.gz", 34041, "2021-05-05T14:18:18.379Z", "1e61c37477a1626458e36f7b1d82aa5c9b094fa4802892072e49de9c60c4c926"],
        ]],
        ["1.17.0", [
          ["six-1.17.0-py2.py3-none-any.whl", 11050, "2024-12-04T17:35:26.475Z", "4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"],
          ["six-1.17.0.tar.gz", 34031, "2024-12-04T17:35:28.174Z", "ff70335d468e7eb6ec65b95b99d3a2836546063f63acc5171de367e834932a81"],
        ]],
      ],
    },
  ],
};

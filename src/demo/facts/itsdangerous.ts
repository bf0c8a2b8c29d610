/** itsdangerous: finished, quiet and not in danger. @module */
import type { ProjectFacts } from "./shape.ts";

export const ITSDANGEROUS: ProjectFacts = {
  name: "itsdangerous",
  summary: "Signs data so that a change to it is noticed",
  projectUrls: {
    "Changes": "https://itsdangerous.palletsprojects.com/changes/",
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://itsdangerous.palletsprojects.com/",
    "Donate": "https://palletsprojects.com/donate",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Typing :: Typed",
  ],
  monthlyDownloads: 177498262,
  series: [
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*",
      pythons: "2.7 3.4 3.5 3.6 3.7",
      license: "BSD",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.1.0", [
          ["itsdangerous-1.1.0-py2.py3-none-any.whl", 16743, "2018-10-27T00:17:35.954Z", "b12271b2047cb23eeb98c8b5622e2e5c5e9abd9784a153e9d8ef9cb4dd09d749"],
          ["itsdangerous-1.1.0.tar.gz", 53219, "2018-10-27T00:17:37.922Z", "321b033d07f2a4136d3ec762eac9f16a10ccd60f53c0c91af90217ace7ba1f19"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.1.2", [
          ["itsdangerous-2.1.2-py3-none-any.whl", 15749, "2022-03-24T15:12:13.2Z", "2c2349112351b88699d8d4b6b075022c0808887cb7ad10069318a8b0bc88db44"],
          ["itsdangerous-2.1.2.tar.gz", 56143, "2022-03-24T15:12:15.102Z", "5dbbc68b317e5e42f327f9021763545dc3fc3bfe22e6deb96aaf1fc38874156a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.0", [
          ["itsdangerous-2.2.0-py3-none-any.whl", 16234, "2024-04-16T21:28:14.499Z", "c6242fc49e35958c8b15141343aa660db5fc54d4f13a1db01a3f5891b98700ef"],
          ["itsdangerous-2.2.0.tar.gz", 54410, "2024-04-16T21:28:15.614Z", "e0050c0b7da1eea53ffaf149c0cfbb5c6e2e2b69c4bef22c81fa6eb73e5f6173"],
        ]],
      ],
    },
  ],
};

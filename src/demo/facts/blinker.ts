/** blinker: no requirements, slow cadence. @module */
import type { ProjectFacts } from "./shape.ts";

export const BLINKER: ProjectFacts = {
  name: "blinker",
  summary: "Signals between objects in one process",
  author: "Jason Kirtland",
  projectUrls: {
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://blinker.readthedocs.io",
    "Source": "https://github.com/pallets-eco/blinker/",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "License :: OSI Approved :: MIT License",
    "Typing :: Typed",
  ],
  monthlyDownloads: 159613655,
  series: [
    {
      requiresPython: ">=3.8",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.7.0", [
          ["blinker-1.7.0-py3-none-any.whl", 13068, "2023-11-01T22:06:00.162Z", "c3f865d4d54db7abc53758a01601cf343fe55b84c1de4e3fa910e420b438d5b9"],
          ["blinker-1.7.0.tar.gz", 28134, "2023-11-01T22:06:01.588Z", "e6820ff6fa4e4d1d8e2747c2283749c3f547e4fee112b98555cdcdae32996182"],
        ]],
        ["1.8.2", [
          ["blinker-1.8.2-py3-none-any.whl", 9456, "2024-05-06T17:04:08.444Z", "1779309f71bf239144b9399d06ae925637cf6634cf6bd131104184531bf67c01"],
          ["blinker-1.8.2.tar.gz", 23161, "2024-05-06T17:04:10.101Z", "8f77b09d3bf7c795e969e9486f39c2c5e9c39d4ee07424be2bc594ece9642d83"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.9.0", [
          ["blinker-1.9.0-py3-none-any.whl", 8458, "2024-11-08T17:25:46.184Z", "ba0efaa9080b619ff2f3459d1d500c57bddea4a6b424b60a91141db6fd2f08bc"],
          ["blinker-1.9.0.tar.gz", 22460, "2024-11-08T17:25:47.436Z", "b4ce2265a7abece45e7cc896e98dbebe6cead56bcf805a3d23136d145f5445bf"],
        ]],
      ],
    },
  ],
};

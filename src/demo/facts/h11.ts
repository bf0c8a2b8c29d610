/** h11: one critical advisory, one upgrade. @module */
import type { ProjectFacts } from "./shape.ts";

export const H11: ProjectFacts = {
  name: "h11",
  summary: "HTTP/1.1 as a state machine without input or output",
  author: "Nathaniel J. Smith",
  license: "MIT",
  homePage: "https://github.com/python-hyper/h11",
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: System :: Networking",
  ],
  monthlyDownloads: 599426582,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10",
      requiresDist: ['typing-extensions ; python_version < "3.8"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.14.0", [
          ["h11-0.14.0-py3-none-any.whl", 58259, "2022-09-25T15:39:59.68Z", "e3fe4ac4b851c468cc8363d500db52c2ead036020723024a109d37346efaa761"],
          ["h11-0.14.0.tar.gz", 100418, "2022-09-25T15:40:01.519Z", "8f19fbbe99e72420ff35c00b27a34cb9937e902a8b810e2c88300c6f0a3b699d"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.16.0", [
          ["h11-0.16.0-py3-none-any.whl", 37515, "2025-04-24T03:35:24.344Z", "63cf8bbe7522de3bf65932fda1d9c2772064ffb3dae62d55932da54b31cb6c86"],
          ["h11-0.16.0.tar.gz", 101250, "2025-04-24T03:35:25.427Z", "4e35b956cf45792e4caa5885e69fba00bdbc6ffafbfa020300e549b208ee5ff1"],
        ]],
      ],
    },
  ],
};

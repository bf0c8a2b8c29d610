/** typing-extensions: the requirement of everyone, itself without any. @module */
import type { ProjectFacts } from "./shape.ts";

export const TYPING_EXTENSIONS: ProjectFacts = {
  name: "typing_extensions",
  summary: "Newer typing features for older Pythons",
  projectUrls: {
    "Bug Tracker": "https://github.com/python/typing_extensions/issues",
    "Changes": "https://github.com/python/typing_extensions/blob/main/CHANGELOG.md",
    "Documentation": "https://typing-extensions.readthedocs.io/",
    "Home": "https://github.com/python/typing_extensions",
  },
  keywords:
    "annotations,backport,checker,checking,function,hinting,hints,type,typechecking,typehinting,typehints,typing",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Topic :: Software Development",
  ],
  monthlyDownloads: 1293719496,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: Python Software Foundation License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.7.1", [
          ["typing_extensions-4.7.1-py3-none-any.whl", 33232, "2023-07-02T14:20:53.275Z", "440d5dd3af93b060174bf433bccd69b0babc3b15b1a8dca43789fd7f61514b36"],
          ["typing_extensions-4.7.1.tar.gz", 72876, "2023-07-02T14:20:55.045Z", "b75ddc264f0ba5615db7ba217daeb99701ad295353c45f9e95963337ceeeffb2"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: Python Software Foundation License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.12.2", [
          ["typing_extensions-4.12.2-py3-none-any.whl", 37438, "2024-06-07T18:52:13.582Z", "04e5ca0351e0f3f85c6853954072df659d0d13fac324d0072316b67d7794700d"],
          ["typing_extensions-4.12.2.tar.gz", 85321, "2024-06-07T18:52:15.995Z", "1a7ead55c7e559dd4dee8856e3a88b41225abfe1ce8df57b7c13915fe121ffb8"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "PSF-2.0",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.14.0", [
          ["typing_extensions-4.14.0-py3-none-any.whl", 43839, "2025-06-02T14:52:10.026Z", "a1514509136dd0b477638fc68d6a91497af5076466ad0fa6c338e44e359944af"],
          ["typing_extensions-4.14.0.tar.gz", 107423, "2025-06-02T14:52:11.399Z", "8676b788e32f02ab42d9e7c61324048ae4c6d844a399eebace3d4979d75ceef4"],
        ]],
        ["4.15.0", [
          ["typing_extensions-4.15.0-py3-none-any.whl", 44614, "2025-08-25T13:49:24.86Z", "f0fa19c6845758ab08074a0cfa8b7aecb71c999ca73d62883bc25cc018c4e548"],
          ["typing_extensions-4.15.0.tar.gz", 109391, "2025-08-25T13:49:26.313Z", "0cea48d173cc12fa28ecabc3b837ea3cf6f38c6d1136f85cbaaf598984861466"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14 3.15",
      licenseExpression: "PSF-2.0",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.16.0", [
          ["typing_extensions-4.16.0-py3-none-any.whl", 45571, "2026-07-02T08:40:04.659Z", "481caa481374e813c1b176ada14e97f1f67a4539ce9cfeb3f350d78d6370c2e8"],
          ["typing_extensions-4.16.0.tar.gz", 113555, "2026-07-02T08:40:05.92Z", "dc983d19a509c94dba722ee6abd33940f7c05a89e243c47e907eb4db6f1a43e5"],
        ]],
      ],
    },
  ],
};

/** jmespath: old, stable, still required by boto3. @module */
import type { ProjectFacts } from "./shape.ts";

export const JMESPATH: ProjectFacts = {
  name: "jmespath",
  summary: "Expressions that pick parts out of JSON",
  author: "James Saryerwinnie",
  license: "MIT",
  homePage: "https://github.com/jmespath/jmespath.py",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
  ],
  monthlyDownloads: 515385119,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.0.1", [
          ["jmespath-1.0.1-py3-none-any.whl", 20256, "2022-06-17T18:00:10.251Z", "02e2e4cc71b5bcab88332eebf907519190dd9e6e82107fa7f83b1003a6252980"],
          ["jmespath-1.0.1.tar.gz", 25843, "2022-06-17T18:00:12.224Z", "90261b206d6defd58fdd5e85f478bf633a2901798906be2ad389150c5c60edbe"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.1.0", [
          ["jmespath-1.1.0-py3-none-any.whl", 20419, "2026-01-22T16:35:24.919Z", "a5663118de4908c91729bea0acadca56526eb2698e83de10cd116ae0f4e97c64"],
          ["jmespath-1.1.0.tar.gz", 27377, "2026-01-22T16:35:26.279Z", "472c87d80f36026ae83c6ddd0f1d05d4e510134ed462851fd5f754c8c3cbb88d"],
        ]],
      ],
    },
  ],
};

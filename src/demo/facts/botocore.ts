/** botocore: the core below boto3; large files. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "jmespath (<2.0.0,>=0.7.1)",
  "python-dateutil (<3.0.0,>=2.1)",
  'urllib3 (<1.27,>=1.25.4) ; python_version < "3.10"',
  'urllib3 (!=2.2.0,<3,>=1.25.4) ; python_version >= "3.10"',
];
const REQUIRED_2: readonly string[] = [
  "jmespath (<2.0.0,>=0.7.1)",
  "python-dateutil (<3.0.0,>=2.1)",
  "urllib3 (!=2.2.0,<3,>=1.25.4)",
];

export const BOTOCORE: ProjectFacts = {
  name: "botocore",
  summary: "Signing, retries and service models beneath boto3",
  author: "Amazon Web Services",
  license: "Apache-2.0",
  homePage: "https://github.com/boto/botocore",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Intended Audience :: System Administrators",
  ],
  monthlyDownloads: 1224072436,
  series: [
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_1, "awscrt (==0.28.4) ; extra == 'crt'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.40.76", [
          ["botocore-1.40.76-py3-none-any.whl", 14161738, "2025-11-18T20:22:55.332Z", "fe425d386e48ac64c81cbb4a7181688d813df2e2b4c78b95ebe833c9e868c6f4"],
          ["botocore-1.40.76.tar.gz", 14494001, "2025-11-18T20:22:59.131Z", "2b16024d68b29b973005adfb5039adfe9099ebe772d40a90ca89f2e165c495dc"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_1, "awscrt (==0.31.2) ; extra == 'crt'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.42.97", [
          ["botocore-1.42.97-py3-none-any.whl", 14950367, "2026-04-27T20:39:01.261Z", "77d2c8ce1bc592d3fbd7c01c35836f4a5b0cac2ca03ccdf6ffc60faa16b5fadc"],
          ["botocore-1.42.97.tar.gz", 15269348, "2026-04-27T20:39:05.625Z", "5c0bb00e32d16ff6d278cc8c9e10dc3672d9c1d569031635ac3c908a60de8310"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_2, "awscrt (==0.32.2) ; extra == 'crt'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.2", [
          ["botocore-1.43.2-py3-none-any.whl", 14982693, "2026-05-01T19:42:54.602Z", "b823454d751a1c24bb403b5b07ab65007689654abb21787df923684e0743976c"],
          ["botocore-1.43.2.tar.gz", 15301186, "2026-05-01T19:42:59.748Z", "7b2ec87b6d0720bff920451ce930e71c2a99cdea48d0eaa66ccf0b21ea747e03"],
        ]],
        ["1.43.40", [
          ["botocore-1.43.40-py3-none-any.whl", 15323870, "2026-07-03T00:28:12.56Z", "0bc9d352267c9e48415c5d7bb61ff05c3f193eac2fc7e69cfd229a05fbab67d6"],
          ["botocore-1.43.40.tar.gz", 15639899, "2026-07-03T00:28:16.125Z", "2085a4314cfd2c8bc1d08ab8039f76c92e99278db0d2a0e2437010526d5d5d70"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_2, "awscrt (==0.36.0) ; extra == 'crt'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.70", [
          ["botocore-1.43.70-py3-none-any.whl", 15628519, "2026-08-12T19:23:27.38Z", "95bc23a6472f8876349ae334b526e66006f6cf3c87bf39d3e9f057dc8c2eb85f"],
          ["botocore-1.43.70.tar.gz", 15936837, "2026-08-12T19:23:30.58Z", "a7bebdd0b1c8265e72759a4f7f61e9e43d57968b2c2a5e1e7b350d0a1e3ce81c"],
        ]],
      ],
    },
  ],
};

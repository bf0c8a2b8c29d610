/** s3transfer: still 0.x, pinned tightly by boto3. @module */
import type { ProjectFacts } from "./shape.ts";

export const S3TRANSFER: ProjectFacts = {
  name: "s3transfer",
  summary: "Transfers to and from Amazon S3",
  author: "Amazon Web Services",
  license: "Apache License 2.0",
  homePage: "https://github.com/boto/s3transfer",
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: Apache Software License",
  ],
  monthlyDownloads: 750597871,
  series: [
    {
      requiresPython: ">= 3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      requiresDist: [
        "botocore (<2.0a.0,>=1.37.4)",
        "botocore[crt] (<2.0a.0,>=1.37.4) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.11.5", [
          ["s3transfer-0.11.5-py3-none-any.whl", 84782, "2025-04-17T19:23:17.516Z", "757af0f2ac150d3c75bc4177a32355c3862a98d20447b69a0161812992fe0bd4"],
          ["s3transfer-0.11.5.tar.gz", 149107, "2025-04-17T19:23:19.051Z", "8c8aad92784779ab8688a61aefff3e28e9ebdce43142808eaa3f0b0f402f68b7"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      requiresDist: [
        "botocore (<2.0a.0,>=1.37.4)",
        "botocore[crt] (<2.0a.0,>=1.37.4) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.13.0", [
          ["s3transfer-0.13.0-py3-none-any.whl", 85152, "2025-05-22T19:24:48.703Z", "0148ef34d6dd964d0d8cf4311b2b21c474693e57c2e069ec708ce043d2b527be"],
          ["s3transfer-0.13.0.tar.gz", 150232, "2025-05-22T19:24:50.245Z", "f5e6db74eb7776a37208001113ea7aa97695368242b364d73e91c981ac522177"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [
        "botocore (<2.0a.0,>=1.37.4)",
        "botocore[crt] (<2.0a.0,>=1.37.4) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.14.0", [
          ["s3transfer-0.14.0-py3-none-any.whl", 85712, "2025-09-09T19:23:30.041Z", "ea3b790c7077558ed1f02a3072fb3cb992bbbd253392f4b6e9e8976941c7d456"],
          ["s3transfer-0.14.0.tar.gz", 151547, "2025-09-09T19:23:31.089Z", "eff12264e7c8b4985074ccce27a3b38a485bb7f7422cc8046fee9be4983e4125"],
        ]],
        ["0.16.0", [
          ["s3transfer-0.16.0-py3-none-any.whl", 86830, "2025-12-01T02:30:57.729Z", "18e25d66fed509e3868dc1572b3f427ff947dd2c56f844a5bf09481ad3f3b2fe"],
          ["s3transfer-0.16.0.tar.gz", 153827, "2025-12-01T02:30:59.114Z", "8e990f13268025792229cd52fa10cb7163744bf56e719e0b9cb925ab79abf920"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [
        "botocore (<2.0a.0,>=1.37.4)",
        "botocore[crt] (<2.0a.0,>=1.37.4) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.19.2", [
          ["s3transfer-0.19.2-py3-none-any.whl", 90216, "2026-07-22T19:30:43.251Z", "d8168eccca828cbb2cd573675333f3bddd254313a9c42494b84c76b539e8ba25"],
          ["s3transfer-0.19.2.tar.gz", 165592, "2026-07-22T19:30:44.432Z", "ba0309fd86be3c27dbf78cdd813c13c5e1df16e5874b99d2535ebbdfb9892993"],
        ]],
      ],
    },
  ],
};

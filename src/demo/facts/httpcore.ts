/** httpcore: compatible-release pins on h11. @module */
import type { ProjectFacts } from "./shape.ts";

export const HTTPCORE: ProjectFacts = {
  name: "httpcore",
  summary: "Connections and pools beneath an HTTP client",
  projectUrls: {
    "Documentation": "https://www.encode.io/httpcore",
    "Homepage": "https://www.encode.io/httpcore/",
    "Source": "https://github.com/encode/httpcore",
  },
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Framework :: AsyncIO",
    "Framework :: Trio",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Topic :: Internet :: WWW/HTTP",
  ],
  monthlyDownloads: 492095909,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        "certifi",
        "h11<0.15,>=0.13",
        "anyio<5.0,>=4.0; extra == 'asyncio'",
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
        "trio<0.25.0,>=0.22.0; extra == 'trio'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.0.4", [
          ["httpcore-1.0.4-py3-none-any.whl", 77850, "2024-02-21T13:02:28.19Z", "ac418c1db41bade2ad53ae2f3834a3a0f5ae76b56cf5aa497d2d033384fc7d73"],
          ["httpcore-1.0.4.tar.gz", 83096, "2024-02-21T13:02:30.442Z", "cb2839ccfcba0d2d3c1131d3c3e26dfc327326fbe7a5dc0dbfe9f6c9151bb022"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      requiresDist: [
        "certifi",
        "h11<0.15,>=0.13",
        "anyio<5.0,>=4.0; extra == 'asyncio'",
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
        "trio<1.0,>=0.22.0; extra == 'trio'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.0.7", [
          ["httpcore-1.0.7-py3-none-any.whl", 78551, "2024-11-15T12:30:45.782Z", "a3fff8f43dc260d5bd363d9f9cf1830fa3a458b332856f34282de498ed420edd"],
          ["httpcore-1.0.7.tar.gz", 85196, "2024-11-15T12:30:47.531Z", "8551cb62a169ec7162ac7be8d4817d561f60e08eaa485234898414bb5a8a0b4c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        "certifi",
        "h11>=0.16",
        "anyio<5.0,>=4.0; extra == 'asyncio'",
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
        "trio<1.0,>=0.22.0; extra == 'trio'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.0.9", [
          ["httpcore-1.0.9-py3-none-any.whl", 78784, "2025-04-24T22:06:20.566Z", "2d400746a40668fc9dec9810239072b40b4484b640a8c38fd654a024c7a1bf55"],
          ["httpcore-1.0.9.tar.gz", 85484, "2025-04-24T22:06:22.219Z", "6e34463af53fd2ab5d807f399a9b45ea31c3dfa2276f15a2c3f00afff6e176e8"],
        ]],
      ],
    },
  ],
};

/** sniffio: tiny, complete, no release for long. @module */
import type { ProjectFacts } from "./shape.ts";

export const SNIFFIO: ProjectFacts = {
  name: "sniffio",
  summary: "Name of the event loop library in use",
  license: "MIT OR Apache-2.0",
  projectUrls: {
    "Homepage": "https://github.com/python-trio/sniffio",
    "Documentation": "https://sniffio.readthedocs.io/",
    "Changelog": "https://sniffio.readthedocs.io/en/latest/history.html",
  },
  keywords: "async,trio,asyncio",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Framework :: AsyncIO",
    "Framework :: Trio",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: MIT License",
  ],
  monthlyDownloads: 295192062,
  series: [
    {
      requiresPython: ">=3.7",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.3.0", [
          ["sniffio-1.3.0-py3-none-any.whl", 10165, "2022-09-01T12:31:34.186Z", "eecefdce1e5bbfb7ad2eeaabf7c1eeb404d7757c379bd1f7e5cce9d8bf425384"],
          ["sniffio-1.3.0.tar.gz", 17103, "2022-09-01T12:31:36.968Z", "e60305c5e5d314f5389259b7f22aaa33d8f7dee49763119234af3755c55b9101"],
        ]],
        ["1.3.1", [
          ["sniffio-1.3.1-py3-none-any.whl", 10235, "2024-02-25T23:20:01.196Z", "2f6da418d1f1e0fddd844478f41680e794e6051915791a034ff65e5f100525a2"],
          ["sniffio-1.3.1.tar.gz", 20372, "2024-02-25T23:20:04.057Z", "f4324edc670a0f49750a81b895f35c3adb843cca46f0530f79fc1babb23789dc"],
        ]],
      ],
    },
  ],
};

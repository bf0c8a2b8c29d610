/** pydantic-core: compiled, with wheels for each Python and platform. @module */
import type { ProjectFacts } from "./shape.ts";

export const PYDANTIC_CORE: ProjectFacts = {
  name: "pydantic_core",
  summary: "Validation core of pydantic, written in Rust",
  homePage: "https://github.com/pydantic/pydantic",
  projectUrls: {
    "Funding": "https://github.com/sponsors/samuelcolvin",
    "Homepage": "https://github.com/pydantic",
    "Source": "https://github.com/pydantic/pydantic/tree/main/pydantic-core",
  },
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Framework :: Pydantic",
    "Intended Audience :: Developers",
    "Intended Audience :: Information Technology",
  ],
  monthlyDownloads: 651863416,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["typing-extensions >=4.6.0, !=4.7.0"],
      metadataVersion: "2.3",
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.20.1", [
          ["pydantic_core-2.20.1.tar.gz", 388371, "2024-07-03T17:04:13.963Z", "26ca695eeee5f9f1aeeb211ffc12f10bcb6f71e2989988fda61dabd65db878d4"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["typing-extensions >=4.6.0, !=4.7.0"],
      metadataVersion: "2.4",
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.27.2", [
          ["pydantic_core-2.27.2-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 1997025, "2024-12-18T11:29:20.25Z", "bd8086fa684c4775c27f03f062cbb9eaa6e17f064307e86b21b9e0abc9c0f02e"],
          ["pydantic_core-2.27.2-cp313-cp313-win_amd64.whl", 1990453, "2024-12-18T11:29:35.533Z", "953101387ecf2f5652883208769a79e48db18c6df442568a0b5ccd8c2723abee"],
          ["pydantic_core-2.27.2.tar.gz", 413443, "2024-12-18T11:31:54.917Z", "eb026e5a4c1fee05726072337ff51d1efb6f59090b7da90d30ea58625b1ffb39"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["typing-extensions>=4.6.0,!=4.7.0"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.33.2", [
          ["pydantic_core-2.33.2-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 2000611, "2025-04-23T18:32:04.152Z", "9fdac5d6ffa1b5a83bca06ffe7583f5576555e6c8b3a91fbd25ea7780f825f7d"],
          ["pydantic_core-2.33.2-cp313-cp313-win_amd64.whl", 1955269, "2025-04-23T18:32:15.783Z", "c083a3bdd5a93dfe480f1125926afcdbf2917ae714bdb80b36d34318b2bec5d9"],
          ["pydantic_core-2.33.2.tar.gz", 435195, "2025-04-23T18:33:52.104Z", "7cb8bc3605c29176e1b105350d2e6474142d7c1bd1d9327c4a9bdb46bf827acc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: ["typing-extensions>=4.14.1"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.41.1", [
          ["pydantic_core-2.41.1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 2072216, "2025-10-06T21:11:02.43Z", "7a97939d6ea44763c456bd8a617ceada2c9b96bb5b8ab3dfa0d0827df7619014"],
          ["pydantic_core-2.41.1-cp313-cp313-win_amd64.whl", 2034301, "2025-10-06T21:11:12.113Z", "b42ae7fd6760782c975897e1fdc810f483b021b32245b0105d40f6e7a3803e4b"],
          ["pydantic_core-2.41.1.tar.gz", 454870, "2025-10-07T10:50:45.974Z", "1ad375859a6d8c356b7704ec0f547a58e82ee80bb41baa811ad710e124bc8f2f"],
        ]],
        ["2.41.5", [
          ["pydantic_core-2.41.5-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 2073164, "2025-11-04T13:40:40.289Z", "406bf18d345822d6c21366031003612b9c77b3e29ffdb0f612367352aab7d586"],
          ["pydantic_core-2.41.5-cp313-cp313-win_amd64.whl", 2019766, "2025-11-04T13:40:52.631Z", "79ec52ec461e99e13791ec6508c722742ad745571f234ea6255bed38c6480f11"],
          ["pydantic_core-2.41.5.tar.gz", 460952, "2025-11-04T13:43:49.098Z", "08daa51ea16ad373ffd5e7606252cc32f07bc72b28284b6bc9c6df804816476e"],
        ]],
        ["2.46.4", [
          ["pydantic_core-2.46.4.tar.gz", 471464, "2026-05-06T13:37:06.98Z", "62f875393d7f270851f20523dd2e29f082bcc82292d66db2b64ea71f64b6e1c1"],
          ["pydantic_core-2.46.4-cp313-cp313-win_amd64.whl", 2071819, "2026-05-06T13:38:49.139Z", "6b3ace8194b0e5204818c92802dcdca7fc6d88aabbb799d7c795540d9cd6d292"],
          ["pydantic_core-2.46.4-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 2094467, "2026-05-06T13:39:18.847Z", "9551187363ffc0de2a00b2e47c25aeaeb1020b69b668762966df15fc5659dd5a"],
        ]],
      ],
    },
  ],
};

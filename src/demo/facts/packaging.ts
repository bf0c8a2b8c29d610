/** packaging: calendar versions, the reference for version rules. @module */
import type { ProjectFacts } from "./shape.ts";

export const PACKAGING: ProjectFacts = {
  name: "packaging",
  summary: "Versions, specifiers, markers and tags as the PEPs define them",
  projectUrls: {
    "Documentation": "https://packaging.pypa.io/",
    "Source": "https://github.com/pypa/packaging",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Typing :: Typed",
  ],
  monthlyDownloads: 1577819710,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: [
        "License :: OSI Approved :: Apache Software License",
        "License :: OSI Approved :: BSD License",
      ],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["24.0", [
          ["packaging-24.0-py3-none-any.whl", 53488, "2024-03-10T09:39:25.947Z", "2ddfb553fdf02fb784c234c7ba6ccc288296ceabec964ad2eae3777778130bc5"],
          ["packaging-24.0.tar.gz", 147882, "2024-03-10T09:39:28.33Z", "eb82c5e3e56209074766e6885bb04b8c38a0c015d0a30036ebe7ece34c9989e9"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: [
        "License :: OSI Approved :: Apache Software License",
        "License :: OSI Approved :: BSD License",
      ],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["24.2", [
          ["packaging-24.2-py3-none-any.whl", 65451, "2024-11-08T09:47:44.722Z", "09abb1bccd265c01f4a3aa3f7a7db064b36514d2cba19a2f694fe6150451a759"],
          ["packaging-24.2.tar.gz", 163950, "2024-11-08T09:47:47.202Z", "c228a6dc5e932d346bc5739379109d49e8853dd8223571c7c5b55260edc0b97f"],
        ]],
        ["25.0", [
          ["packaging-25.0-py3-none-any.whl", 66469, "2025-04-19T11:48:57.875Z", "29572ef2b1f17581046b3a2227d5c611fb25ec70ca1ba8554b24b0e69331a484"],
          ["packaging-25.0.tar.gz", 165727, "2025-04-19T11:48:59.673Z", "d443872c98d677bf60f6a1f2f8c1cb748e8fe762d2bf9d3148b5599295b0fc4f"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "Apache-2.0 OR BSD-2-Clause",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["26.0", [
          ["packaging-26.0-py3-none-any.whl", 74366, "2026-01-21T20:50:37.788Z", "b36f1fef9334a5588b4166f8bcd26a14e521f2b55e6b9de3aaa80d3ff7a37529"],
          ["packaging-26.0.tar.gz", 143416, "2026-01-21T20:50:39.064Z", "00243ae351a257117b6a241061796684b084ed1c516a08c48a3f7e147a9d80b4"],
        ]],
        ["26.1", [
          ["packaging-26.1-py3-none-any.whl", 95831, "2026-04-14T21:12:47.56Z", "5d9c0669c6285e491e0ced2eee587eaf67b670d94a19e94e3984a481aba6802f"],
          ["packaging-26.1.tar.gz", 215519, "2026-04-14T21:12:49.362Z", "f042152b681c4bfac5cae2742a55e103d27ab2ec0f3d88037136b6bfe7c9c5de"],
        ]],
        ["26.2", [
          ["packaging-26.2-py3-none-any.whl", 100195, "2026-04-24T20:15:22.081Z", "5fc45236b9446107ff2415ce77c807cee2862cb6fac22b8a73826d0693b0980e"],
          ["packaging-26.2.tar.gz", 228134, "2026-04-24T20:15:23.917Z", "ff452ff5a3e828ce110190feff1178bb1f2ea2281fa2075aadb987c2fb221661"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14 3.15",
      licenseExpression: "Apache-2.0 OR BSD-2-Clause",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["26.3", [
          ["packaging-26.3-py3-none-any.whl", 129956, "2026-08-04T18:15:27.159Z", "d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c"],
          ["packaging-26.3.tar.gz", 313412, "2026-08-04T18:15:28.737Z", "94edc256424af38762eb31306eed28beb9f0efc50a8837492c9d6fd6004aed79"],
        ]],
      ],
    },
  ],
};

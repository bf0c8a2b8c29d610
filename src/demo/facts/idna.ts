/** idna: one advisory, fixed in 3.7. @module */
import type { ProjectFacts } from "./shape.ts";

const ALL_1: readonly string[] = [
  'ruff >= 0.6.2 ; extra == "all"',
  'mypy >= 1.11.2 ; extra == "all"',
  'pytest >= 8.3.2 ; extra == "all"',
  'flake8 >= 7.1.1 ; extra == "all"',
];
const ALL_2: readonly string[] = [
  'ruff >= 0.6.2 ; extra == "all"',
  'mypy >= 1.11.2 ; extra == "all"',
  'pytest >= 8.3.2 ; extra == "all"',
];

export const IDNA: ProjectFacts = {
  name: "idna",
  summary: "Domain names beyond ASCII, by RFC 5891 and UTS 46",
  projectUrls: {
    "Changelog": "https://github.com/kjd/idna/blob/master/HISTORY.md",
    "Issue tracker": "https://github.com/kjd/idna/issues",
    "Source": "https://github.com/kjd/idna",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Intended Audience :: System Administrators",
    "Topic :: Internet :: Name Service (DNS)",
    "Topic :: Software Development :: Libraries :: Python Modules",
  ],
  monthlyDownloads: 1245202116,
  series: [
    {
      requiresPython: ">=3.5",
      pythons: "3.5 3.6 3.7 3.8 3.9",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.2", [
          ["idna-3.2-py3-none-any.whl", 59633, "2021-05-29T16:53:30.337Z", "14475042e284991034cb48e06f6851428fb14c4dc953acd9be9a5e95c7b6dd7a"],
          ["idna-3.2.tar.gz", 243962, "2021-05-29T16:53:32.008Z", "467fbad99067910785144ce333826c71fb0e63a425657295239737f7ecd125f3"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.5",
      pythons: "3.5 3.6 3.7 3.8 3.9 3.10 3.11",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.4", [
          ["idna-3.4-py3-none-any.whl", 61538, "2022-09-14T00:24:23.22Z", "90b77e79eaa3eba6de819a0c442c0b4ceefc341a7a2ab77d7562bf49f425c5c2"],
          ["idna-3.4.tar.gz", 183077, "2022-09-14T00:24:27.719Z", "814f528e8dead7d329833b91c5faa87d60bf71824cd12a7530b5526063d02cb4"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.5",
      pythons: "3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.6", [
          ["idna-3.6-py3-none-any.whl", 61567, "2023-11-25T15:40:52.604Z", "c05567e9c24a6b9faaa835c4821bad0590fbb9d5779e7caa6e1cc4978e7eb24f"],
          ["idna-3.6.tar.gz", 175426, "2023-11-25T15:40:54.902Z", "9ecdbbd083b06798ae1e86adcbfe8ab1479cf864e4ee30fe4e46a003d12491ca"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ALL_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.7", [
          ["idna-3.7-py3-none-any.whl", 66836, "2024-04-11T03:34:41.447Z", "82fee1fc78add43492d3a1898bfa6d8a904cc97d8427f683ed8e798d07761aa0"],
          ["idna-3.7.tar.gz", 189575, "2024-04-11T03:34:43.276Z", "028ff3aadf0609c1fd278d8ea3089299412a7a8b9bd005dd08b9f8285bcb5cfc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: ALL_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.10", [
          ["idna-3.10-py3-none-any.whl", 70442, "2024-09-15T18:07:37.964Z", "946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3"],
          ["idna-3.10.tar.gz", 190490, "2024-09-15T18:07:39.745Z", "12f65c9b470abda6dc35cf8e63cc574b1c52b11df2c86030af0ac09b01b13ea9"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ALL_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.11", [
          ["idna-3.11-py3-none-any.whl", 71008, "2025-10-12T14:55:18.883Z", "771a87f49d9defaf64091e6e6fe9c18d4833f140bd19464795bc32d966ca37ea"],
          ["idna-3.11.tar.gz", 194582, "2025-10-12T14:55:20.501Z", "795dafcc9c04ed0c1fb032c2aa73654d8e8c5023a7df64a53f39190ada629902"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ALL_2,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.15", [
          ["idna-3.15-py3-none-any.whl", 72340, "2026-05-12T22:45:55.733Z", "048adeaf8c2d788c40fee287673ccaa74c24ffd8dcf09ffa555a2fbb59f10ac8"],
          ["idna-3.15.tar.gz", 199245, "2026-05-12T22:45:57.011Z", "ca962446ea538f7092a95e057da437618e886f4d349216d2b1e294abfdb65fdc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ALL_2,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.18", [
          ["idna-3.18-py3-none-any.whl", 65455, "2026-06-02T14:34:06.319Z", "7f952cbe720b688055e3f87de14f5c3e5fdaa8bc3928985c4077ca689de849a2"],
          ["idna-3.18.tar.gz", 196711, "2026-06-02T14:34:07.794Z", "ffb385a7e039654cef1ab9ef32c6fafe283c0c0467bba1d9029738ce4a14a848"],
        ]],
      ],
    },
  ],
};

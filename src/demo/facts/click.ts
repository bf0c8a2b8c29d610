/** click: 8.2.2 was yanked for a change in behaviour. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  'colorama ; platform_system == "Windows"',
  'importlib-metadata ; python_version < "3.8"',
];

export const CLICK: ProjectFacts = {
  name: "click",
  summary: "Turns functions into commands with options and arguments",
  projectUrls: {
    "Changes": "https://click.palletsprojects.com/page/changes/",
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://click.palletsprojects.com/",
    "Donate": "https://palletsprojects.com/donate",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Typing :: Typed",
  ],
  serial: 38356435,
  monthlyDownloads: 720442281,
  series: [
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["7.1.2", [
          ["click-7.1.2-py2.py3-none-any.whl", 82780, "2020-04-27T20:22:42.629571Z", "dacca89f4bfadd5de3d7489b7c8a566eee0d3676333fbb50030263894c38c0dc"],
          ["click-7.1.2.tar.gz", 297279, "2020-04-27T20:22:45.014623Z", "d2b5255c7c6349bc1bd1e59e08cd12acbbd63ce649f2588755783aa94dfb6b1a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: REQUIRED_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.0.4", [
          ["click-8.0.4-py3-none-any.whl", 97486, "2022-02-18T20:31:27.733169Z", "6a7a62563bbfabfda3a38f3023a1db4a35978c0abd76f6c9605ecd6554d6d9b1"],
          ["click-8.0.4.tar.gz", 329520, "2022-02-18T20:31:30.105061Z", "8458d7b1287c5fb128c90e23381cf99dcde74beaf6c7ff6384ce84d6fe090adb"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: REQUIRED_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.1.7", [
          ["click-8.1.7-py3-none-any.whl", 97941, "2023-08-17T17:29:10.080169Z", "ae74fb96c20a0277a1d615f1e4d73c8414f5a98db8b799a7931d1582f3390c28"],
          ["click-8.1.7.tar.gz", 336121, "2023-08-17T17:29:11.868644Z", "ca9853ad459e787e2192211578cc907e7594e294c7ccc834310722b41b9ca6de"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "colorama; platform_system == 'Windows'",
        "importlib-metadata; python_version < '3.8'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.1.8", [
          ["click-8.1.8-py3-none-any.whl", 98188, "2024-12-21T18:38:41.666429Z", "63c132bbbed01578a06712a2d1f497bb62d9c1c0d329b7903a866228027263b2"],
          ["click-8.1.8.tar.gz", 226593, "2024-12-21T18:38:44.339161Z", "ed53c9d8990d83c2a27deae68e4ee337473f6330c040a31d4225c9574d16096a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ["colorama; platform_system == 'Windows'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.2.1", [
          ["click-8.2.1-py3-none-any.whl", 102215, "2025-05-20T23:19:47.796919Z", "61a3265b914e850b85317d0b3109c7f8cd35a670f963866005d6ef1d5175a12b"],
          ["click-8.2.1.tar.gz", 286342, "2025-05-20T23:19:49.832408Z", "27c491cc05d968d271d5a1db13e3b5a184636d9d930f148c50b038f0d0646202"],
        ]],
        ["8.2.2", [
          ["click-8.2.2-py3-none-any.whl", 103900, "2025-08-02T02:23:39.299515Z", "52e1e9f5d3db8c85aa76968c7c67ed41ddbacb167f43201511c8fd61eb5ba2ca"],
          ["click-8.2.2.tar.gz", 263977, "2025-08-02T02:23:41.102699Z", "068616e6ef9705a07b6db727cb9c248f4eb9dae437a30239f56fa94b18b852ef"],
        ], "Boolean options that meet None act otherwise than before, which was not meant"],
        ["8.3.0", [
          ["click-8.3.0-py3-none-any.whl", 107295, "2025-09-18T17:32:22.420001Z", "9b9f285302c6e3064f4330c05f05b81945b2a39544279343e6e7c5f27a9baddc"],
          ["click-8.3.0.tar.gz", 276943, "2025-09-18T17:32:23.696258Z", "e7b8232224eba16f4ebe410c25ced9f7875cb5f3263ffc93cc3e8da705e229c4"],
        ]],
        ["8.3.3", [
          ["click-8.3.3-py3-none-any.whl", 110502, "2026-04-22T15:11:25.044919Z", "a2bf429bb3033c89fa4936ffb35d5cb471e3719e1f3c8a7c3fff0b8314305613"],
          ["click-8.3.3.tar.gz", 328061, "2026-04-22T15:11:27.506141Z", "398329ad4837b2ff7cbe1dd166a4c0f8900c3ca3a218de04466f38f6497f18a2"],
        ]],
        ["8.4.0", [
          ["click-8.4.0-py3-none-any.whl", 116147, "2026-05-17T00:47:56.842423Z", "40c50b7c6c6adac2823d411041ec84f3f103f1b280d5e9ce0d7f998995832f81"],
          ["click-8.4.0.tar.gz", 350843, "2026-05-17T00:47:58.425765Z", "638f1338fe1235c8f4e008e4a8a254fb5c5fbdcbb40ece3c9142ebb78e792973"],
        ]],
        ["8.4.2", [
          ["click-8.4.2-py3-none-any.whl", 119243, "2026-06-24T17:45:13.730054Z", "e6f9f66136c816745b9d65817da91d61d957fb16e02e4dcd0552553c5a197b76"],
          ["click-8.4.2.tar.gz", 338000, "2026-06-24T17:45:15.148101Z", "9a6cea6e60b17ebe0a44c5cc636d94f09bd66142c1cd7d8b4cd731c4917a15f6"],
        ]],
      ],
    },
  ],
};

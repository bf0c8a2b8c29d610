/** certifi: calendar versions with leading zeros, one yanked release, two advisories about distrusted roots. @module */
import type { ProjectFacts } from "./shape.ts";

export const CERTIFI: ProjectFacts = {
  name: "certifi",
  summary: "Root certificates that Mozilla trusts, as a bundle",
  author: "Kenneth Reitz",
  license: "MPL-2.0",
  homePage: "https://github.com/certifi/python-certifi",
  projectUrls: {
    "Source": "https://github.com/certifi/python-certifi",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
  ],
  serial: 39243739,
  monthlyDownloads: 1347580988,
  series: [
    {
      requiresPython: ">=3.5",
      pythons: "3.5 3.6 3.7 3.8 3.9",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2022.5.18", [
          ["certifi-2022.5.18-py3-none-any.whl", 155163, "2022-05-18T19:12:27.308911Z", "8d15a5a7fde18536a249c49e07e8e462b8fc13de21b3c80e8a68315dfa227c99"],
          ["certifi-2022.5.18.tar.gz", 156768, "2022-05-18T19:12:29.982456Z", "6ae10321df3e464305a46e997da41ea56c1d311fb9ff1dd4e04d6f14653ec63a"],
        ], "Names Python 3.5, which it does not support"],
      ],
    },
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2022.5.18.1", [
          ["certifi-2022.5.18.1-py3-none-any.whl", 155170, "2022-05-19T19:21:28.863636Z", "f1d53542ee8cbedbe2118b5686372fb33c297fcd6379b050cca0ef13a597382a"],
          ["certifi-2022.5.18.1.tar.gz", 156701, "2022-05-19T19:21:31.482854Z", "9c5705e395cd70084351dd8ad5c41e65655e08ce46f2ec9cf6c2c08390f71eb7"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10 3.11",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2022.12.7", [
          ["certifi-2022.12.7-py3-none-any.whl", 155255, "2022-12-07T20:13:19.428014Z", "4ad3232f5e926d6718ec31cfc1fcadfde020920e278684144551c91769c7bc18"],
          ["certifi-2022.12.7.tar.gz", 156897, "2022-12-07T20:13:22.081562Z", "35824b4c3a97115964b408844d64aa14db1cc518f6562e8d7261699d1350a9e3"],
        ]],
        ["2023.5.7", [
          ["certifi-2023.5.7-py3-none-any.whl", 156962, "2023-05-07T07:30:54.402352Z", "c6c2e98f5c7869efca1f8916fed228dd91539f9f1b444c314c06eef02980c716"],
          ["certifi-2023.5.7.tar.gz", 158051, "2023-05-07T07:30:57.118666Z", "0f0d56dc5a6ad56fd4ba36484d6cc34451e1c6548c61daad8c320169f91eddc7"],
        ]],
        ["2023.7.22", [
          ["certifi-2023.7.22-py3-none-any.whl", 158334, "2023-07-22T08:39:25.345436Z", "92d6037539857d8206b8f6ae472e8b77db8058fec5937a1ef3f54304089edbb9"],
          ["certifi-2023.7.22.tar.gz", 159517, "2023-07-22T08:39:27.482902Z", "539cc1d13202e33ca466e88b2807e29f4c13049d6d87031a3c110744495cb082"],
        ]],
        ["2024.2.2", [
          ["certifi-2024.2.2-py3-none-any.whl", 163774, "2024-02-02T01:22:14.860767Z", "dc383c07b76109f368f6106eee2b593b04a011ea4d55f652c6ca24a754d1cdd1"],
          ["certifi-2024.2.2.tar.gz", 164886, "2024-02-02T01:22:17.364577Z", "0569859f95fc761b18b45ef421b1290a0f65f147e92a1e5eb3e635f9a5e4e66f"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10 3.11 3.12",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2024.6.2", [
          ["certifi-2024.6.2-py3-none-any.whl", 164433, "2024-06-02T01:45:23.134166Z", "ddc6c8ce995e6987e7faf5e3f1b02b302836a0e5d98ece18392cb1a36c72ad56"],
          ["certifi-2024.6.2.tar.gz", 165550, "2024-06-02T01:45:25.480187Z", "3cd43f1c6fa7dedc5899d69d3ad0398fd018ad1a17fba83ddaf78aa46c747516"],
        ]],
        ["2024.7.4", [
          ["certifi-2024.7.4-py3-none-any.whl", 162960, "2024-07-04T01:36:09.038930Z", "c198e21b1289c2ab85ee4e67bb4b4ef3ead0892059901a8d5b622f24a1101e90"],
          ["certifi-2024.7.4.tar.gz", 164065, "2024-07-04T01:36:11.653766Z", "5a1e7645bc0ec61a09e26c36f6106dd4cf40c6db3a1fb6352b0244e7fb057c7b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2025.1.31", [
          ["certifi-2025.1.31-py3-none-any.whl", 166393, "2025-01-31T02:16:45.015614Z", "ca78db4565a652026a4db2bcdf68f2fb589ea80d0be70e03929ed730746b84fe"],
          ["certifi-2025.1.31.tar.gz", 167577, "2025-01-31T02:16:47.166379Z", "3d5da6925056f6f18f119200434a4780a94263f10d1c21d032a6f6b2baa20651"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2026.1.4", [
          ["certifi-2026.1.4-py3-none-any.whl", 152900, "2026-01-04T02:42:40.150433Z", "9943707519e4add1115f44c2bc244f782c0249876bf51b6599fee1ffbedd685c"],
          ["certifi-2026.1.4.tar.gz", 154268, "2026-01-04T02:42:41.825177Z", "ac726dd470482006e014ad384921ed6438c457018f4b3d204aea4281258b2120"],
        ]],
        ["2026.6.17", [
          ["certifi-2026.6.17-py3-none-any.whl", 133289, "2026-06-17T10:31:06.348672Z", "2227dcbaafe0d2f59279d1762ddddc37783ed4354594f194ffc31d20f41fc3db"],
          ["certifi-2026.6.17.tar.gz", 134594, "2026-06-17T10:31:07.894439Z", "024c88eeec92ca068db80f02b8b07c9cef7b9fe261d1d535abfd5abd6f6af432"],
        ]],
        ["2026.7.22", [
          ["certifi-2026.7.22-py3-none-any.whl", 136983, "2026-07-22T03:35:11.276376Z", "62f22742b58a1a33014a2b6b706588a8d7e2a88ae7bd1a6ebe8c992928483775"],
          ["certifi-2026.7.22.tar.gz", 138112, "2026-07-22T03:35:12.644458Z", "741e2c3b351ddf169a738da9f2c048608ff7f2c5cc02f1ebc6b118bb090d5d55"],
        ]],
      ],
    },
  ],
};

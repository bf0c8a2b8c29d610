/** cffi: compiled; its one requirement depends on the interpreter. @module */
import type { ProjectFacts } from "./shape.ts";

export const CFFI: ProjectFacts = {
  name: "cffi",
  summary: "Calls C code from Python",
  author: "Armin Rigo, Maciej Fijalkowski",
  maintainer: "Matt Davis, Matt Clay",
  projectUrls: {
    "Documentation": "https://cffi.readthedocs.io/",
    "Changelog": "https://cffi.readthedocs.io/en/latest/whatsnew.html",
    "Download": "https://github.com/python-cffi/cffi/releases",
    "Contact": "https://groups.google.com/forum/#!forum/python-cffi",
  },
  monthlyDownloads: 856574676,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["pycparser"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.16.0", [
          ["cffi-1.16.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 477578, "2023-09-28T18:01:19.538Z", "e715596e683d2ce000574bae5d07bd522c781a822866c20495e52520564f0969"],
          ["cffi-1.16.0.tar.gz", 512873, "2023-09-28T18:02:04.656Z", "bcb3ef43e58665bbda2fb198698fcae6776483e0c4a631aa5647806c25e02cc0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["pycparser"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.17.1", [
          ["cffi-1.17.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 479424, "2024-09-04T20:44:21.673Z", "b62ce867176a75d03a665bad002af8e6d54644fad99a3c70905c543130e39d93"],
          ["cffi-1.17.1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 479447, "2024-09-04T20:44:38.492Z", "dd398dbc6773384a17fe0d3e7eeb8d1a21c2200473ee6806bb5e6a8e62bb73dd"],
          ["cffi-1.17.1-cp313-cp313-win_amd64.whl", 182009, "2024-09-04T20:44:45.309Z", "f6a16c31041f09ead72d69f583767292f750d24913dadacf5756b966aacb3f1a"],
          ["cffi-1.17.1.tar.gz", 516621, "2024-09-04T20:45:21.852Z", "1c39c6016c32bc48dd54561950ebd6836e1670f2ae46128f67cf49e789c52824"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: ['pycparser; implementation_name != "PyPy"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.0.0", [
          ["cffi-2.0.0-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 219572, "2025-09-08T23:22:52.902Z", "3e17ed538242334bf70832644a32a7aae3d83b57567f9fd60a26257e992b79ba"],
          ["cffi-2.0.0-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 219499, "2025-09-08T23:23:09.648Z", "c8d3b5532fc71b7a77c09192b4a5a200ea992702734a2e9279a37f2478236f26"],
          ["cffi-2.0.0-cp313-cp313-win_amd64.whl", 183402, "2025-09-08T23:23:15.535Z", "19f705ada2530c1167abacb171925dd886168931e0a7b78f5bffcae5c6b5be75"],
          ["cffi-2.0.0.tar.gz", 523588, "2025-09-08T23:24:04.541Z", "44d1b5909021139fe36001ae048dbdde8214afa20200eda0f64c068cac5d5529"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14 3.15",
      licenseExpression: "MIT-0",
      requiresDist: ['pycparser; implementation_name != "PyPy"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.1.0", [
          ["cffi-2.1.0-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 221844, "2026-07-06T21:32:53.704Z", "1e9f50d192a3e525b15a75ab5114e442d83d657b7ec29182a991bc9a88fd3a66"],
          ["cffi-2.1.0-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 221808, "2026-07-06T21:33:15.466Z", "799416bae98336e400981ff6e532d67d5c709cfb30afb79865a1315f94b0e224"],
          ["cffi-2.1.0-cp313-cp313-win_amd64.whl", 185717, "2026-07-06T21:33:21.47Z", "8e74a6135550c4748af665b1b1118b6aab33b1fc6a16f9aff630af107c3b4512"],
          ["cffi-2.1.0.tar.gz", 531036, "2026-07-06T21:34:30.382Z", "efc1cdd798b1aaf39b4610bba7aad28c9bea9b910f25c784ccf9ec1fa719d1f9"],
        ]],
        ["2.1.1", [
          ["cffi-2.1.1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 221822, "2026-08-03T21:19:52.054Z", "c1453022f490d2459a11819d83ad1d586e9ff65a12ac3e705ffebd46d3685dcf"],
          ["cffi-2.1.1-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 221824, "2026-08-03T21:20:09.274Z", "a931079504ecc49efed7744c476a5c343a92fabf66dec2db95edb1b2fdc770e2"],
          ["cffi-2.1.1-cp313-cp313-win_amd64.whl", 185688, "2026-08-03T21:20:14.69Z", "1aa5645c30469b09530c4ebca77ebf8f17618293c58f8549cb1a543a50236e7d"],
          ["cffi-2.1.1.tar.gz", 530807, "2026-08-03T21:21:18.939Z", "dd31f52ea1086513bb9df30f8fcee9b8918323ae067a3d5b78bc826a000712be"],
        ]],
      ],
    },
  ],
};

/** NumPy: several wheels a release, Requires-Python moving up each half year. @module */
import type { ProjectFacts } from "./shape.ts";

export const NUMPY: ProjectFacts = {
  name: "numpy",
  summary: "Arrays in many dimensions and the mathematics on them",
  author: "Travis E. Oliphant et al.",
  projectUrls: {
    "homepage": "https://numpy.org",
    "documentation": "https://numpy.org/doc/",
    "source": "https://github.com/numpy/numpy",
    "download": "https://pypi.org/project/numpy/#files",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Intended Audience :: Science/Research",
    "Topic :: Scientific/Engineering",
    "Topic :: Software Development",
    "Typing :: Typed",
  ],
  monthlyDownloads: 871842108,
  series: [
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.4", [
          ["numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 18252005, "2024-02-05T23:53:15.637Z", "666dbfb6ec68962c033a450943ded891bed2d54e6755e35e5835d63f4f6931d5"],
          ["numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 17950613, "2024-02-05T23:56:56.054Z", "675d61ffbfa78604709862923189bad94014bef562cc35cf61d3a07bba02a7ed"],
          ["numpy-1.26.4.tar.gz", 15786129, "2024-02-06T00:26:44.495Z", "2a02aba9ed12e4ac4eb3ea9421c420301a0c6460d9830d74a9df87efa4912010"],
        ]],
        ["2.0.2", [
          ["numpy-2.0.2-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 19534895, "2024-08-26T20:09:16.536Z", "13e689d772146140a252c3a28501da66dfecd77490b498b168b501835041f951"],
          ["numpy-2.0.2-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 19236173, "2024-08-26T20:12:44.049Z", "0123ffdaa88fa4ab64835dcbde75dcdf89c453c922f18dced6e27c90d1d0ec5a"],
          ["numpy-2.0.2.tar.gz", 18902015, "2024-08-26T20:19:40.945Z", "883c987dee1880e2a864ab0dc9892292582510604156762362d9326444636e78"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.6", [
          ["numpy-2.2.6-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 16821570, "2025-05-17T21:32:47.991Z", "ba10f8411898fc418a521833e014a77d3ca01c15b0c6cdcce6a0d2897e6dbbdf"],
          ["numpy-2.2.6-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 16527618, "2025-05-17T21:36:06.711Z", "fd83c01228a688733f1ded5201c678f0c53ecc1006ffbc404db9f7a899ac6249"],
          ["numpy-2.2.6-cp313-cp313-macosx_14_0_arm64.whl", 5076765, "2025-05-17T21:38:27.319Z", "f1372f041402e37e5e633e586f62aa53de2eac8d98cbfb822806ce4bbefcb74d"],
          ["numpy-2.2.6-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 16526072, "2025-05-17T21:39:22.638Z", "1bc23a79bfabc5d056d106f9befb8d50c31ced2fbc70eedb8155aec74a45798f"],
          ["numpy-2.2.6-cp313-cp313-win_amd64.whl", 12610885, "2025-05-17T21:44:05.145Z", "b0544343a702fa80c95ad5d3d608ea3599dd54d4632df855e4c8d24eb6ecfa1c"],
          ["numpy-2.2.6.tar.gz", 20276440, "2025-05-17T22:38:04.611Z", "e29554e2bef54a90aa5cc07da6ce955accb83f21ab5de01a62c8478897b264fd"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.11",
      pythons: "3.11 3.12 3.13 3.14",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.5", [
          ["numpy-2.3.5-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16897903, "2025-11-16T22:49:34.191Z", "8cba086a43d54ca804ce711b2a940b16e452807acebe7852ff327f1ecd49b0d4"],
          ["numpy-2.3.5-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16606086, "2025-11-16T22:50:02.127Z", "0d8163f43acde9a73c2a33605353a4f1bc4798745a8b1d73183b28e5b435ae28"],
          ["numpy-2.3.5-cp313-cp313-macosx_14_0_arm64.whl", 5083172, "2025-11-16T22:50:24.562Z", "ccc933afd4d20aad3c00bcef049cb40049f7f196e0397f1109dba6fed63267b0"],
          ["numpy-2.3.5-cp313-cp313-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16597430, "2025-11-16T22:50:31.56Z", "11e06aa0af8c0f05104d56450d6093ee639e15f24ecf62d417329d06e522e017"],
          ["numpy-2.3.5-cp313-cp313-win_amd64.whl", 12779090, "2025-11-16T22:50:42.503Z", "00dc4e846108a382c5869e77c6ed514394bdeb3403461d25a829711041217d5b"],
          ["numpy-2.3.5.tar.gz", 20584950, "2025-11-16T22:52:42.067Z", "784db1dcdab56bf0517743e746dfb0f885fc68d948aba86eeec2cba234bdf1c0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.11",
      pythons: "3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.4.6", [
          ["numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16918164, "2026-05-18T23:33:29.955Z", "89cd468399cfd2504718f0ba50e410dca55a170b61a02ad92bb18c8a65186e93"],
          ["numpy-2.4.6-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16645538, "2026-05-18T23:34:09.265Z", "90f9849678c75fe7afa2d348ac842c168b0a4d3d61919687216dfc547976d853"],
          ["numpy-2.4.6-cp313-cp313-macosx_14_0_arm64.whl", 5198992, "2026-05-18T23:34:36.132Z", "043191bfa8eab18c776647b62723ac9dddece59743b13f49b2016094129c2b3f"],
          ["numpy-2.4.6-cp313-cp313-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16633220, "2026-05-18T23:34:45.075Z", "a7830bab239b79cda9c08c2da014761cafb48da6150e1da17ac06283f43b6089"],
          ["numpy-2.4.6-cp313-cp313-win_amd64.whl", 12318598, "2026-05-18T23:34:58.928Z", "c4fc99836233ea196540b17ab0983aff60ed07941751930f5f4d05bc3b3b7359"],
          ["numpy-2.4.6.tar.gz", 20735807, "2026-05-18T23:37:14.07Z", "f3a3570c4a2a16746ac2c31a7c7c7b0c186b95ce902e33db6f28094ed7387dda"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.12",
      pythons: "3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.5.0", [
          ["numpy-2.5.0-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16660066, "2026-06-21T20:56:28.009Z", "aaa760137137e8d3c920d27927748215b56014f92667dc9b6c27dfc61249255a"],
          ["numpy-2.5.0-cp313-cp313-macosx_14_0_arm64.whl", 5313904, "2026-06-21T20:56:45.503Z", "126b88d95e8ff9b00c9e717aa540469f21d6180162f84c0caec51b16215d49cd"],
          ["numpy-2.5.0-cp313-cp313-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16647250, "2026-06-21T20:56:51.542Z", "3893adc2dc7c0412ba76777db55a049215d99c9aa3113003be8f49f4f1290ab9"],
          ["numpy-2.5.0-cp313-cp313-win_amd64.whl", 12414420, "2026-06-21T20:57:01.815Z", "44353e2878930039db472b99dc353d749826e4010bd4d2a7f835e94a97a5c748"],
          ["numpy-2.5.0.tar.gz", 20652461, "2026-06-21T20:57:51.95Z", "5a129578019311b6e56bdd714250f19b518f7dceeeb8d1af5490f4942d3f891c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.12",
      pythons: "3.12 3.13 3.14 3.15",
      licenseExpression: "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.5.2", [
          ["numpy-2.5.2-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16722264, "2026-08-09T13:45:07.714Z", "3cdec01fa790a186d430433fdd4d4ffb70eed6f0eeb4bf05c8dbe2dce0a9bcb8"],
          ["numpy-2.5.2-cp313-cp313-macosx_14_0_arm64.whl", 5343880, "2026-08-09T13:45:34.373Z", "29d81e97f668489cba8ebfd796b9bdd453525d35dd9e162e2daec94bf3fc7740"],
          ["numpy-2.5.2-cp313-cp313-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", 16709995, "2026-08-09T13:45:43.661Z", "29b86ff8a6cc556b47ec6b64b194815cc80e6bf5eedcc6cddfd65318cb0b4eee"],
          ["numpy-2.5.2-cp313-cp313-win_amd64.whl", 12460532, "2026-08-09T13:45:57.167Z", "85aaccb24182c25df891ad0ec333585967e115269d5f1b17f2c9ae005bc96657"],
          ["numpy-2.5.2.tar.gz", 20773161, "2026-08-09T13:48:27.962Z", "d482d171c406ae88c5b19cad3b6a1c4c5209f886ab74bc44c2c865c23f52d860"],
        ]],
      ],
    },
  ],
};

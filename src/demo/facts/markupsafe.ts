/** MarkupSafe: no requirements at all, and wheels for each platform. @module */
import type { ProjectFacts } from "./shape.ts";

export const MARKUPSAFE: ProjectFacts = {
  name: "MarkupSafe",
  summary: "Marks text as safe for HTML and escapes the rest",
  projectUrls: {
    "Donate": "https://palletsprojects.com/donate",
    "Documentation": "https://markupsafe.palletsprojects.com/",
    "Changes": "https://markupsafe.palletsprojects.com/page/changes/",
    "Source": "https://github.com/pallets/markupsafe/",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
    "Topic :: Text Processing :: Markup :: HTML",
    "Typing :: Typed",
  ],
  serial: 31494714,
  monthlyDownloads: 587576294,
  series: [
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.1.2", [
          ["MarkupSafe-2.1.2.tar.gz", 19080, "2023-01-17T18:23:59.903635Z", "abcabc8c2b26036d62d4c746381a6f7cf60aafcc653198ad678306986b09450d"],
        ]],
        ["2.1.5", [
          ["MarkupSafe-2.1.5-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 28462, "2024-02-02T16:30:36.166332Z", "f5dfb42c4604dddc8e4305050aa6deb084540643ed5804d7455b5df8fe16f5e5"],
          ["MarkupSafe-2.1.5.tar.gz", 19384, "2024-02-02T16:31:22.863379Z", "d283d37a890ba4c1ae73ffadf8046435c76e7bc2247bbb63c00bd1a709c6544b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.0.0", [
          ["MarkupSafe-3.0.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 23199, "2024-10-07T21:08:36.699797Z", "b6cc46a27d904c9be5732029769acf4b0af69345172ed1ef6d4db0c023ff603b"],
          ["MarkupSafe-3.0.0-cp313-cp313-macosx_11_0_arm64.whl", 12325, "2024-10-07T21:08:45.024534Z", "494a64efc535e147fcc713dba58eecfce3a79f1e93ebe81995b387f5cd9bc2e1"],
          ["MarkupSafe-3.0.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 23163, "2024-10-07T21:08:46.958781Z", "63dae84964a9a3d2610808cee038f435d9a111620c37ccf872c2fcaeca6865b3"],
          ["MarkupSafe-3.0.0-cp313-cp313-win_amd64.whl", 15566, "2024-10-07T21:08:53.642609Z", "b94bec9eda10111ec7102ef909eca4f3c2df979643924bfe58375f560713a7d1"],
          ["markupsafe-3.0.0.tar.gz", 20102, "2024-10-07T21:09:14.487843Z", "03ff62dea2fef3eadf2f1853bc6332bcb0458d9608b11dfb1cd5aeda1c178ea6"],
        ]],
        ["3.0.2", [
          ["MarkupSafe-3.0.2-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 23118, "2024-10-18T15:21:17.133071Z", "e17c96c14e19278594aa4841ec148115f9c7615a47382ecb6b82bd8fea3ab0c8"],
          ["MarkupSafe-3.0.2-cp313-cp313-macosx_11_0_arm64.whl", 12352, "2024-10-18T15:21:25.382230Z", "f8b3d067f2e40fe93e1ccdd6b2e1d16c43140e76f02fb1319a05cf2b79d99430"],
          ["MarkupSafe-3.0.2-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 23085, "2024-10-18T15:21:27.029161Z", "15ab75ef81add55874e7ab7055e9c397312385bd9ced94920f2802310c930396"],
          ["MarkupSafe-3.0.2-cp313-cp313-win_amd64.whl", 15603, "2024-10-18T15:21:32.032801Z", "e6a2a455bd412959b57a172ce6328d2dd1f01cb2135efda2e4576e8a23fa3b0f"],
          ["markupsafe-3.0.2.tar.gz", 20537, "2024-10-18T15:21:54.129138Z", "ee55d3edf80167e48ea11a923c7386f4669df67d7994554387f84e7d8b0a2bf0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.0.3", [
          ["markupsafe-3.0.3-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 22947, "2025-09-27T18:36:33.860371Z", "d6dd0be5b5b189d31db7cda48b91d7e0a9795f31430b7f271219ab30f1d3ac9d"],
          ["markupsafe-3.0.3-cp313-cp313-macosx_11_0_arm64.whl", 12029, "2025-09-27T18:36:43.257546Z", "116bb52f642a37c115f517494ea5feb03889e04df47eeff5b130b1808ce7c219"],
          ["markupsafe-3.0.3-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 22980, "2025-09-27T18:36:45.385915Z", "ccfcd093f13f0f0b7fdd0f198b90053bf7b2f02a3927a30e63f3ccc9df56b676"],
          ["markupsafe-3.0.3-cp313-cp313-win_amd64.whl", 15113, "2025-09-27T18:36:52.537899Z", "9a1abfdc021a164803f4d485104931fb8f8c1efd55bc6b748d2f5774e78b62c5"],
          ["markupsafe-3.0.3.tar.gz", 80313, "2025-09-27T18:37:40.426446Z", "722695808f4b6457b320fdc131280796bdceb04ab50fe1795cd540799ebe1698"],
        ]],
      ],
    },
  ],
};

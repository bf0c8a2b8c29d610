/** charset-normalizer: pure wheel beside compiled ones. @module */
import type { ProjectFacts } from "./shape.ts";

export const CHARSET_NORMALIZER: ProjectFacts = {
  name: "charset-normalizer",
  summary: "Guesses the encoding of text from an unknown source",
  license: "MIT",
  projectUrls: {
    "Changelog": "https://github.com/jawah/charset_normalizer/blob/master/CHANGELOG.md",
    "Documentation": "https://charset-normalizer.readthedocs.io/",
    "Code": "https://github.com/jawah/charset_normalizer",
    "Issue tracker": "https://github.com/jawah/charset_normalizer/issues",
  },
  keywords: "encoding,charset,charset-detector,detector,normalization,unicode,chardet,detect",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Topic :: Text Processing :: Linguistic",
    "Topic :: Utilities",
    "Typing :: Typed",
  ],
  monthlyDownloads: 1272942694,
  series: [
    {
      requiresPython: ">=3.5.0",
      pythons: "3.5 3.6 3.7 3.8 3.9 3.10 3.11",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: ["unicodedata2 ; extra == 'unicode_backport'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.0.12", [
          ["charset_normalizer-2.0.12-py3-none-any.whl", 39623, "2022-02-12T14:33:12.294Z", "6881edbebdb17b39b4eaaa821b438bf6eddffb4468cf344f09f89def34a8b1df"],
          ["charset-normalizer-2.0.12.tar.gz", 79105, "2022-02-12T14:33:13.788Z", "2857e29ff0d34db842cd7ca3230549d1a697f96ee6d3fb071cfa6c7393832597"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7.0",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [],
      extras: ["unicode_backport"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.3.2", [
          ["charset_normalizer-3.3.2-py3-none-any.whl", 48543, "2023-11-01T04:04:58.622Z", "3e4d1f6587322d2788836a99c69062fbb091331ec940e02d12d179c1d53e25fc"],
          ["charset-normalizer-3.3.2.tar.gz", 104809, "2023-11-01T04:04:59.997Z", "f30c3cb33b24454a82faecaf01b19c18562b1e89558fb6c56de4d9118a032fd5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [],
      extras: ["unicode-backport"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.4.2", [
          ["charset_normalizer-3.4.2-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 148243, "2025-05-02T08:33:04.063Z", "6c9379d65defcab82d07b2a9dfbfc2e95bc8fe0ebb1b176a3190230a3ef0e07c"],
          ["charset_normalizer-3.4.2-py3-none-any.whl", 52626, "2025-05-02T08:34:40.053Z", "7f56930ab0abd1c45cd15be65cc741c28b1c9a34876ce8c17a2fa107810c0af0"],
          ["charset_normalizer-3.4.2.tar.gz", 126367, "2025-05-02T08:34:42.01Z", "5baececa9ecba31eff645232d59845c07aa030f0c81ee70184a90d35099a0e63"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [],
      extras: ["unicode-backport"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.4.4", [
          ["charset_normalizer-3.4.4-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 153076, "2025-10-14T04:41:19.106Z", "a8a8b89589086a25749f471e6a900d3f662d1d3b6e2e59dcecf787b1cc3a1894"],
          ["charset_normalizer-3.4.4-py3-none-any.whl", 53402, "2025-10-14T04:42:31.76Z", "7a32c560861a02ff789ad905a2fe94e3f840803362c84fecf1851cb4cf3dc37f"],
          ["charset_normalizer-3.4.4.tar.gz", 129418, "2025-10-14T04:42:32.879Z", "94537985111c35f28720e43603b8e7b43a6ecfb2ce1d3058bbe955b73404e21a"],
        ]],
        ["3.4.7", [
          ["charset_normalizer-3.4.7-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 215595, "2026-04-02T09:26:50.915Z", "e044c39e41b92c845bc815e5ae4230804e8e7bc29e399b0437d64222d92809dd"],
          ["charset_normalizer-3.4.7-py3-none-any.whl", 61958, "2026-04-02T09:28:37.794Z", "3dce51d0f5e7951f8bb4900c257dad282f49190fdbebecd4ba99bcc41fef404d"],
          ["charset_normalizer-3.4.7.tar.gz", 144271, "2026-04-02T09:28:39.342Z", "ae89db9e5f98a11a4bf50407d4363e7b09b31e55bc117b4f7d80aab97ba009e5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15",
      requiresDist: [],
      extras: ["unicode-backport"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.5.0", [
          ["charset_normalizer-3.5.0-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 249853, "2026-08-12T14:32:59.123Z", "3b08ebf9488c7ff5eff038e48e6ea938178dfd9dcc8598b5ca941e4ae27b20be"],
          ["charset_normalizer-3.5.0-py3-none-any.whl", 67943, "2026-08-12T14:35:30.363Z", "993dfcbe75a85a3784abb5084f2c41b915767c90546fcc92803cffa28611baea"],
          ["charset_normalizer-3.5.0.tar.gz", 169295, "2026-08-12T14:35:31.624Z", "49bd5feb59b0bf3cbf6ebcf4352e371c95b9da9bacd4449f8b64d0ad2c10a26e"],
        ]],
      ],
    },
  ],
};

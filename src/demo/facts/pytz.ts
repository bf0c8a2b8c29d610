/** pytz: a legacy version, 2004d, that PEP 440 does not know; post-releases. @module */
import type { ProjectFacts } from "./shape.ts";

export const PYTZ: ProjectFacts = {
  name: "pytz",
  summary: "Time zones for Pythons without zoneinfo",
  author: "Stuart Bishop",
  maintainer: "Stuart Bishop",
  license: "MIT",
  homePage: "http://pythonhosted.org/pytz",
  projectUrls: {
    "Source": "https://github.com/stub42/pytz.git",
    "Issues": "https://github.com/stub42/pytz/issues",
  },
  keywords: "timezone,tzinfo,datetime,olson,time",
  classifiers: [
    "Development Status :: 6 - Mature",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
    "Topic :: Software Development :: Libraries :: Python Modules",
  ],
  monthlyDownloads: 486168815,
  series: [
    {
      requiresDist: null,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2004d", [
          ["pytz-2004d.tar.gz", 151794, "2013-10-01T15:26:28.692518Z", "d2153eafca1244ca999b7ca5b0d27a4d916a4721af80554100a384e74d9a9885"],
        ]],
      ],
    },
    {
      pythons: "2.4 2.5 2.6 2.7 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2024.1", [
          ["pytz-2024.1-py2.py3-none-any.whl", 505474, "2024-02-02T01:18:37.283Z", "328171f4e3623139da4983451950b28e95ac706e13f3f2630a879749e7a8b319"],
          ["pytz-2024.1.tar.gz", 316214, "2024-02-02T01:18:41.693Z", "2a29735ea9c18baf14b448846bde5a48030ed267578472d8955cd0e7443a9812"],
        ]],
      ],
    },
    {
      pythons: "2.4 2.5 2.6 2.7 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2024.2", [
          ["pytz-2024.2-py2.py3-none-any.whl", 508002, "2024-09-11T02:24:45.8Z", "31c7c1817eb7fae7ca4b8c7ee50c72f93aa2dd863de768e1ef4245d426aa0725"],
          ["pytz-2024.2.tar.gz", 319692, "2024-09-11T02:24:47.91Z", "2aa355083c50a0f93fa581709deac0c9ad65cca8a9e9beac660adcbd493c798a"],
        ]],
        ["2025.2", [
          ["pytz-2025.2-py2.py3-none-any.whl", 509225, "2025-03-25T02:24:58.468Z", "5ddf76296dd8c44c26eb8f4b6f35488f3ccbf6fbbd7adee0b7262d43f0ec2f00"],
          ["pytz-2025.2.tar.gz", 320884, "2025-03-25T02:25:00.538Z", "360b9e3dbb49a209c21ad61809c7fb453643e048b38924c765813546746e81c3"],
        ]],
        ["2026.1.post1", [
          ["pytz-2026.1.post1-py2.py3-none-any.whl", 510489, "2026-03-03T07:47:49.167Z", "f2fd16142fda348286a75e1a524be810bb05d444e5a081f37f7affc635035f7a"],
          ["pytz-2026.1.post1.tar.gz", 321088, "2026-03-03T07:47:50.683Z", "3378dde6a0c3d26719182142c56e60c7f9af7e968076f31aae569d72a0358ee1"],
        ]],
        ["2026.2", [
          ["pytz-2026.2-py2.py3-none-any.whl", 510141, "2026-05-04T01:35:27.408Z", "04156e608bee23d3792fd45c94ae47fae1036688e75032eea2e3bf0323d1f126"],
          ["pytz-2026.2.tar.gz", 320861, "2026-05-04T01:35:29.667Z", "0e60b47b29f21574376f218fe21abc009894a2321ea16c6754f3cad6eb7cdd6a"],
        ]],
        ["2026.3.post1", [
          ["pytz-2026.3.post1-py2.py3-none-any.whl", 508283, "2026-07-25T15:12:05.782Z", "dd95840dd199baea12d9cc096a1d452caa6596a1c1e4b5f3dbd1541855d5e815"],
          ["pytz-2026.3.post1.tar.gz", 319745, "2026-07-25T15:12:07.385Z", "2211d3fcf9a797d3405cac96ac7f61d80e6a644f72a3309607282fe8a2010c5d"],
        ]],
      ],
    },
  ],
};

/** python-dateutil: latest release is a post-release. @module */
import type { ProjectFacts } from "./shape.ts";

export const PYTHON_DATEUTIL: ProjectFacts = {
  name: "python-dateutil",
  summary: "Arithmetic, recurrence and parsing of dates",
  author: "Gustavo Niemeyer",
  maintainer: "Paul Ganssle",
  license: "Dual License",
  homePage: "https://github.com/dateutil/dateutil",
  projectUrls: {
    "Documentation": "https://dateutil.readthedocs.io/en/stable/",
    "Source": "https://github.com/dateutil/dateutil",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: BSD License",
    "Topic :: Software Development :: Libraries",
  ],
  monthlyDownloads: 963249707,
  series: [
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*",
      pythons: "2.7 3.3 3.4 3.5 3.6 3.7",
      requiresDist: ["six (>=1.5)"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.8.0", [
          ["python_dateutil-2.8.0-py2.py3-none-any.whl", 226803, "2019-02-05T14:12:35.322Z", "7e6584c74aeed623791615e26efd690f29817a27c73085b78e4bad02493df2fb"],
          ["python-dateutil-2.8.0.tar.gz", 327134, "2019-02-05T14:12:37.493Z", "c89805f6f4d64db21ed966fda138f8a5ed7a4fdbc1a8ee329ce1b74e3c74da9e"],
        ]],
      ],
    },
    {
      requiresPython: "!=3.0.*,!=3.1.*,!=3.2.*,>=2.7",
      pythons: "2.7 3.3 3.4 3.5 3.6 3.7 3.8",
      requiresDist: ["six (>=1.5)"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.8.1", [
          ["python_dateutil-2.8.1-py2.py3-none-any.whl", 227183, "2019-11-03T05:42:01.643Z", "75bb3f31ea686f1197762692a9ee6a7550b59fc6ca3a1f4b5d7e32fb98e2da2a"],
          ["python-dateutil-2.8.1.tar.gz", 331745, "2019-11-03T05:42:03.923Z", "73ebfe9dbf22e832286dafa60473e4cd239f8592f699aa5adaf10050e6e1823c"],
        ]],
      ],
    },
    {
      requiresPython: "!=3.0.*,!=3.1.*,!=3.2.*,>=2.7",
      pythons: "2.7 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11 3.12",
      requiresDist: ["six >=1.5"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.9.0.post0", [
          ["python_dateutil-2.9.0.post0-py2.py3-none-any.whl", 229892, "2024-03-01T18:36:18.57Z", "a8b2bc7bffae282281c8140a97d3aa9c14da0b136dfe83f850eea9a5f7470427"],
          ["python-dateutil-2.9.0.post0.tar.gz", 342432, "2024-03-01T18:36:20.211Z", "37dd54208da7e1cd875388217d5e00ebd4179249f90fb72437e91a35459a0ad3"],
        ]],
      ],
    },
  ],
};

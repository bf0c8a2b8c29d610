/** Facts about sqlparse. @module */
import type { ProjectFacts } from "./shape.ts";

export const SQLPARSE: ProjectFacts = {
  name: "sqlparse",
  summary: "Splits, groups and formats SQL statements",
  projectUrls: {
    "Home": "https://github.com/andialbrecht/sqlparse",
    "Documentation": "https://sqlparse.readthedocs.io/",
    "Release Notes": "https://sqlparse.readthedocs.io/en/latest/changes.html",
    "Source": "https://github.com/andialbrecht/sqlparse",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Topic :: Database",
    "Topic :: Software Development",
  ],
  monthlyDownloads: 129537504,
  series: [
    {
      requiresPython: ">=3.5",
      pythons: "3.5 3.6 3.7 3.8 3.9 3.10",
      requiresDist: [
        'flake8 ; extra == "dev"',
        'build ; extra == "dev"',
        'sphinx ; extra == "doc"',
        'pytest ; extra == "test"',
        'pytest-cov ; extra == "test"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.4.4", [
          ["sqlparse-0.4.4-py3-none-any.whl", 41183, "2023-04-18T08:30:36.96Z", "5430a4fe2ac7d0f93e66f1efc6e1338a41884b7ddf2a350cedd20ccc4d9d28f3"],
          ["sqlparse-0.4.4.tar.gz", 72383, "2023-04-18T08:30:41.994Z", "d446183e84b8349fa3061f0fe7f06ca94ba65b426946ffebe6e3e8295332420c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: ["build; extra == 'dev'", "sphinx; extra == 'doc'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.5.5", [
          ["sqlparse-0.5.5.tar.gz", 120815, "2025-12-19T07:17:45.073Z", "e20d4a9b0b8585fdf63b10d30066c7c94c5d7a7ec47c889a2d83a3caa93ff28e"],
          ["sqlparse-0.5.5-py3-none-any.whl", 46138, "2025-12-19T07:17:46.573Z", "12a08b3bf3eec877c519589833aed092e2444e68240a3577e8e26148acc7b1ba"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: ["build; extra == 'dev'", "furo; extra == 'doc'", "sphinx; extra == 'doc'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.6.0", [
          ["sqlparse-0.6.0-py3-none-any.whl", 50070, "2026-08-13T19:16:04.062Z", "b861c0288ce2fa56209a9a6412d2e066ac664b3873b89c26c9d8415e8e32996f"],
          ["sqlparse-0.6.0.tar.gz", 178477, "2026-08-13T19:16:06.396Z", "113c35c75365ab9cc9c7231d68c6428fb11c085fc8e9eb1ad659b7ddbf6cd2b9"],
        ]],
      ],
    },
  ],
};

/** attrs: calendar versions; no requirements, many extras in older releases. @module */
import type { ProjectFacts } from "./shape.ts";

export const ATTRS: ProjectFacts = {
  name: "attrs",
  summary: "Writes the usual methods of a class for its author",
  licenseExpression: "MIT",
  projectUrls: {
    "Documentation": "https://www.attrs.org/",
    "Changelog": "https://www.attrs.org/en/stable/changelog.html",
    "GitHub": "https://github.com/python-attrs/attrs",
    "Funding": "https://github.com/sponsors/hynek",
  },
  keywords: "attribute,boilerplate,class",
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Typing :: Typed",
  ],
  monthlyDownloads: 665400038,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "importlib-metadata; python_version < '3.8'",
        "attrs[tests]; extra == 'cov'",
        "coverage[toml]>=5.3; extra == 'cov'",
        "attrs[tests]; extra == 'dev'",
        "pre-commit; extra == 'dev'",
        "furo; extra == 'docs'",
        "myst-parser; extra == 'docs'",
        "sphinx; extra == 'docs'",
        "sphinx-notfound-page; extra == 'docs'",
        "sphinxcontrib-towncrier; extra == 'docs'",
        "towncrier; extra == 'docs'",
        "zope-interface; extra == 'docs'",
        "attrs[tests-no-zope]; extra == 'tests'",
        "zope-interface; extra == 'tests'",
        "mypy>=1.6; (platform_python_implementation == 'CPython' and python_version >= '3.8') and extra == 'tests-mypy'",
        "pytest-mypy-plugins; (platform_python_implementation == 'CPython' and python_version >= '3.8') and extra == 'tests-mypy'",
        "attrs[tests-mypy]; extra == 'tests-no-zope'",
        "cloudpickle; (platform_python_implementation == 'CPython') and extra == 'tests-no-zope'",
        "hypothesis; extra == 'tests-no-zope'",
        "pympler; extra == 'tests-no-zope'",
        "pytest-xdist[psutil]; extra == 'tests-no-zope'",
        "pytest>=4.3.0; extra == 'tests-no-zope'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["23.2.0", [
          ["attrs-23.2.0-py3-none-any.whl", 60752, "2023-12-31T06:30:30.772Z", "99b87a485a5820b23b879f04c2305b44b951b502fd64be915879d77a7e8fc6f1"],
          ["attrs-23.2.0.tar.gz", 780820, "2023-12-31T06:30:32.926Z", "935dc3b529c262f6cf76e50877d35a4bd3c1de194fd41f47a2b7ae8f19971f30"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["25.4.0", [
          ["attrs-25.4.0-py3-none-any.whl", 67615, "2025-10-06T13:54:43.17Z", "adcf7e2a1fb3b36ac48d97835bb6d8ade15b8dcce26aba8bf1d14847b57a3373"],
          ["attrs-25.4.0.tar.gz", 934251, "2025-10-06T13:54:44.725Z", "16d5969b87f0859ef33a48b35d55ac1be6e42ae49d5e853b597db70c35c57e11"],
        ]],
        ["26.1.0", [
          ["attrs-26.1.0-py3-none-any.whl", 67548, "2026-03-19T14:22:23.645Z", "c647aa4a12dfbad9333ca4e71fe62ddc36f4e63b2d260a37a8b83d2f043ac309"],
          ["attrs-26.1.0.tar.gz", 952055, "2026-03-19T14:22:25.026Z", "d03ceb89cb322a8fd706d4fb91940737b6642aa36998fe130a9bc96c985eff32"],
        ]],
      ],
    },
  ],
};

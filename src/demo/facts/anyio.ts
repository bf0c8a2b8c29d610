/** AnyIO: requirements with Python markers that shrink from release to release. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  'exceptiongroup>=1.0.2; python_version < "3.11"',
  "idna>=2.8",
  'typing_extensions>=4.5; python_version < "3.13"',
];

export const ANYIO: ProjectFacts = {
  name: "anyio",
  summary: "Structured concurrency on asyncio and Trio",
  projectUrls: {
    "Documentation": "https://anyio.readthedocs.io/en/latest/",
    "Changelog": "https://anyio.readthedocs.io/en/stable/versionhistory.html",
    "Source code": "https://github.com/agronholm/anyio",
    "Issue tracker": "https://github.com/agronholm/anyio/issues",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Framework :: AnyIO",
    "Intended Audience :: Developers",
    "Typing :: Typed",
  ],
  monthlyDownloads: 637221799,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "idna (>=2.8)",
        "sniffio (>=1.1)",
        'exceptiongroup ; python_version < "3.11"',
        'typing-extensions ; python_version < "3.8"',
        "packaging ; extra == 'doc'",
        "Sphinx ; extra == 'doc'",
        "sphinx-rtd-theme (>=1.2.2) ; extra == 'doc'",
        "sphinxcontrib-jquery ; extra == 'doc'",
        "sphinx-autodoc-typehints (>=1.2.0) ; extra == 'doc'",
        "anyio[trio] ; extra == 'test'",
        "coverage[toml] (>=4.5) ; extra == 'test'",
        "hypothesis (>=4.0) ; extra == 'test'",
        "psutil (>=5.9) ; extra == 'test'",
        "pytest (>=7.0) ; extra == 'test'",
        "pytest-mock (>=3.6.1) ; extra == 'test'",
        "trustme ; extra == 'test'",
        'uvloop (>=0.17) ; (python_version < "3.12" and platform_python_implementation == "CPython" and platform_system != "Windows") and extra == \'test\'',
        "mock (>=4) ; (python_version < \"3.8\") and extra == 'test'",
        "trio (<0.22) ; extra == 'trio'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.7.1", [
          ["anyio-3.7.1-py3-none-any.whl", 80896, "2023-07-05T16:44:59.805Z", "91dee416e570e92c64041bd18b900d1d6fa78dff7048769ce5ac5ddad004fbb5"],
          ["anyio-3.7.1.tar.gz", 142927, "2023-07-05T16:45:02.294Z", "44a3c9aba0f5defa43261a8b3efb97891f2bd7d804e0e1f56419befa1adfc780"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "idna >=2.8",
        "sniffio >=1.1",
        'exceptiongroup >=1.0.2 ; python_version < "3.11"',
        'typing-extensions >=4.1 ; python_version < "3.11"',
        "packaging ; extra == 'doc'",
        "Sphinx ~=7.4 ; extra == 'doc'",
        "sphinx-rtd-theme ; extra == 'doc'",
        "sphinx-autodoc-typehints >=1.2.0 ; extra == 'doc'",
        "anyio[trio] ; extra == 'test'",
        "coverage[toml] >=7 ; extra == 'test'",
        "exceptiongroup >=1.2.0 ; extra == 'test'",
        "hypothesis >=4.0 ; extra == 'test'",
        "psutil >=5.9 ; extra == 'test'",
        "pytest >=7.0 ; extra == 'test'",
        "pytest-mock >=3.6.1 ; extra == 'test'",
        "trustme ; extra == 'test'",
        'uvloop >=0.21.0b1 ; (platform_python_implementation == "CPython" and platform_system != "Windows") and extra == \'test\'',
        "truststore >=0.9.1 ; (python_version >= \"3.10\") and extra == 'test'",
        "trio >=0.26.1 ; extra == 'trio'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.5.2", [
          ["anyio-4.5.2-py3-none-any.whl", 89766, "2024-10-13T22:18:01.524Z", "c011ee36bc1e8ba40e5a81cb9df91925c218fe9b778554e0b56a21e1b5d4716f"],
          ["anyio-4.5.2.tar.gz", 171293, "2024-10-13T22:18:03.307Z", "23009af4ed04ce05991845451e11ef02fc7c5ed29179ac9a420e5ad0ac7ddc5b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        'exceptiongroup>=1.0.2; python_version < "3.11"',
        "idna>=2.8",
        "sniffio>=1.1",
        'typing_extensions>=4.5; python_version < "3.13"',
        'trio>=0.26.1; extra == "trio"',
        'anyio[trio]; extra == "test"',
        'blockbuster>=1.5.23; extra == "test"',
        'coverage[toml]>=7; extra == "test"',
        'exceptiongroup>=1.2.0; extra == "test"',
        'hypothesis>=4.0; extra == "test"',
        'psutil>=5.9; extra == "test"',
        'pytest>=7.0; extra == "test"',
        'trustme; extra == "test"',
        'truststore>=0.9.1; python_version >= "3.10" and extra == "test"',
        'uvloop>=0.21; (platform_python_implementation == "CPython" and platform_system != "Windows" and python_version < "3.14") and extra == "test"',
        'packaging; extra == "doc"',
        'Sphinx~=8.2; extra == "doc"',
        'sphinx_rtd_theme; extra == "doc"',
        'sphinx-autodoc-typehints>=1.2.0; extra == "doc"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.9.0", [
          ["anyio-4.9.0-py3-none-any.whl", 100916, "2025-03-17T00:02:52.713Z", "9f76d541cad6e36af7beb62e978876f3b41e3e04f2c1fbf0884604c0a9c4d93c"],
          ["anyio-4.9.0.tar.gz", 190949, "2025-03-17T00:02:54.77Z", "673c0c244e15788651a4ff38710fea9675823028a6f08a5eda409e0c9840a028"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        ...REQUIRED_1,
        'trio>=0.32.0; python_version >= "3.10" and extra == "trio"',
        'trio>=0.31.0; python_version < "3.10" and extra == "trio"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.10.0", [
          ["anyio-4.10.0-py3-none-any.whl", 107213, "2025-08-04T08:54:24.882Z", "60e474ac86736bbfd6f210f7a61218939c318f43f9972497381f1c5e930ed3d1"],
          ["anyio-4.10.0.tar.gz", 213252, "2025-08-04T08:54:26.451Z", "3f3fae35c96039744587aa5b8371e7e8e603c0702999535961dd336026973ba6"],
        ]],
        ["4.12.1", [
          ["anyio-4.12.1-py3-none-any.whl", 113592, "2026-01-06T11:45:19.497Z", "d405828884fc140aa80a3c667b8beed277f1dfedec42ba031bd6ac3db606ab6c"],
          ["anyio-4.12.1.tar.gz", 228685, "2026-01-06T11:45:21.246Z", "41cfcc3a4c85d3f05c932da7c26d0201ac36f72abd4435ba90d0464a3ffed703"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, 'trio>=0.32.0; extra == "trio"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.13.0", [
          ["anyio-4.13.0-py3-none-any.whl", 114353, "2026-03-24T12:59:08.246Z", "08b310f9e24a9594186fd75b4f73f4a4152069e3853f1ed8bfbf58369f4ad708"],
          ["anyio-4.13.0.tar.gz", 231622, "2026-03-24T12:59:09.671Z", "334b70e641fd2221c1505b3890c69882fe4a2df910cba14d97019b90b24439dc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14 3.15",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, 'trio>=0.32.0; extra == "trio"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.14.2", [
          ["anyio-4.14.2-py3-none-any.whl", 125813, "2026-07-12T20:29:05.763Z", "9f505dda5ac9f0c8309b5e8bd445a8c2bf7246f3ce950121e45ea15bc41d1494"],
          ["anyio-4.14.2.tar.gz", 260176, "2026-07-12T20:29:07.082Z", "cfa139f3ed1a23ee8f88a145ddb5ac7605b8bbfd8592baacd7ce3d8bb4313c7f"],
        ]],
      ],
    },
  ],
};

/** Facts about asgiref. @module */
import type { ProjectFacts } from "./shape.ts";

export const ASGIREF: ProjectFacts = {
  name: "asgiref",
  summary: "Base classes of the ASGI specification",
  author: "Django Software Foundation",
  license: "BSD-3-Clause",
  homePage: "https://github.com/django/asgiref/",
  projectUrls: {
    "Documentation": "https://asgi.readthedocs.io/",
    "Further Documentation":
      "https://docs.djangoproject.com/en/stable/topics/async/#async-adapter-functions",
    "Changelog": "https://github.com/django/asgiref/blob/master/CHANGELOG.txt",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Topic :: Internet :: WWW/HTTP",
  ],
  monthlyDownloads: 113929372,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      requiresDist: [
        'typing-extensions >=4 ; python_version < "3.11"',
        "pytest ; extra == 'tests'",
        "pytest-asyncio ; extra == 'tests'",
        "mypy >=0.800 ; extra == 'tests'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.8.1", [
          ["asgiref-3.8.1-py3-none-any.whl", 23828, "2024-03-22T14:39:34.521Z", "3e1e3ecc849832fe52ccf2cb6686b7a55f82bb1d6aee72a58826471390335e47"],
          ["asgiref-3.8.1.tar.gz", 35186, "2024-03-22T14:39:36.863Z", "c343bd80a0bec947a9860adb4c432ffa7db769836c64238fc34bdc3fec84d590"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      requiresDist: [
        'typing_extensions>=4; python_version < "3.11"',
        'pytest; extra == "tests"',
        'pytest-asyncio; extra == "tests"',
        'mypy>=1.14.0; extra == "tests"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.11.1", [
          ["asgiref-3.11.1-py3-none-any.whl", 24345, "2026-02-03T13:30:13.039Z", "e8667a091e69529631969fd45dc268fa79b99c92c5fcdda727757e52146ec133"],
          ["asgiref-3.11.1.tar.gz", 38550, "2026-02-03T13:30:14.33Z", "5f184dc43b7e763efe848065441eac62229c9f7b0475f41f80e207a114eda4ce"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [
        'typing_extensions>=4; python_version < "3.11"',
        'pytest; extra == "tests"',
        'pytest-asyncio; extra == "tests"',
        'mypy>=1.14.0; extra == "mypy"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.12.1", [
          ["asgiref-3.12.1-py3-none-any.whl", 25478, "2026-07-14T09:56:16.926Z", "fe386d1c2bff7259ea95929266d12a8cf9a8b5a1c2598402967d8792e7a7c094"],
          ["asgiref-3.12.1.tar.gz", 42378, "2026-07-14T09:56:18.087Z", "59dcb51c272ad209d59bed5708a64a333083e86017d7fcdd67498eeab7784340"],
        ]],
      ],
    },
  ],
};

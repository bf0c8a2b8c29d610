/** pytest: requirements by platform and Python. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  'colorama>=0.4; sys_platform == "win32"',
  'exceptiongroup>=1; python_version < "3.11"',
  "iniconfig>=1.0.1",
  "packaging>=22",
  "pluggy<2,>=1.5",
  "pygments>=2.7.2",
  'tomli>=1; python_version < "3.11"',
];
const DEV_1: readonly string[] = [
  'argcomplete; extra == "dev"',
  'attrs>=19.2; extra == "dev"',
  'hypothesis>=3.56; extra == "dev"',
  'mock; extra == "dev"',
  'requests; extra == "dev"',
  'setuptools; extra == "dev"',
  'xmlschema; extra == "dev"',
];

export const PYTEST: ProjectFacts = {
  name: "pytest",
  summary: "Test runner with plain assertions and fixtures",
  projectUrls: {
    "Changelog": "https://docs.pytest.org/en/stable/changelog.html",
    "Contact": "https://docs.pytest.org/en/stable/contact.html",
    "Funding": "https://docs.pytest.org/en/stable/sponsor.html",
    "Homepage": "https://docs.pytest.org/en/latest/",
  },
  keywords: "test,unittest",
  classifiers: [
    "Development Status :: 6 - Mature",
    "Intended Audience :: Developers",
    "Topic :: Software Development :: Libraries",
    "Topic :: Software Development :: Testing",
  ],
  monthlyDownloads: 602995749,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "iniconfig",
        "packaging",
        "pluggy <2.0,>=0.12",
        'exceptiongroup >=1.0.0rc8 ; python_version < "3.11"',
        'tomli >=1.0.0 ; python_version < "3.11"',
        'importlib-metadata >=0.12 ; python_version < "3.8"',
        'colorama ; sys_platform == "win32"',
        "argcomplete ; extra == 'testing'",
        "attrs >=19.2.0 ; extra == 'testing'",
        "hypothesis >=3.56 ; extra == 'testing'",
        "mock ; extra == 'testing'",
        "nose ; extra == 'testing'",
        "pygments >=2.7.2 ; extra == 'testing'",
        "requests ; extra == 'testing'",
        "setuptools ; extra == 'testing'",
        "xmlschema ; extra == 'testing'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["7.4.4", [
          ["pytest-7.4.4-py3-none-any.whl", 325287, "2023-12-31T12:00:13.963Z", "b090cdf5ed60bf4c45261be03239c2c1c22df034fbffe691abe93cd80cea01d8"],
          ["pytest-7.4.4.tar.gz", 1357116, "2023-12-31T12:00:18.035Z", "2cf0005922c6ace4a3e2ec8b4080eb0d9753fdc93107415332f50ce9e7994280"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        'colorama; sys_platform == "win32"',
        'exceptiongroup>=1.0.0rc8; python_version < "3.11"',
        "iniconfig",
        "packaging",
        "pluggy<2,>=1.5",
        'tomli>=1; python_version < "3.11"',
        'argcomplete; extra == "dev"',
        'attrs>=19.2; extra == "dev"',
        'hypothesis>=3.56; extra == "dev"',
        'mock; extra == "dev"',
        'pygments>=2.7.2; extra == "dev"',
        'requests; extra == "dev"',
        'setuptools; extra == "dev"',
        'xmlschema; extra == "dev"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.3.5", [
          ["pytest-8.3.5-py3-none-any.whl", 343634, "2025-03-02T12:54:52.069Z", "c69214aa47deac29fad6c2a4f590b9c4a9fdb16a403176fe154b79c0b4d4d820"],
          ["pytest-8.3.5.tar.gz", 1450891, "2025-03-02T12:54:54.503Z", "f4efe70cc14e511565ac476b57c279e12a855b11f48f212af1080ef2263d3845"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, ...DEV_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["8.4.2", [
          ["pytest-8.4.2-py3-none-any.whl", 365750, "2025-09-04T14:34:20.226Z", "872f880de3fc3a5bdc88a11b39c9710c3497a547cfa9320bc3c5e62fbf272e79"],
          ["pytest-8.4.2.tar.gz", 1519618, "2025-09-04T14:34:22.711Z", "86c0d0b93306b961d58d62a4db4879f27fe25513d4b969df351abdddb3c30e01"],
        ]],
        ["9.0.0", [
          ["pytest-9.0.0-py3-none-any.whl", 373364, "2025-11-08T17:25:31.811Z", "e5ccdf10b0bac554970ee88fc1a4ad0ee5d221f8ef22321f9b7e4584e19d7f96"],
          ["pytest-9.0.0.tar.gz", 1562764, "2025-11-08T17:25:33.34Z", "8f44522eafe4137b0f35c9ce3072931a788a21ee40a2ed279e817d3cc16ed21e"],
        ]],
        ["9.0.3", [
          ["pytest-9.0.3-py3-none-any.whl", 375249, "2026-04-07T17:16:16.13Z", "2c5efc453d45394fdd706ade797c0a81091eccd1d6e4bccfcd476e2b8e0ab5d9"],
          ["pytest-9.0.3.tar.gz", 1572165, "2026-04-07T17:16:18.027Z", "b86ada508af81d19edeb213c681b1d48246c1a91d304c6c81a427674c17eb91c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14 3.15",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, ...DEV_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["9.1.1", [
          ["pytest-9.1.1-py3-none-any.whl", 386536, "2026-06-19T10:58:31.347Z", "37a86b45efb9a47a61a36449063e8e18d0cab3161329fc099eb21783169c4f0c"],
          ["pytest-9.1.1.tar.gz", 1636369, "2026-06-19T10:58:32.857Z", "1088fbde8f2b49d95a549a195707afa7a76a3ce9bcadc26b6d71f0ffda5fe313"],
        ]],
      ],
    },
  ],
};

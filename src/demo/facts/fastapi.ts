/** FastAPI: a release every few days, large extras, and a malware report that was withdrawn. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "starlette<0.47.0,>=0.40.0",
  "pydantic!=1.8,!=1.8.1,!=2.0.0,!=2.0.1,!=2.1.0,<3.0.0,>=1.7.4",
  "typing-extensions>=4.8.0",
];
const STANDARD_1: readonly string[] = [
  'fastapi-cli[standard]>=0.0.8; extra == "standard"',
  'httpx<1.0.0,>=0.23.0; extra == "standard"',
  'jinja2>=3.1.5; extra == "standard"',
  'python-multipart>=0.0.18; extra == "standard"',
  'email-validator>=2.0.0; extra == "standard"',
  'uvicorn[standard]>=0.12.0; extra == "standard"',
];
const STANDARD_NO_FASTAPI_CLOUD_CLI_1: readonly string[] = [
  'fastapi-cli[standard-no-fastapi-cloud-cli]>=0.0.8; extra == "standard-no-fastapi-cloud-cli"',
  'httpx<1.0.0,>=0.23.0; extra == "standard-no-fastapi-cloud-cli"',
  'jinja2>=3.1.5; extra == "standard-no-fastapi-cloud-cli"',
  'python-multipart>=0.0.18; extra == "standard-no-fastapi-cloud-cli"',
  'email-validator>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
  'uvicorn[standard]>=0.12.0; extra == "standard-no-fastapi-cloud-cli"',
];
const ALL_1: readonly string[] = [
  'fastapi-cli[standard]>=0.0.8; extra == "all"',
  'httpx<1.0.0,>=0.23.0; extra == "all"',
  'jinja2>=3.1.5; extra == "all"',
  'python-multipart>=0.0.18; extra == "all"',
  'itsdangerous>=1.1.0; extra == "all"',
  'pyyaml>=5.3.1; extra == "all"',
  'ujson!=4.0.2,!=4.1.0,!=4.2.0,!=4.3.0,!=5.0.0,!=5.1.0,>=4.0.1; extra == "all"',
  'orjson>=3.2.1; extra == "all"',
  'email-validator>=2.0.0; extra == "all"',
  'uvicorn[standard]>=0.12.0; extra == "all"',
  'pydantic-settings>=2.0.0; extra == "all"',
  'pydantic-extra-types>=2.0.0; extra == "all"',
];
const STANDARD_2: readonly string[] = [
  'fastapi-cli[standard]>=0.0.8; extra == "standard"',
  'httpx<1.0.0,>=0.23.0; extra == "standard"',
  'jinja2>=3.1.5; extra == "standard"',
  'python-multipart>=0.0.18; extra == "standard"',
  'email-validator>=2.0.0; extra == "standard"',
  'uvicorn[standard]>=0.12.0; extra == "standard"',
  'pydantic-settings>=2.0.0; extra == "standard"',
  'pydantic-extra-types>=2.0.0; extra == "standard"',
];
const STANDARD_NO_FASTAPI_CLOUD_CLI_2: readonly string[] = [
  'fastapi-cli[standard-no-fastapi-cloud-cli]>=0.0.8; extra == "standard-no-fastapi-cloud-cli"',
  'httpx<1.0.0,>=0.23.0; extra == "standard-no-fastapi-cloud-cli"',
  'jinja2>=3.1.5; extra == "standard-no-fastapi-cloud-cli"',
  'python-multipart>=0.0.18; extra == "standard-no-fastapi-cloud-cli"',
  'email-validator>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
  'uvicorn[standard]>=0.12.0; extra == "standard-no-fastapi-cloud-cli"',
  'pydantic-settings>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
  'pydantic-extra-types>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
];
const ALL_2: readonly string[] = [
  'fastapi-cli[standard]>=0.0.8; extra == "all"',
  'httpx<1.0.0,>=0.23.0; extra == "all"',
  'jinja2>=3.1.5; extra == "all"',
  'python-multipart>=0.0.18; extra == "all"',
  'itsdangerous>=1.1.0; extra == "all"',
  'pyyaml>=5.3.1; extra == "all"',
  'email-validator>=2.0.0; extra == "all"',
  'uvicorn[standard]>=0.12.0; extra == "all"',
  'pydantic-settings>=2.0.0; extra == "all"',
  'pydantic-extra-types>=2.0.0; extra == "all"',
];
const REQUIRED_2: readonly string[] = [
  "starlette>=0.46.0",
  "pydantic>=2.9.0",
  "typing-extensions>=4.8.0",
  "typing-inspection>=0.4.2",
  "annotated-doc>=0.0.2",
];

export const FASTAPI: ProjectFacts = {
  name: "fastapi",
  summary: "Web framework for APIs, driven by type hints",
  projectUrls: {
    "Homepage": "https://github.com/fastapi/fastapi",
    "Documentation": "https://fastapi.tiangolo.com/",
    "Repository": "https://github.com/fastapi/fastapi",
    "Issues": "https://github.com/fastapi/fastapi/issues",
  },
  classifiers: [
    "Development Status :: 4 - Beta",
    "Intended Audience :: Information Technology",
    "Intended Audience :: System Administrators",
    "Topic :: Internet",
    "Topic :: Software Development :: Libraries :: Application Frameworks",
    "Typing :: Typed",
  ],
  monthlyDownloads: 367740348,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        ...REQUIRED_1,
        'fastapi-cli[standard]>=0.0.5; extra == "standard"',
        'httpx>=0.23.0; extra == "standard"',
        'jinja2>=3.1.5; extra == "standard"',
        'python-multipart>=0.0.18; extra == "standard"',
        'email-validator>=2.0.0; extra == "standard"',
        'uvicorn[standard]>=0.12.0; extra == "standard"',
        'fastapi-cli[standard]>=0.0.5; extra == "all"',
        'httpx>=0.23.0; extra == "all"',
        'jinja2>=3.1.5; extra == "all"',
        'python-multipart>=0.0.18; extra == "all"',
        'itsdangerous>=1.1.0; extra == "all"',
        'pyyaml>=5.3.1; extra == "all"',
        'ujson!=4.0.2,!=4.1.0,!=4.2.0,!=4.3.0,!=5.0.0,!=5.1.0,>=4.0.1; extra == "all"',
        'orjson>=3.2.1; extra == "all"',
        'email-validator>=2.0.0; extra == "all"',
        'uvicorn[standard]>=0.12.0; extra == "all"',
        'pydantic-settings>=2.0.0; extra == "all"',
        'pydantic-extra-types>=2.0.0; extra == "all"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.115.12", [
          ["fastapi-0.115.12-py3-none-any.whl", 95164, "2025-03-23T22:55:42.101Z", "e94613d6c05e27be7ffebdd6ea5f388112e5e430c8f7d6494a9d1d88d43e814d"],
          ["fastapi-0.115.12.tar.gz", 295236, "2025-03-23T22:55:43.822Z", "1e2c2a2646905f9e83d32f04a3f86aff4a286669c6c950ca95b5fd68c2602681"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        ...REQUIRED_1,
        'fastapi-cli[standard]>=0.0.8; extra == "standard"',
        'httpx>=0.23.0; extra == "standard"',
        'jinja2>=3.1.5; extra == "standard"',
        'python-multipart>=0.0.18; extra == "standard"',
        'email-validator>=2.0.0; extra == "standard"',
        'uvicorn[standard]>=0.12.0; extra == "standard"',
        'fastapi-cli[standard-no-fastapi-cloud-cli]>=0.0.8; extra == "standard-no-fastapi-cloud-cli"',
        'httpx>=0.23.0; extra == "standard-no-fastapi-cloud-cli"',
        'jinja2>=3.1.5; extra == "standard-no-fastapi-cloud-cli"',
        'python-multipart>=0.0.18; extra == "standard-no-fastapi-cloud-cli"',
        'email-validator>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
        'uvicorn[standard]>=0.12.0; extra == "standard-no-fastapi-cloud-cli"',
        'fastapi-cli[standard]>=0.0.8; extra == "all"',
        'httpx>=0.23.0; extra == "all"',
        'jinja2>=3.1.5; extra == "all"',
        'python-multipart>=0.0.18; extra == "all"',
        'itsdangerous>=1.1.0; extra == "all"',
        'pyyaml>=5.3.1; extra == "all"',
        'ujson!=4.0.2,!=4.1.0,!=4.2.0,!=4.3.0,!=5.0.0,!=5.1.0,>=4.0.1; extra == "all"',
        'orjson>=3.2.1; extra == "all"',
        'email-validator>=2.0.0; extra == "all"',
        'uvicorn[standard]>=0.12.0; extra == "all"',
        'pydantic-settings>=2.0.0; extra == "all"',
        'pydantic-extra-types>=2.0.0; extra == "all"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.116.0", [
          ["fastapi-0.116.0-py3-none-any.whl", 95625, "2025-07-07T15:09:26.348Z", "fdcc9ed272eaef038952923bef2b735c02372402d1203ee1210af4eea7a78d2b"],
          ["fastapi-0.116.0.tar.gz", 296518, "2025-07-07T15:09:27.82Z", "80dc0794627af0390353a6d1171618276616310d37d24faba6648398e57d687a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "starlette<0.49.0,>=0.40.0",
        "pydantic!=1.8,!=1.8.1,!=2.0.0,!=2.0.1,!=2.1.0,<3.0.0,>=1.7.4",
        "typing-extensions>=4.8.0",
        "annotated-doc>=0.0.2",
        ...STANDARD_1,
        ...STANDARD_NO_FASTAPI_CLOUD_CLI_1,
        ...ALL_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.120.0", [
          ["fastapi-0.120.0-py3-none-any.whl", 108243, "2025-10-23T20:56:33.281Z", "84009182e530c47648da2f07eb380b44b69889a4acfd9e9035ee4605c5cfc469"],
          ["fastapi-0.120.0.tar.gz", 337603, "2025-10-23T20:56:34.743Z", "6ce2c1cfb7000ac14ffd8ddb2bc12e62d023a36c20ec3710d09d8e36fab177a0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "starlette<0.51.0,>=0.40.0",
        "pydantic!=1.8,!=1.8.1,!=2.0.0,!=2.0.1,!=2.1.0,<3.0.0,>=1.7.4",
        "typing-extensions>=4.8.0",
        "annotated-doc>=0.0.2",
        ...STANDARD_1,
        ...STANDARD_NO_FASTAPI_CLOUD_CLI_1,
        ...ALL_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.125.0", [
          ["fastapi-0.125.0-py3-none-any.whl", 112888, "2025-12-17T21:41:41.286Z", "2570ec4f3aecf5cca8f0428aed2398b774fcdfee6c2116f86e80513f2f86a7a1"],
          ["fastapi-0.125.0.tar.gz", 370550, "2025-12-17T21:41:44.15Z", "16b532691a33e2c5dee1dac32feb31dc6eb41a3dd4ff29a95f9487cb21c054c0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "starlette<0.51.0,>=0.40.0",
        "pydantic>=2.7.0",
        "typing-extensions>=4.8.0",
        "annotated-doc>=0.0.2",
        ...STANDARD_2,
        ...STANDARD_NO_FASTAPI_CLOUD_CLI_2,
        ...ALL_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.128.0", [
          ["fastapi-0.128.0-py3-none-any.whl", 103094, "2025-12-27T15:21:12.154Z", "aebd93f9716ee3b4f4fcfe13ffb7cf308d99c9f3ab5622d8877441072561582d"],
          ["fastapi-0.128.0.tar.gz", 365682, "2025-12-27T15:21:13.714Z", "1cc179e1cef10a6be60ffe429f79b829dce99d8de32d7acb7e6c8dfdf7f2645a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "starlette>=0.46.0",
        "pydantic>=2.7.0",
        "typing-extensions>=4.8.0",
        "typing-inspection>=0.4.2",
        "annotated-doc>=0.0.2",
        ...STANDARD_2,
        ...STANDARD_NO_FASTAPI_CLOUD_CLI_2,
        ...ALL_2,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.135.1", [
          ["fastapi-0.135.1.tar.gz", 394962, "2026-03-01T18:18:29.369Z", "d04115b508d936d254cea545b7312ecaa58a7b3a0f84952535b4c9afae7668cd"],
          ["fastapi-0.135.1-py3-none-any.whl", 116999, "2026-03-01T18:18:30.831Z", "46e2fc5745924b7c840f71ddd277382af29ce1cdb7d5eab5bf697e3fb9999c9e"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        ...REQUIRED_2,
        'fastapi-cli[standard]>=0.0.8; extra == "standard"',
        'fastar>=0.9.0; extra == "standard"',
        'httpx<1.0.0,>=0.23.0; extra == "standard"',
        'jinja2>=3.1.5; extra == "standard"',
        'python-multipart>=0.0.18; extra == "standard"',
        'email-validator>=2.0.0; extra == "standard"',
        'uvicorn[standard]>=0.12.0; extra == "standard"',
        'pydantic-settings>=2.0.0; extra == "standard"',
        'pydantic-extra-types>=2.0.0; extra == "standard"',
        ...STANDARD_NO_FASTAPI_CLOUD_CLI_2,
        ...ALL_2,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.136.1", [
          ["fastapi-0.136.1-py3-none-any.whl", 117683, "2026-04-23T16:49:42.437Z", "a6e9d7eeada96c93a4d69cb03836b44fa34e2854accb7244a1ece36cd4781c3f"],
          ["fastapi-0.136.1.tar.gz", 397448, "2026-04-23T16:49:44.046Z", "7af665ad7acfa0a3baf8983d393b6b471b9da10ede59c60045f49fbc89a0fa7f"],
        ]],
        ["0.136.3", [
          ["fastapi-0.136.3.tar.gz", 396410, "2026-05-23T18:53:15.192Z", "e487fae93ad408e6f47641ee4dfe389864fd7bec92e547ea8498fc13f43e83ab"],
          ["fastapi-0.136.3-py3-none-any.whl", 117481, "2026-05-23T18:53:16.924Z", "3d2a69bdf04b7e9f3afa292c3bc7a98816bbfafa10bc9b45f3f3700d2f761620"],
        ]],
        ["0.139.0", [
          ["fastapi-0.139.0-py3-none-any.whl", 130339, "2026-07-01T16:35:32.19Z", "cf15e1e9e667ddb0ad63811e60bd11390d1aac838ca4a7a23f421807b2308189"],
          ["fastapi-0.139.0.tar.gz", 423016, "2026-07-01T16:35:33.436Z", "99ab7b2d92223c76d6cf10757ab3f89d45b38267fc20b2a136cf02f6beac3145"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        ...REQUIRED_2,
        'fastapi-cli[standard]>=0.0.32; extra == "standard"',
        'fastar>=0.9.0; extra == "standard"',
        'httpx<1.0.0,>=0.23.0; extra == "standard"',
        'jinja2>=3.1.5; extra == "standard"',
        'python-multipart>=0.0.18; extra == "standard"',
        'email-validator>=2.0.0; extra == "standard"',
        'uvicorn[standard]>=0.12.0; extra == "standard"',
        'pydantic-settings>=2.0.0; extra == "standard"',
        'pydantic-extra-types>=2.0.0; extra == "standard"',
        'fastapi-cli[standard-no-fastapi-cloud-cli]>=0.0.32; extra == "standard-no-fastapi-cloud-cli"',
        'httpx<1.0.0,>=0.23.0; extra == "standard-no-fastapi-cloud-cli"',
        'jinja2>=3.1.5; extra == "standard-no-fastapi-cloud-cli"',
        'python-multipart>=0.0.18; extra == "standard-no-fastapi-cloud-cli"',
        'email-validator>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
        'uvicorn[standard]>=0.12.0; extra == "standard-no-fastapi-cloud-cli"',
        'pydantic-settings>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
        'pydantic-extra-types>=2.0.0; extra == "standard-no-fastapi-cloud-cli"',
        'fastapi-cli[standard]>=0.0.32; extra == "all"',
        'httpx<1.0.0,>=0.23.0; extra == "all"',
        'jinja2>=3.1.5; extra == "all"',
        'python-multipart>=0.0.18; extra == "all"',
        'itsdangerous>=1.1.0; extra == "all"',
        'pyyaml>=5.3.1; extra == "all"',
        'email-validator>=2.0.0; extra == "all"',
        'uvicorn[standard]>=0.12.0; extra == "all"',
        'pydantic-settings>=2.0.0; extra == "all"',
        'pydantic-extra-types>=2.0.0; extra == "all"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.141.1", [
          ["fastapi-0.141.1-py3-none-any.whl", 131954, "2026-07-29T17:18:04.364Z", "bfb91aa2d334c61cb35ba9a116fc123b3d3df31640b801cf57a7a78ec3f603b3"],
          ["fastapi-0.141.1.tar.gz", 425799, "2026-07-29T17:18:05.568Z", "e8822fc40db1e1858054d7a949a888695bc9bdce70139178e33bd2871a453ca1"],
        ]],
      ],
    },
  ],
};

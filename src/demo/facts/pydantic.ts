/** pydantic: two major series, a beta, and an exact pin on pydantic-core. @module */
import type { ProjectFacts } from "./shape.ts";

const TIMEZONE_1: readonly string[] = [
  "tzdata; (python_version >= '3.9' and platform_system == 'Windows') and extra == 'timezone'",
];
const REQUIRED_1: readonly string[] = [
  "annotated-types>=0.6.0",
  "pydantic-core==2.41.1",
  "typing-extensions>=4.14.1",
  "typing-inspection>=0.4.2",
];

export const PYDANTIC: ProjectFacts = {
  name: "pydantic",
  summary: "Checks and converts data as annotations demand",
  projectUrls: {
    "Homepage": "https://github.com/pydantic/pydantic",
    "Documentation": "https://docs.pydantic.dev",
    "Funding": "https://github.com/sponsors/samuelcolvin",
    "Source": "https://github.com/pydantic/pydantic",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Framework :: Hypothesis",
    "Framework :: Pydantic",
    "Intended Audience :: Developers",
    "Topic :: Internet",
    "Topic :: Software Development :: Libraries :: Python Modules",
  ],
  monthlyDownloads: 762644114,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "typing-extensions>=4.2.0",
        'email-validator>=1.0.3; extra == "email"',
        'python-dotenv>=0.10.4; extra == "dotenv"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.10.26", [
          ["pydantic-1.10.26-cp313-cp313-macosx_10_13_x86_64.whl", 2494599, "2025-12-18T15:47:00.209Z", "1ae7913bb40a96c87e3d3f6fe4e918ef53bf181583de4e71824360a9b11aef1c"],
          ["pydantic-1.10.26-cp313-cp313-macosx_11_0_arm64.whl", 2254391, "2025-12-18T15:47:02.268Z", "8154c13f58d4de5d3a856bb6c909c7370f41fb876a5952a503af6b975265f4ba"],
          ["pydantic-1.10.26-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", 2609445, "2025-12-18T15:47:04.909Z", "f8af0507bf6118b054a9765fb2e402f18a8b70c964f420d95b525eb711122d62"],
          ["pydantic-1.10.26-cp313-cp313-musllinux_1_2_x86_64.whl", 2732124, "2025-12-18T15:47:07.464Z", "dcb5a7318fb43189fde6af6f21ac7149c4bcbcfffc54bc87b5becddc46084847"],
          ["pydantic-1.10.26-py3-none-any.whl", 166975, "2025-12-18T15:47:44.927Z", "c43ad70dc3ce7787543d563792426a16fd7895e14be4b194b5665e36459dd917"],
          ["pydantic-1.10.26.tar.gz", 357906, "2025-12-18T15:47:46.557Z", "8c6aa39b494c5af092e690127c283d84f363ac36017106a9e66cb33a22ac412e"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      licenseExpression: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "annotated-types>=0.4.0",
        "pydantic-core==2.20.1",
        "typing-extensions>=4.12.2; python_version >= '3.13'",
        "typing-extensions>=4.6.1; python_version < '3.13'",
        "email-validator>=2.0.0; extra == 'email'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.8.2", [
          ["pydantic-2.8.2-py3-none-any.whl", 423875, "2024-07-04T02:59:45.33Z", "73ee9fddd406dc318b885c7a2eab8a6472b68b8fb5ba8150949fc3db939f23c8"],
          ["pydantic-2.8.2.tar.gz", 739834, "2024-07-04T02:59:49.416Z", "6f62c13d067b0755ad1c21a34bdd06c0c12625a22b0fc09c6b149816604f7c2a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      licenseExpression: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "annotated-types>=0.6.0",
        "pydantic-core==2.27.2",
        "typing-extensions>=4.12.2",
        "email-validator>=2.0.0; extra == 'email'",
        ...TIMEZONE_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.10.6", [
          ["pydantic-2.10.6-py3-none-any.whl", 431696, "2025-01-24T01:42:10.371Z", "427d664bf0b8a2b34ff5dd0f5a18df00591adcee7198fbd71981054cef37b584"],
          ["pydantic-2.10.6.tar.gz", 761681, "2025-01-24T01:42:12.693Z", "ca5daa827cce33de7a42be142548b0096bf05a7e7b365aebfa5f8eeec7128236"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, "email-validator>=2.0.0; extra == 'email'", ...TIMEZONE_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.11.7", [
          ["pydantic-2.11.7-py3-none-any.whl", 444782, "2025-06-14T08:33:14.905Z", "dde5df002701f6de26248661f6835bbe296a47bf73990135c7d07ce741b9623b"],
          ["pydantic-2.11.7.tar.gz", 788350, "2025-06-14T08:33:17.137Z", "d989c3c6cb79469287b1569f7447a17848c998458d49ebe294e975b9baf0f0db"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "annotated-types>=0.6.0",
        "pydantic-core==2.40.1",
        "typing-extensions>=4.14.1",
        "typing-inspection>=0.4.2",
        "email-validator>=2.0.0; extra == 'email'",
        ...TIMEZONE_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.12.0b1", [
          ["pydantic-2.12.0b1-py3-none-any.whl", 456666, "2025-10-02T22:07:41.855Z", "d05b9e6b30760284a89bd82bb830288d836e60780e3f7c1e71941876473bd8e5"],
          ["pydantic-2.12.0b1.tar.gz", 809613, "2025-10-02T22:07:43.743Z", "a673c507f941cbc98a9e054ec31eeb249f801b5b8f8abe21e9596e5c0dfc5697"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [...REQUIRED_1, "email-validator>=2.0.0; extra == 'email'", ...TIMEZONE_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.12.0", [
          ["pydantic-2.12.0-py3-none-any.whl", 459730, "2025-10-07T15:58:01.576Z", "f6a1da352d42790537e95e83a8bdfb91c7efbae63ffd0b86fa823899e807116f"],
          ["pydantic-2.12.0.tar.gz", 814760, "2025-10-07T15:58:03.467Z", "c1a077e6270dbfb37bfd8b498b3981e2bb18f68103720e51fa6c306a5a9af563"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "annotated-types>=0.6.0",
        "pydantic-core==2.41.5",
        "typing-extensions>=4.14.1",
        "typing-inspection>=0.4.2",
        "email-validator>=2.0.0; extra == 'email'",
        ...TIMEZONE_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.12.5", [
          ["pydantic-2.12.5-py3-none-any.whl", 463580, "2025-11-26T15:11:44.605Z", "e561593fccf61e8a20fc46dfc2dfe075b8be7d0188df33f221ad1f0139180f9d"],
          ["pydantic-2.12.5.tar.gz", 821591, "2025-11-26T15:11:46.471Z", "4d351024c75c0f085a9febbb665ce8c0c6ec5d30e903bdb6394b7ede26aebb49"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "annotated-types>=0.6.0",
        "pydantic-core==2.46.4",
        "typing-extensions>=4.14.1",
        "typing-inspection>=0.4.2",
        "email-validator>=2.0.0; extra == 'email'",
        ...TIMEZONE_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.13.4", [
          ["pydantic-2.13.4-py3-none-any.whl", 472262, "2026-05-06T13:43:02.641Z", "45a282cde31d808236fd7ea9d919b128653c8b38b393d1c4ab335c62924d9aba"],
          ["pydantic-2.13.4.tar.gz", 844775, "2026-05-06T13:43:05.343Z", "c40756b57adaa8b1efeeced5c196f3f3b7c435f90e84ea7f443901bec8099ef6"],
        ]],
      ],
    },
  ],
};

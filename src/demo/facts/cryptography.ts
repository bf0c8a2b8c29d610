/** cryptography: abi3 wheels, a release that was followed by a security fix within days. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "cffi>=1.14 ; python_full_version == '3.8.*' and platform_python_implementation != 'PyPy'",
  "cffi>=2.0.0 ; python_full_version >= '3.9' and platform_python_implementation != 'PyPy'",
  "typing-extensions>=4.13.2 ; python_full_version < '3.11'",
];
const DOCS_1: readonly string[] = [
  "sphinx>=5.3.0 ; extra == 'docs'",
  "sphinx-rtd-theme>=3.0.0 ; extra == 'docs'",
  "sphinx-inline-tabs ; extra == 'docs'",
];
const DOCSTEST_1: readonly string[] = [
  "pyenchant>=3 ; extra == 'docstest'",
  "readme-renderer>=30.0 ; extra == 'docstest'",
  "sphinxcontrib-spelling>=7.3.1 ; extra == 'docstest'",
];
const PEP8TEST_1: readonly string[] = [
  "ruff>=0.11.11 ; extra == 'pep8test'",
  "mypy>=1.14 ; extra == 'pep8test'",
  "check-sdist ; extra == 'pep8test'",
  "click>=8.0.1 ; extra == 'pep8test'",
];

export const CRYPTOGRAPHY: ProjectFacts = {
  name: "cryptography",
  summary: "Encryption, signatures, hashes and certificates",
  projectUrls: {
    "changelog": "https://cryptography.io/en/latest/changelog/",
    "documentation": "https://cryptography.io/",
    "homepage": "https://github.com/pyca/cryptography",
    "issues": "https://github.com/pyca/cryptography/issues",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Topic :: Security :: Cryptography",
  ],
  monthlyDownloads: 957699989,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      license: "Apache-2.0 OR BSD-3-Clause",
      classifiers: [
        "License :: OSI Approved :: Apache Software License",
        "License :: OSI Approved :: BSD License",
      ],
      requiresDist: [
        'cffi >=1.12 ; platform_python_implementation != "PyPy"',
        "sphinx >=5.3.0 ; extra == 'docs'",
        "sphinx-rtd-theme >=1.1.1 ; extra == 'docs'",
        "pyenchant >=1.6.11 ; extra == 'docstest'",
        "readme-renderer ; extra == 'docstest'",
        "sphinxcontrib-spelling >=4.0.1 ; extra == 'docstest'",
        "nox ; extra == 'nox'",
        "ruff ; extra == 'pep8test'",
        "mypy ; extra == 'pep8test'",
        "check-sdist ; extra == 'pep8test'",
        "click ; extra == 'pep8test'",
        "build ; extra == 'sdist'",
        "bcrypt >=3.1.5 ; extra == 'ssh'",
        "pytest >=6.2.0 ; extra == 'test'",
        "pytest-benchmark ; extra == 'test'",
        "pytest-cov ; extra == 'test'",
        "pytest-xdist ; extra == 'test'",
        "pretend ; extra == 'test'",
        "certifi ; extra == 'test'",
        "pytest-randomly ; extra == 'test-randomorder'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["42.0.5", [
          ["cryptography-42.0.5-cp39-abi3-win_amd64.whl", 2891129, "2024-02-24T01:16:22.758Z", "a011a644f6d7d03736214d38832e030d8268bcff4a41f728e6030325fea3e400"],
          ["cryptography-42.0.5-cp39-abi3-manylinux_2_28_x86_64.whl", 4578653, "2024-02-24T01:17:16.343Z", "cd2030f6650c089aeb304cf093f3244d34745ce0cfcc39f20c6fbfe030102e2a"],
          ["cryptography-42.0.5-cp37-abi3-manylinux_2_28_x86_64.whl", 4578380, "2024-02-24T01:17:21.958Z", "f8837fe1d6ac4a8052a9a8ddab256bc006242696f03368a4009be7ee3075cdb7"],
          ["cryptography-42.0.5-cp37-abi3-win_amd64.whl", 2890092, "2024-02-24T01:17:35.583Z", "98d8dc6d012b82287f2c3d26ce1d2dd130ec200c8679b6213b3c73c08b2b7940"],
          ["cryptography-42.0.5.tar.gz", 671025, "2024-02-24T01:17:48.141Z", "6fe07eec95dfd477eb9530aef5bead34fec819b3aaf6c5bd6d20565da607bfe1"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7, !=3.9.0, !=3.9.1",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      license: "Apache-2.0 OR BSD-3-Clause",
      classifiers: [
        "License :: OSI Approved :: Apache Software License",
        "License :: OSI Approved :: BSD License",
      ],
      requiresDist: [
        "cffi >=1.12 ; platform_python_implementation != 'PyPy'",
        "bcrypt >=3.1.5 ; extra == 'ssh'",
        "nox >=2024.4.15 ; extra == 'nox'",
        "nox[uv] >=2024.3.2 ; python_version >= '3.8' and extra == 'nox'",
        "cryptography-vectors ==44.0.3 ; extra == 'test'",
        "pytest >=7.4.0 ; extra == 'test'",
        "pytest-benchmark >=4.0 ; extra == 'test'",
        "pytest-cov >=2.10.1 ; extra == 'test'",
        "pytest-xdist >=3.5.0 ; extra == 'test'",
        "pretend >=0.7 ; extra == 'test'",
        "certifi >=2024 ; extra == 'test'",
        "pytest-randomly ; extra == 'test-randomorder'",
        "sphinx >=5.3.0 ; extra == 'docs'",
        "sphinx-rtd-theme >=3.0.0 ; python_version >= '3.8' and extra == 'docs'",
        "pyenchant >=3 ; extra == 'docstest'",
        "readme-renderer >=30.0 ; extra == 'docstest'",
        "sphinxcontrib-spelling >=7.3.1 ; extra == 'docstest'",
        "build >=1.0.0 ; extra == 'sdist'",
        "ruff >=0.3.6 ; extra == 'pep8test'",
        "mypy >=1.4 ; extra == 'pep8test'",
        "check-sdist ; python_version >= '3.8' and extra == 'pep8test'",
        "click >=8.0.1 ; extra == 'pep8test'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["44.0.3", [
          ["cryptography-44.0.3-cp37-abi3-manylinux_2_28_x86_64.whl", 4196198, "2025-05-02T19:35:00.988Z", "157f1f3b8d941c2bd8f3ffee0af9b049c9665c39d3da9db2dc338feca5e98a43"],
          ["cryptography-44.0.3-cp37-abi3-win_amd64.whl", 3209737, "2025-05-02T19:35:12.12Z", "3883076d5c4cc56dbef0b898a74eb6992fdac29a7b9013870b34efe4ddb39a0d"],
          ["cryptography-44.0.3-cp39-abi3-manylinux_2_28_x86_64.whl", 4198081, "2025-05-02T19:35:23.187Z", "cb90f60e03d563ca2445099edf605c16ed1d5b15182d21831f58460c48bffb93"],
          ["cryptography-44.0.3-cp39-abi3-win_amd64.whl", 3210375, "2025-05-02T19:35:35.369Z", "5d186f32e52e66994dce4f766884bcb9c68b8da62d61d9d215bfe5fb56d21334"],
          ["cryptography-44.0.3.tar.gz", 711096, "2025-05-02T19:36:04.667Z", "fe19d8bc5536a91a24a8133328880a41831b6c5df54599a8417b62fe015d3053"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8, !=3.9.0, !=3.9.1",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "Apache-2.0 OR BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_1,
        "bcrypt>=3.1.5 ; extra == 'ssh'",
        "nox[uv]>=2024.4.15 ; extra == 'nox'",
        "cryptography-vectors==46.0.4 ; extra == 'test'",
        "pytest>=7.4.0 ; extra == 'test'",
        "pytest-benchmark>=4.0 ; extra == 'test'",
        "pytest-cov>=2.10.1 ; extra == 'test'",
        "pytest-xdist>=3.5.0 ; extra == 'test'",
        "pretend>=0.7 ; extra == 'test'",
        "certifi>=2024 ; extra == 'test'",
        "pytest-randomly ; extra == 'test-randomorder'",
        ...DOCS_1,
        ...DOCSTEST_1,
        "build>=1.0.0 ; extra == 'sdist'",
        ...PEP8TEST_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["46.0.4", [
          ["cryptography-46.0.4-cp311-abi3-manylinux_2_28_x86_64.whl", 4455157, "2026-01-28T00:23:16.443Z", "0a9ad24359fee86f131836a9ac3bffc9329e956624a2d379b613f8f8abaf5255"],
          ["cryptography-46.0.4-cp311-abi3-win_amd64.whl", 3478614, "2026-01-28T00:23:30.275Z", "6225d3ebe26a55dbc8ead5ad1265c0403552a63336499564675b29eb3184c09b"],
          ["cryptography-46.0.4-cp38-abi3-manylinux_2_28_x86_64.whl", 4451617, "2026-01-28T00:24:05.403Z", "a05177ff6296644ef2876fce50518dffb5bcdf903c85250974fc8bc85d54c0af"],
          ["cryptography-46.0.4-cp38-abi3-win_amd64.whl", 3466633, "2026-01-28T00:24:21.851Z", "fa0900b9ef9c49728887d1576fd8d9e7e3ea872fa9b25ef9b64888adc434e976"],
          ["cryptography-46.0.4.tar.gz", 749301, "2026-01-28T00:24:37.379Z", "bfd019f60f8abc2ed1b9be4ddc21cfef059c841d86d710bb69909a688cbb8f59"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8, !=3.9.0, !=3.9.1",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "Apache-2.0 OR BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_1,
        "bcrypt>=3.1.5 ; extra == 'ssh'",
        "nox[uv]>=2024.4.15 ; extra == 'nox'",
        "cryptography-vectors==46.0.5 ; extra == 'test'",
        "pytest>=7.4.0 ; extra == 'test'",
        "pytest-benchmark>=4.0 ; extra == 'test'",
        "pytest-cov>=2.10.1 ; extra == 'test'",
        "pytest-xdist>=3.5.0 ; extra == 'test'",
        "pretend>=0.7 ; extra == 'test'",
        "certifi>=2024 ; extra == 'test'",
        "pytest-randomly ; extra == 'test-randomorder'",
        ...DOCS_1,
        ...DOCSTEST_1,
        "build>=1.0.0 ; extra == 'sdist'",
        ...PEP8TEST_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["46.0.5", [
          ["cryptography-46.0.5-cp311-abi3-manylinux_2_28_x86_64.whl", 4456855, "2026-02-10T19:17:17.221Z", "3ee190460e2fbe447175cda91b88b84ae8322a104fc27766ad09428754a618ed"],
          ["cryptography-46.0.5-cp311-abi3-win_amd64.whl", 3480909, "2026-02-10T19:17:32.083Z", "38946c54b16c885c72c4f59846be9743d699eee2b69b6988e0a00a01f46a61a4"],
          ["cryptography-46.0.5-cp38-abi3-manylinux_2_28_x86_64.whl", 4453674, "2026-02-10T19:18:05.588Z", "3ce58ba46e1bc2aac4f7d9290223cead56743fa6ab94a5d53292ffaac6a91614"],
          ["cryptography-46.0.5-cp38-abi3-win_amd64.whl", 3467050, "2026-02-10T19:18:18.899Z", "556e106ee01aa13484ce9b0239bca667be5004efb0aabbed28d353df86445595"],
          ["cryptography-46.0.5.tar.gz", 750064, "2026-02-10T19:18:38.255Z", "abace499247268e3757271b2f1e244b36b06f8515cf27c4d49468fc9eb16e93d"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8, !=3.9.0, !=3.9.1",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "Apache-2.0 OR BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_1,
        "bcrypt>=3.1.5 ; extra == 'ssh'",
        "nox[uv]>=2024.4.15 ; extra == 'nox'",
        "cryptography-vectors==46.0.7 ; extra == 'test'",
        "pytest>=7.4.0 ; extra == 'test'",
        "pytest-benchmark>=4.0 ; extra == 'test'",
        "pytest-cov>=2.10.1 ; extra == 'test'",
        "pytest-xdist>=3.5.0 ; extra == 'test'",
        "pretend>=0.7 ; extra == 'test'",
        "certifi>=2024 ; extra == 'test'",
        "pytest-randomly ; extra == 'test-randomorder'",
        ...DOCS_1,
        ...DOCSTEST_1,
        "build>=1.0.0 ; extra == 'sdist'",
        ...PEP8TEST_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["46.0.7", [
          ["cryptography-46.0.7-cp311-abi3-manylinux_2_28_x86_64.whl", 4459985, "2026-04-08T01:56:27.309Z", "420b1e4109cc95f0e5700eed79908cef9268265c773d3a66f7af1eef53d409ef"],
          ["cryptography-46.0.7-cp311-abi3-win_amd64.whl", 3488363, "2026-04-08T01:56:41.893Z", "397655da831414d165029da9bc483bed2fe0e75dde6a1523ec2fe63f3c46046b"],
          ["cryptography-46.0.7-cp38-abi3-manylinux_2_28_x86_64.whl", 4450634, "2026-04-08T01:57:21.185Z", "1d25aee46d0c6f1a501adcddb2d2fee4b979381346a78558ed13e50aa8a59067"],
          ["cryptography-46.0.7-cp38-abi3-win_amd64.whl", 3472985, "2026-04-08T01:57:36.714Z", "506c4ff91eff4f82bdac7633318a526b1d1309fc07ca76a3ad182cb5b686d6d3"],
          ["cryptography-46.0.7.tar.gz", 750652, "2026-04-08T01:57:54.692Z", "e4cfd68c5f3e0bfdad0d38e023239b96a2fe84146481852dffbcca442c245aa5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9, !=3.9.0, !=3.9.1",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "Apache-2.0 OR BSD-3-Clause",
      requiresDist: [
        "cffi>=2.0.0 ; platform_python_implementation != 'PyPy'",
        "typing-extensions>=4.13.2 ; python_full_version < '3.11'",
        "bcrypt>=3.1.5 ; extra == 'ssh'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["50.0.0", [
          ["cryptography-50.0.0-cp311-abi3-manylinux_2_28_x86_64.whl", 4734609, "2026-07-31T14:23:43.139Z", "b42a28c1844fd9de8f3f7d540e36b66f3a9c83fceac7170ebc7a6a19edd9dcae"],
          ["cryptography-50.0.0-cp311-abi3-win_amd64.whl", 3840395, "2026-07-31T14:23:56.677Z", "bd1c592e4d5974f0d08d4888e432157adba757c66da0246918e43677fafa2d30"],
          ["cryptography-50.0.0-cp39-abi3-manylinux_2_28_x86_64.whl", 4762647, "2026-07-31T14:24:34.599Z", "105110f43a471dbd0060b9c9516cb8a6a79233631a04cc2ba16f28323ac6e025"],
          ["cryptography-50.0.0-cp39-abi3-win_amd64.whl", 3874135, "2026-07-31T14:24:50.085Z", "d24fead1d4d076e1bfb006dcec392074a3cd8d7b4fc8a595aa64073b2b7a96ba"],
          ["cryptography-50.0.0.tar.gz", 880201, "2026-07-31T14:25:10.11Z", "eeac2acb5a20ed25e0ad6d1df9891a520b78b404266b6d11778f25d5d691a6c9"],
        ]],
      ],
    },
  ],
};

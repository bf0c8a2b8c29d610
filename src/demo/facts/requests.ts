/** requests: two yanked releases in a row, a development release, a dropped Python in almost every minor. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "charset-normalizer (<4,>=2)",
  "idna (<4,>=2.5)",
  "urllib3 (<1.27,>=1.21.1)",
  "certifi (>=2017.4.17)",
];
const REQUIRED_2: readonly string[] = [
  "charset_normalizer<4,>=2",
  "idna<4,>=2.5",
  "urllib3<3,>=1.21.1",
  "certifi>=2017.4.17",
];
const REQUIRED_3: readonly string[] = [
  "charset_normalizer<4,>=2",
  "idna<4,>=2.5",
  "urllib3<3,>=1.26",
  "certifi>=2023.5.7",
];

export const REQUESTS: ProjectFacts = {
  name: "requests",
  summary: "HTTP client with sessions, for plain blocking calls",
  projectUrls: {
    "Documentation": "https://requests.readthedocs.io",
    "Source": "https://github.com/psf/requests",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: Apache Software License",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: Software Development :: Libraries",
  ],
  serial: 37059094,
  monthlyDownloads: 1291814272,
  series: [
    {
      requiresPython: ">=3.7, <4",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      license: "Apache 2.0",
      requiresDist: [
        ...REQUIRED_1,
        "PySocks (!=1.5.7,>=1.5.6) ; extra == 'socks'",
        "chardet (<6,>=3.0.2) ; extra == 'use_chardet_on_py3'",
      ],
      extras: ["security", "socks", "use_chardet_on_py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.28.2", [
          ["requests-2.28.2-py3-none-any.whl", 62822, "2023-01-12T16:24:52.241259Z", "64299f4909223da747622c030b781c0d7811e359c37124b4bd368fb8c6518baa", "d2f4274d1dbe96b41cf4e0efb70cbced278ffd61b5c7bb70338b62af94ccb25b"],
          ["requests-2.28.2.tar.gz", 108206, "2023-01-12T16:24:54.687770Z", "98b1b2782e3c6c4904938b84c0eb932721069dfdb9134313beff7c83c2df24bf", "9dee391076f5937f0a8cdf5e53b701ffc91753e87b07d66bae4a09aa671897bf"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      license: "Apache 2.0",
      requiresDist: [
        ...REQUIRED_1,
        "PySocks (!=1.5.7,>=1.5.6) ; extra == 'socks'",
        "chardet (<6,>=3.0.2) ; extra == 'use_chardet_on_py3'",
      ],
      extras: ["security", "socks", "use_chardet_on_py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.29.0", [
          ["requests-2.29.0-py3-none-any.whl", 62499, "2023-04-26T15:24:31.555832Z", "e8f3c9be120d3333921d213eef078af392fba3933ab7ed2d1cba3b56f2568c3b", "cfe12aa539876d9ed0ddc95882451deb57cfd7aa8dbf0b8dbce68e045549ba56"],
          ["requests-2.29.0.tar.gz", 108279, "2023-04-26T15:24:34.435420Z", "f2e34a75f4749019bb0e3effb66683630e4ffeaf75819fb51bebef1bf5aef059", "4cd270fc708727b62d55bc24e43cc85f073039023212d482553d853c44e57bdb"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      license: "Apache 2.0",
      requiresDist: [
        "charset-normalizer (<4,>=2)",
        "idna (<4,>=2.5)",
        "urllib3 (<3,>=1.21.1)",
        "certifi (>=2017.4.17)",
        "PySocks (!=1.5.7,>=1.5.6) ; extra == 'socks'",
        "chardet (<6,>=3.0.2) ; extra == 'use_chardet_on_py3'",
      ],
      extras: ["security", "socks", "use_chardet_on_py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.30.0", [
          ["requests-2.30.0-py3-none-any.whl", 62486, "2023-05-03T15:44:03.457714Z", "10e94cc4f3121ee6da529d358cdaeaff2f1c409cd377dbc72b825852f2f7e294", "9680034ffeca15c0f4e01b7b9c6ad0fb704b44e190cde4e757edbd60be404c41"],
          ["requests-2.30.0.tar.gz", 108411, "2023-05-03T15:44:06.936747Z", "239d7d4458afcb28a692cdd298d87542235f4ca8d36d03a15bfc128a6559a2f4", "e069122171604bcef06825fa1c05bd9e9b1d43bc9feb8c6c0717c42c92cc6f3c"],
        ]],
        ["2.31.0", [
          ["requests-2.31.0-py3-none-any.whl", 62574, "2023-05-22T15:12:42.313790Z", "58cd2187c01e70e6e26505bca751777aa9f2ee0b7f4300988b709f44e013003f", "708e0e2d847013cb52cd35b38c009bb167a1a26b2ce6cd6965bf26b47bc0bf44"],
          ["requests-2.31.0.tar.gz", 110794, "2023-05-22T15:12:44.175995Z", "942c5a758f98d790eaed1a29cb6eefc7ffb0d1cf7af05c3d2791656dbd6ad1e1", "9dbe10918a2eac4ae9f02f6cfe6414b7a155ccd8f7f9d4380d62fd5b955065c3"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "Apache-2.0",
      requiresDist: [
        "charset-normalizer <4,>=2",
        "idna <4,>=2.5",
        "urllib3 <3,>=1.21.1",
        "certifi >=2017.4.17",
        "PySocks !=1.5.7,>=1.5.6 ; extra == 'socks'",
        "chardet <6,>=3.0.2 ; extra == 'use_chardet_on_py3'",
      ],
      extras: ["security", "socks", "use_chardet_on_py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.32.0", [
          ["requests-2.32.0-py3-none-any.whl", 63695, "2024-05-20T16:08:19.530618Z", "f2c3881dddb70d056c5bd7600a4fae312b2a300e39be6a118d30b90bd27262b5", "24e809e8d662a9675a4e4f5dd7a8e6127b463a091d2703ed931a64aa66d00065"],
          ["requests-2.32.0.tar.gz", 114373, "2024-05-20T16:11:48.306524Z", "fa5490319474c82ef1d2c9bc459d3652e3ae4ef4c4ebdd18a21145a47ca4b6b8", "28a2423f4d16d6934ef502f10ad56673719dd4345e656aedbd6687ccc359ffc5"],
        ], "Clashes with how CVE-2024-35195 was fixed"],
        ["2.32.1", [
          ["requests-2.32.1-py3-none-any.whl", 63711, "2024-05-20T22:08:45.850542Z", "21ac9465cdf8c1650fe1ecde8a71669a93d4e6f147550483a2967d08396a56a5", "9ca6b9bf71eeb6dc835311b5c47a7c90df57b08061091161639611252257768d"],
          ["requests-2.32.1.tar.gz", 129920, "2024-05-20T22:08:48.995460Z", "eb97e87e64c79e64e5b8ac75cee9dd1f97f49e289b083ee6be96268930725685", "d8c1f32fb7c02e7620928ef14756ff4840cae3b8ef1d62f7e596bc5413300a16"],
        ], "Clashes with how CVE-2024-35195 was fixed"],
        ["2.32.2", [
          ["requests-2.32.2-py3-none-any.whl", 63902, "2024-05-21T18:51:29.562156Z", "fc06670dd0ed212426dfeb94fc1b983d917c4f9847c863f313c9dfaaffb7c23c", "c320748e38b466e0819491f0ce6e90ebe4184966ee304fe483e2c414b0f4ef07"],
          ["requests-2.32.2.tar.gz", 130327, "2024-05-21T18:51:32.819665Z", "dd951ff5ecf3e3b3aa26b40703ba77495dab41da839ae72ef3c8e5d8e2433289", "86ec535bf6f9bd280de6a4637526602a146a68fde757100ecf8c9333173392db"],
        ]],
        ["2.32.3", [
          ["requests-2.32.3-py3-none-any.whl", 64928, "2024-05-29T15:37:47.027275Z", "70761cfe03c773ceb22aa2f671b4757976145175cdfca038c02654d061d6dcc6", "f99b335f9764261e915ed497fcdeb11df5dfd6f7bf257d4a6a2a686d80da4d54"],
          ["requests-2.32.3.tar.gz", 131218, "2024-05-29T15:37:49.536140Z", "55365417734eb18255590a9ff9eb97e9e1da868d4ccd6402399eaf68af20a760", "63702bf7780ad2d390a8d301ad0b550f1581eadbd9a20f896afe06353c2a2913"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "Apache-2.0",
      requiresDist: [
        ...REQUIRED_2,
        'PySocks!=1.5.7,>=1.5.6; extra == "socks"',
        'chardet<6,>=3.0.2; extra == "use-chardet-on-py3"',
      ],
      extras: ["security", "socks", "use-chardet-on-py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.32.4", [
          ["requests-2.32.4-py3-none-any.whl", 64847, "2025-06-09T16:43:05.728107Z", "27babd3cda2a6d50b30443204ee89830707d396671944c998b5975b031ac2b2c", "7ce456027c4a6b4ae70ca9de302488c5ca95ad4a39e190093d6c1a8ace08341b"],
          ["requests-2.32.4.tar.gz", 135258, "2025-06-09T16:43:07.340534Z", "27d0316682c8a29834d3264820024b62a36942083d52caf2f14c0591336d3422", "e10a929373653770d8a0d7ea76c37de6e41f11eb07559b103b1c02cafb3f7cf8"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        ...REQUIRED_2,
        'PySocks!=1.5.7,>=1.5.6; extra == "socks"',
        'chardet<6,>=3.0.2; extra == "use-chardet-on-py3"',
      ],
      extras: ["security", "socks", "use-chardet-on-py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.32.5", [
          ["requests-2.32.5-py3-none-any.whl", 64738, "2025-08-18T20:46:00.542304Z", "2462f94637a34fd532264295e186976db0f5d453d1cdd31473c85a6a161affb6", "1edb4254e3eabe8020b458f1a747140d32277ec7a271daf1d235b70dc0b4e6e3"],
          ["requests-2.32.5.tar.gz", 134517, "2025-08-18T20:46:02.573425Z", "dbba0bac56e100853db0ea71b82b4dfd5fe2bf6d3754a8893c3af500cec7d7cf", "c974b3ff8e6c8446842c3f5c837e9c3dfcfe2018ea6ecef224c710c85ef728f4"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        ...REQUIRED_3,
        'PySocks!=1.5.7,>=1.5.6; extra == "socks"',
        'chardet<8,>=3.0.2; extra == "use-chardet-on-py3"',
        'pytest-httpbin==2.1.0; extra == "test"',
        'pytest-cov; extra == "test"',
        'pytest-mock; extra == "test"',
        'pytest-xdist; extra == "test"',
        'PySocks!=1.5.7,>=1.5.6; extra == "test"',
        'pytest>=3; extra == "test"',
      ],
      extras: ["security", "socks", "use-chardet-on-py3", "test"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.33.0", [
          ["requests-2.33.0-py3-none-any.whl", 65017, "2026-03-25T15:10:40.382036Z", "3324635456fa185245e24865e810cecec7b4caf933d7eb133dcde67d48cee69b", "565dc814546c2333ceea4ba42262d8c4d55763003e767fa169adc693bd524478"],
          ["requests-2.33.0.tar.gz", 134232, "2026-03-25T15:10:41.586809Z", "c7ebc5e8b0f21837386ad0e1c8fe8b829fa5f544d8df3b2253bff14ef29d7652", "34648860370b167a9721e8956ae116825caff829224fbca0ca6e7bf8ddef8430"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        ...REQUIRED_3,
        'PySocks!=1.5.7,>=1.5.6; extra == "socks"',
        'chardet<8,>=3.0.2; extra == "use-chardet-on-py3"',
      ],
      extras: ["security", "socks", "use-chardet-on-py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.33.1", [
          ["requests-2.33.1-py3-none-any.whl", 64947, "2026-03-30T16:09:13.830020Z", "4e6d1ef462f3626a1f0a0a9c42dd93c63bad33f9f1c1937509b8c5c8718ab56a", "d78e7540e8a2036f79a125c1d2ebadf69ed7901608859186c856fa0388ef4197"],
          ["requests-2.33.1.tar.gz", 134120, "2026-03-30T16:09:15.531306Z", "18817f8c57c6263968bc123d237e3b8b08ac046f5456bd1e307ee8f4250d3517", "5fa498b9c7c6428a668bf7e42ebb7c79d576a1c3c1e3ae2d47e674b468388871"],
        ]],
        ["2.34.0.dev1", [
          ["requests-2.34.0.dev1-py3-none-any.whl", 73077, "2026-05-03T20:21:40.509155Z", "c8749aeb3c4b204f80fd288f7507378c9afe66a3f189fb43fd77ea33e74d7564", "0c53ddb8b8fa96367976cf52bb0610ffd529bd7d2795b2e4c1724724d071718c"],
          ["requests-2.34.0.dev1.tar.gz", 141686, "2026-05-03T20:21:41.747826Z", "319ba4e42f1031737a08f3efc695c7dc436f22efb8d02630ca3a99cf23f752cd", "f537b3032e92a7712e988c92df2ed408d6aec5b00838e6c06009ae695433915b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14 3.15",
      license: "Apache-2.0",
      requiresDist: [
        ...REQUIRED_3,
        'PySocks!=1.5.7,>=1.5.6; extra == "socks"',
        'chardet<8,>=3.0.2; extra == "use-chardet-on-py3"',
      ],
      extras: ["security", "socks", "use-chardet-on-py3"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.34.0", [
          ["requests-2.34.0-py3-none-any.whl", 73021, "2026-05-11T19:29:49.923155Z", "917520a21b767485ce7c588f4ebb917c436b24a31231b44228715eaeb5a52c60", "efe6e300fce5fe83c30520607a015dabd985df3251e188d234bfe9492e17a389"],
          ["requests-2.34.0.tar.gz", 142436, "2026-05-11T19:29:51.717818Z", "7d62fe92f50eb82c529b0916bb445afa1531a566fc8f35ffdc64446e771b856a", "43b87a707d60fea4c49094e40262cc0e2ca6c768cca21587e34d3f705afec47e"],
        ]],
        ["2.34.1", [
          ["requests-2.34.1-py3-none-any.whl", 73085, "2026-05-13T19:20:22.827819Z", "bf38a3ff993960d3dd819c08862c40b3c703306eb7c744fcd9f4ddbb95b548f0", "155a4a949d170476de3c04ac036b5466422fbcbf348a917d8042eedf2cac7d1b"],
          ["requests-2.34.1.tar.gz", 142783, "2026-05-13T19:20:24.662635Z", "0fc5669f2b69704449fe1552360bd2a73a54512dfd03e65529157f1513322beb", "24367180e7f077c38108945dbbdf60fe04db681c3feb6e96419f8c6dc8723741"],
        ]],
        ["2.34.2", [
          ["requests-2.34.2-py3-none-any.whl", 73075, "2026-05-14T19:25:26.443000Z", "2a0d60c172f83ac6ab31e4554906c0f3b3588d37b5cb939b1c061f4907e278e0", "a0f4c67b0b3f1b9245e8d266f0f112c500d50e5b4e83cb6f3b71b6528104182a"],
          ["requests-2.34.2.tar.gz", 142856, "2026-05-14T19:25:27.735762Z", "f288924cae4e29463698d6d60bc6a4da69c89185ad1e0bcc4104f584e960b9ed", "acc3e2a2b89f2d3e2179abd6d00ebd70bff6273f37fb3e0cc209f48b39d00cbf"],
        ]],
      ],
    },
    {
      requiresDist: null,
      releases: [["2.15.0", []]],
    },
  ],
};

/** Django: three series supported at once, pre-releases of the next, two releases yanked for their line ends. @module */
import { DJANGO_OLDER } from "./django_older.ts";
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "asgiref (<4,>=3.6.0)",
  "sqlparse (>=0.3.1)",
  'backports.zoneinfo ; python_version < "3.9"',
  'tzdata ; sys_platform == "win32"',
];
const REQUIRED_2: readonly string[] = [
  "asgiref <4,>=3.6.0",
  "sqlparse >=0.3.1",
  'backports.zoneinfo ; python_version < "3.9"',
  'tzdata ; sys_platform == "win32"',
];
const REQUIRED_3: readonly string[] = [
  "asgiref<4,>=3.6.0",
  'backports.zoneinfo; python_version < "3.9"',
  "sqlparse>=0.3.1",
  'tzdata; sys_platform == "win32"',
];
const REQUIRED_4: readonly string[] = [
  "asgiref<4,>=3.8.1",
  "sqlparse>=0.3.1",
  'tzdata; sys_platform == "win32"',
];
const REQUIRED_5: readonly string[] = [
  "asgiref>=3.8.1",
  "sqlparse>=0.3.1",
  'tzdata; sys_platform == "win32"',
];
const REQUIRED_6: readonly string[] = [
  "asgiref>=3.9.1",
  "sqlparse>=0.5.0",
  'tzdata; sys_platform == "win32"',
];

export const DJANGO: ProjectFacts = {
  name: "Django",
  summary: "Web framework with an object mapper, templates and an admin site",
  projectUrls: {
    "Homepage": "https://www.djangoproject.com/",
    "Documentation": "https://docs.djangoproject.com/",
    "Release notes": "https://docs.djangoproject.com/en/stable/releases/",
    "Funding": "https://www.djangoproject.com/fundraising/",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Framework :: Django",
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
  ],
  serial: 39685695,
  monthlyDownloads: 48600417,
  series: [
    ...DJANGO_OLDER,
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "argon2-cffi (>=19.1.0) ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2", [
          ["Django-4.2-py3-none-any.whl", 7988617, "2023-04-03T08:36:11.797877Z", "ad33ed68db9398f5dfb33282704925bce044bef4261cd4fb59e4e7f9ae505a78"],
          ["Django-4.2.tar.gz", 10415665, "2023-04-03T08:36:16.829178Z", "c36e2ab12824e2ac36afa8b2515a70c53c7742f0d6eaefa7311ec379558db997"],
        ]],
        ["4.2.1", [
          ["Django-4.2.1-py3-none-any.whl", 7988496, "2023-05-03T12:58:27.208245Z", "066b6debb5ac335458d2a713ed995570536c8b59a580005acb0732378d5eb1ee"],
          ["Django-4.2.1.tar.gz", 10420051, "2023-05-03T12:58:41.313440Z", "7efa6b1f781a6119a10ac94b4794ded90db8accbe7802281cd26f8664ffed59c"],
        ]],
        ["4.2.4", [
          ["Django-4.2.4-py3-none-any.whl", 7990073, "2023-08-01T17:30:17.903829Z", "860ae6a138a238fc4f22c99b52f3ead982bb4b1aad8c0122bcd8c8a3a02e409d"],
          ["Django-4.2.4.tar.gz", 10393648, "2023-08-01T17:30:23.968800Z", "7e4225ec065e0f354ccf7349a22d209de09cc1c074832be9eb84c51c1799c432"],
        ]],
        ["4.2.7", [
          ["Django-4.2.7-py3-none-any.whl", 7990980, "2023-11-01T06:59:15.299512Z", "e1d37c51ad26186de355cbcec16613ebdabfa9689bbade9c538835205a8abbe9"],
          ["Django-4.2.7.tar.gz", 10425073, "2023-11-01T06:59:30.228988Z", "8e0f1c2c2786b5c0e39fe1afce24c926040fad47c8ea8ad30aaf1188df29fc41"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_2,
        "argon2-cffi >=19.1.0 ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.10", [
          ["Django-4.2.10-py3-none-any.whl", 7991213, "2024-02-06T14:53:58.214743Z", "a2d4c4d4ea0b6f0895acde632071aff6400bfc331228fc978b05452a0ff3e9f1"],
          ["Django-4.2.10.tar.gz", 10425081, "2024-02-06T14:54:05.022093Z", "b1260ed381b10a11753c73444408e19869f3241fc45c985cd55a30177c789d13"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "argon2-cffi (>=19.1.0) ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.11", [
          ["Django-4.2.11-py3-none-any.whl", 7991849, "2024-03-04T08:56:53.184104Z", "ddc24a0a8280a0430baa37aff11f28574720af05888c62b7cfe71d219f4599d3"],
          ["Django-4.2.11.tar.gz", 10426858, "2024-03-04T08:57:07.628886Z", "6e6ff3db2d8dd0c986b4eec8554c8e4f919b5c1ff62a5b4390c17aff2ed6e5c4"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_2,
        "argon2-cffi >=19.1.0 ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.12", [
          ["Django-4.2.12-py3-none-any.whl", 8024871, "2024-05-06T16:41:14.599163Z", "7640e86835d44ae118c2916a803d8081f40e214ee18a5a92a0202994ca60a4b4"],
          ["Django-4.2.12.tar.gz", 10498118, "2024-05-06T16:41:21.084668Z", "6a6b4aff8a2db2dc7dcc5650cb2c7a7a0d1eb38e2aa2335fdf001e41801e9797"],
        ], "Packed with CRLF line ends and without permission to execute its scripts"],
        ["4.2.13", [
          ["Django-4.2.13-py3-none-any.whl", 7991849, "2024-05-07T17:22:58.646120Z", "a17fcba2aad3fc7d46fdb23215095dbbd64e6174bf4589171e732b18b07e426a"],
          ["Django-4.2.13.tar.gz", 10430886, "2024-05-07T17:23:07.037423Z", "837e3cf1f6c31347a1396a3f6b65688f2b4bb4a11c580dcb628b5afe527b68a5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_3,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.16", [
          ["Django-4.2.16-py3-none-any.whl", 7992936, "2024-09-03T14:01:55.363767Z", "1ddc333a16fc139fd253035a1606bb24261951bbc3a6ca256717fa06cc41a898"],
          ["Django-4.2.16.tar.gz", 10436023, "2024-09-03T14:02:02.046515Z", "6f1616c2786c408ce86ab7e10f792b8f15742f7b7b7460243929cb371e7f1dad"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "asgiref<4,>=3.6.0",
        "sqlparse>=0.3.1",
        'backports.zoneinfo; python_version < "3.9"',
        'tzdata; sys_platform == "win32"',
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.20", [
          ["Django-4.2.20-py3-none-any.whl", 7993584, "2025-03-06T12:58:44.863766Z", "213381b6e4405f5c8703fffc29cd719efdf189dec60c67c04f76272b3dc845b9"],
          ["Django-4.2.20.tar.gz", 10432686, "2025-03-06T12:58:52.569050Z", "92bac5b4432a64532abb73b2ac27203f485e40225d2640a7fbef2b62b876e789"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_3,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["4.2.25", [
          ["django-4.2.25-py3-none-any.whl", 7993964, "2025-10-01T15:05:46.545878Z", "9584cf26b174b35620e53c2558b09d7eb180a655a3470474f513ff9acb494f8c"],
          ["django-4.2.25.tar.gz", 10456257, "2025-10-01T15:05:55.963415Z", "2391ab3d78191caaae2c963c19fd70b99e9751008da22a0adcc667c5a4f8d311"],
        ]],
        ["4.2.26", [
          ["django-4.2.26-py3-none-any.whl", 7994264, "2025-11-05T14:08:20.328245Z", "c96e64fc3c359d051a6306871bd26243db1bd02317472a62ffdbe6c3cae14280"],
          ["django-4.2.26.tar.gz", 10433052, "2025-11-05T14:08:23.522132Z", "9398e487bcb55e3f142cb56d19fbd9a83e15bb03a97edc31f408361ee76d9d7a"],
        ]],
        ["4.2.27", [
          ["django-4.2.27-py3-none-any.whl", 7995090, "2025-12-02T14:01:44.234529Z", "f393a394053713e7d213984555c5b7d3caeee78b2ccb729888a0774dff6c11a8"],
          ["django-4.2.27.tar.gz", 10432781, "2025-12-02T14:01:49.006267Z", "b865fbe0f4a3d1ee36594c5efa42b20db3c8bbb10dff0736face1c6e4bda5b92"],
        ]],
        ["4.2.29", [
          ["django-4.2.29-py3-none-any.whl", 7996481, "2026-03-03T13:56:36.495094Z", "074d7c4d2808050e528388bda442bd491f06def4df4fe863f27066851bba010c"],
          ["django-4.2.29.tar.gz", 10438980, "2026-03-03T13:56:42.083612Z", "86d91bc8086569c8d08f9c55888b583a921ac1f95ed3bdc7d5659d4709542014"],
        ]],
        ["4.2.30", [
          ["django-4.2.30-py3-none-any.whl", 7997231, "2026-04-07T14:05:38.241693Z", "4d07aaf1c62f9984842b67c2874ebbf7056a17be253860299b93ae1881faad65"],
          ["django-4.2.30.tar.gz", 10468707, "2026-04-07T14:05:45.570316Z", "4ebc7a434e3819db6cf4b399fb5b3f536310a30e8486f08b66886840be84b37c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "asgiref >=3.7.0",
        "sqlparse >=0.3.1",
        'tzdata ; sys_platform == "win32"',
        "argon2-cffi >=19.1.0 ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.0", [
          ["Django-5.0-py3-none-any.whl", 8136382, "2023-12-04T13:12:41.502020Z", "3a9fd52b8dbeae335ddf4a9dfa6c6a0853a1122f1fb071a8d5eca979f73a05c8"],
          ["Django-5.0.tar.gz", 10585390, "2023-12-04T13:12:50.251293Z", "7d29e14dfbc19cb6a95a4bd669edbde11f5d4c6a71fdaa42c2d40b6846e807f7"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "asgiref <4,>=3.7.0",
        "sqlparse >=0.3.1",
        'tzdata ; sys_platform == "win32"',
        "argon2-cffi >=19.1.0 ; extra == 'argon2'",
        "bcrypt ; extra == 'bcrypt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.0.4", [
          ["Django-5.0.4-py3-none-any.whl", 8183007, "2024-04-03T14:56:56.206912Z", "916423499d75d62da7aa038d19aef23d23498d8df229775eb0a6309ee1013775"],
          ["Django-5.0.4.tar.gz", 10638006, "2024-04-03T14:57:03.330645Z", "4bd01a8c830bb77a8a3b0e7d8b25b887e536ad17a81ba2dce5476135c73312bd"],
        ]],
        ["5.0.5", [
          ["Django-5.0.5-py3-none-any.whl", 8216922, "2024-05-06T16:46:37.863615Z", "8af4f166dc9a2bb822f9374cd78e34a10c286b402597fe2c7fb97c131656ba65"],
          ["Django-5.0.5.tar.gz", 10710759, "2024-05-06T16:46:43.884324Z", "dc95c9cb2a37ba54599d9d1c8faf81609d36f3e74cd04395ce1300573e57baf9"],
        ], "Packed with CRLF line ends and without permission to execute its scripts"],
        ["5.0.6", [
          ["Django-5.0.6-py3-none-any.whl", 8183735, "2024-05-07T16:55:41.136018Z", "8363ac062bb4ef7c3f12d078f6fa5d154031d129a15170a1066412af49d30905"],
          ["Django-5.0.6.tar.gz", 10639679, "2024-05-07T16:55:48.753934Z", "ff1b61005004e476e0aeea47c7f79b85864c70124030e95146315396f1e7951f"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "asgiref<4,>=3.7.0",
        "sqlparse>=0.3.1",
        'tzdata; sys_platform == "win32"',
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.0.14", [
          ["Django-5.0.14-py3-none-any.whl", 8185934, "2025-04-02T11:24:36.888387Z", "e762bef8629ee704de215ebbd32062b84f4e56327eed412e5544f6f6eb1dfd74"],
          ["Django-5.0.14.tar.gz", 10644306, "2025-04-02T11:24:41.396660Z", "29019a5763dbd48da1720d687c3522ef40d1c61be6fb2fad27ed79e9f655bc11"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_4,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.1", [
          ["Django-5.1-py3-none-any.whl", 8246099, "2024-08-07T13:33:52.959168Z", "d3b811bf5371a26def053d7ee42a9df1267ef7622323fe70a601936725aa4557"],
          ["Django-5.1.tar.gz", 10681050, "2024-08-07T13:34:10.857901Z", "848a5980e8efb76eea70872fb0e4bc5e371619c70fffbe48e3e1b50b2c09455d"],
        ]],
        ["5.1.1", [
          ["Django-5.1.1-py3-none-any.whl", 8246418, "2024-09-03T14:01:12.448544Z", "71603f27dac22a6533fb38d83072eea9ddb4017fead6f67f2562a40402d61c3f"],
          ["Django-5.1.1.tar.gz", 10675933, "2024-09-03T14:01:18.699006Z", "021ffb7fdab3d2d388bc8c7c2434eb9c1f6f4d09e6119010bbb1694dda286bc2"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_4,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.1.13", [
          ["django-5.1.13-py3-none-any.whl", 8277515, "2025-10-01T14:25:28.650511Z", "06f257f79dc4c17f3f9e23b106a4c5ed1335abecbe731e83c598c941d14fbeed"],
          ["django-5.1.13.tar.gz", 10742756, "2025-10-01T14:25:41.187762Z", "543ff21679f15e80edfc01fe7ea35f8291b6d4ea589433882913626a7c1cf929"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_4,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.1.14", [
          ["django-5.1.14-py3-none-any.whl", 8260068, "2025-11-05T14:07:53.260814Z", "2a4b9c20404fd1bf50aaaa5542a19d860594cba1354f688f642feb271b91df27"],
          ["django-5.1.14.tar.gz", 10720998, "2025-11-05T14:07:56.294338Z", "b98409fb31fdd6e8c3a6ba2eef3415cc5c0020057b43b21ba7af6eff5f014831"],
        ]],
        ["5.1.15", [
          ["django-5.1.15-py3-none-any.whl", 8260901, "2025-12-02T14:01:27.352322Z", "117871e58d6eda37f09870b7d73a3d66567b03aecd515b386b1751177c413432"],
          ["django-5.1.15.tar.gz", 10719662, "2025-12-02T14:01:31.931823Z", "46a356b5ff867bece73fc6365e081f21c569973403ee7e9b9a0316f27d0eb947"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_5,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.2a1", [
          ["Django-5.2a1-py3-none-any.whl", 8296448, "2025-01-16T09:15:08.476254Z", "34b39e8508364f816415e3c8f032445a1bb49d37069db8aa300886ce821735e4"],
          ["Django-5.2a1.tar.gz", 10814424, "2025-01-16T09:15:13.838788Z", "ed895284801c58a415944f0efd6821e709260d029f5d74b93db9dccb650a8d50"],
        ]],
        ["5.2b1", [
          ["Django-5.2b1-py3-none-any.whl", 8295550, "2025-02-19T10:55:17.498192Z", "ec33b0b3846d145a95d84a1ffea29f64ce4fc73ba755d9a6ab35128f354b750a"],
          ["Django-5.2b1.tar.gz", 10816962, "2025-02-19T10:55:23.255240Z", "55c764c5990759ee97ba60ac1ce17092e91e445be1d0a83e88b754835c4bb564"],
        ]],
        ["5.2rc1", [
          ["Django-5.2rc1-py3-none-any.whl", 8295671, "2025-03-19T11:20:09.795438Z", "726866ec5a76cf1914141e05c734cf901fb06a7c3e784d4d734178a9440b2682"],
          ["Django-5.2rc1.tar.gz", 10817143, "2025-03-19T11:20:14.577247Z", "01ab1a67decfae1acb2c3fad9937702bb801279177845bd3dcccc09dcc001e72"],
        ]],
        ["5.2", [
          ["Django-5.2-py3-none-any.whl", 8301361, "2025-04-02T13:08:01.465063Z", "91ceed4e3a6db5aedced65e3c8f963118ea9ba753fc620831c77074e620e7d83"],
          ["Django-5.2.tar.gz", 10824891, "2025-04-02T13:08:06.874146Z", "1a47f7a7a3d43ce64570d350e008d2949abe8c7e21737b351b6a1611277c6d89"],
        ]],
        ["5.2.1", [
          ["django-5.2.1-py3-none-any.whl", 8301833, "2025-05-07T14:06:10.955348Z", "a9b680e84f9a0e71da83e399f1e922e1ab37b2173ced046b541c72e1589a5961"],
          ["django-5.2.1.tar.gz", 10818735, "2025-05-07T14:06:17.543586Z", "57fe1f1b59462caed092c80b3dd324fd92161b620d59a9ba9181c34746c97284"],
        ]],
        ["5.2.7", [
          ["django-5.2.7.tar.gz", 10865812, "2025-10-01T14:22:12.081367Z", "e0f6f12e2551b1716a95a63a1366ca91bbcd7be059862c1b18f989b1da356cdd"],
          ["django-5.2.7-py3-none-any.whl", 8307145, "2025-10-01T14:22:49.476466Z", "59a13a6515f787dec9d97a0438cd2efac78c8aca1c80025244b0fe507fe0754b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_5,
        'argon2-cffi>=19.1.0; extra == "argon2"',
        'bcrypt; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["5.2.8", [
          ["django-5.2.8-py3-none-any.whl", 8289692, "2025-11-05T14:07:28.761361Z", "37e687f7bd73ddf043e2b6b97cfe02fcbb11f2dbb3adccc6a2b18c6daa054d7f"],
          ["django-5.2.8.tar.gz", 10849032, "2025-11-05T14:07:32.778255Z", "23254866a5bb9a2cfa6004e8b809ec6246eba4b58a7589bc2772f1bcc8456c7f"],
        ]],
        ["5.2.16", [
          ["django-5.2.16-py3-none-any.whl", 8311943, "2026-07-07T13:52:11.223969Z", "04f354bf9d807a86ad1a8392fe3808d362358a8eafc322848e0e43e59b24371d"],
          ["django-5.2.16.tar.gz", 10890894, "2026-07-07T13:52:17.005153Z", "59ea02020c3136fce14bef0bbece21a10a4febef5eed1c51c22ae468efa22200"],
        ]],
        ["5.2.17", [
          ["django-5.2.17-py3-none-any.whl", 8315563, "2026-08-04T15:03:59.100926Z", "f04fb3b36ee119e1af4fa1d397d5fd6cf12700f49321e84d4f4c642c5b1973db"],
          ["django-5.2.17.tar.gz", 10889740, "2026-08-04T15:04:03.173992Z", "9d4d93be539a18ab80d058eb515900e10951e04c537c5a6b394fc49528d3251f"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.12",
      pythons: "3.12 3.13",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_6,
        'argon2-cffi>=23.1.0; extra == "argon2"',
        'bcrypt>=4.1.1; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["6.0a1", [
          ["django-6.0a1-py3-none-any.whl", 8333170, "2025-09-17T19:05:31.635495Z", "8bc2b47de56a446ad9995a36c9bfeda15f5be413c65d8bde34871d5f778d9172"],
          ["django-6.0a1.tar.gz", 11171245, "2025-09-17T19:05:35.202715Z", "0195dd90d63d2249079f610779dff5e72d51a5feda82222645e6e941c95b3992"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.12",
      pythons: "3.12 3.13 3.14",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        ...REQUIRED_6,
        'argon2-cffi>=23.1.0; extra == "argon2"',
        'bcrypt>=4.1.1; extra == "bcrypt"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["6.0b1", [
          ["django-6.0b1-py3-none-any.whl", 8320481, "2025-10-22T18:50:49.035234Z", "9787a6afc0b003048159758f00c1b3e4b858b089d262680b6e30ea75ecac78e5"],
          ["django-6.0b1.tar.gz", 11172994, "2025-10-22T18:50:52.505199Z", "1a5435aba85a72fd471ad82b7f516fa607b8c59671c9c26e76753c5d275a6877"],
        ]],
        ["6.0rc1", [
          ["django-6.0rc1-py3-none-any.whl", 8321213, "2025-11-19T14:56:30.305077Z", "d37fc9cf38a30a20634ca7bc18580cb86351b01e51eda4e06dc66ab9ffe2e7d8"],
          ["django-6.0rc1.tar.gz", 10921876, "2025-11-19T14:56:34.843440Z", "28d47cddbb7ef9c39ad7441c72e6c2d47a487397780ae9e75a4774fe20ac1a7d"],
        ]],
        ["6.0", [
          ["django-6.0-py3-none-any.whl", 8339181, "2025-12-03T16:26:16.231704Z", "1cc2c7344303bbfb7ba5070487c17f7fc0b7174bbb0a38cebf03c675f5f19b6d"],
          ["django-6.0.tar.gz", 10932418, "2025-12-03T16:26:21.878277Z", "7b0c1f50c0759bbe6331c6a39c89ae022a84672674aeda908784617ef47d8e26"],
        ]],
        ["6.0.1", [
          ["django-6.0.1-py3-none-any.whl", 8338791, "2026-01-06T18:55:46.175833Z", "a92a4ff14f664a896f9849009cb8afaca7abe0d6fc53325f3d1895a15253433d"],
          ["django-6.0.1.tar.gz", 11069565, "2026-01-06T18:55:53.069458Z", "ed76a7af4da21551573b3d9dfc1f53e20dd2e6c7d70a3adc93eedb6338130a5f"],
        ]],
        ["6.0.7", [
          ["django-6.0.7-py3-none-any.whl", 8373344, "2026-07-07T13:51:20.007807Z", "a037427c2288443a8c02a1b02295a31c239663aa682bc50b1976afb7cf6a769e"],
          ["django-6.0.7.tar.gz", 10921299, "2026-07-07T13:51:26.485004Z", "2998503fc083124fb58037084bfa00de323c7c743f05f1b4284e77bff0ab8890"],
        ]],
        ["6.0.8", [
          ["django-6.0.8-py3-none-any.whl", 8376956, "2026-08-04T15:03:35.138697Z", "9b98b7e1902e0e575ea4f42c175fc9512784f7f2580898286aee3388b322219d"],
          ["django-6.0.8.tar.gz", 10924565, "2026-08-04T15:03:39.469322Z", "cb0bd962d27fc866f3c514b20aae6a7df56ec80b488f9899da46d675cd051526"],
        ]],
        ["6.1a1", [
          ["django-6.1a1-py3-none-any.whl", 8393399, "2026-05-20T19:40:43.638389Z", "fc617100cc0db25e8e93cb2ed7be65684787a46cbce26ecf87d217e1c5ae4b98"],
          ["django-6.1a1.tar.gz", 11172061, "2026-05-20T19:40:50.995447Z", "abd3a1ec92cf4817654fd83ab708932b5d2d12a0cec993ea169320682c193ad0"],
        ]],
        ["6.1b1", [
          ["django-6.1b1-py3-none-any.whl", 8410854, "2026-06-24T17:34:04.435675Z", "b7720a90857a46eb57f58aa29fc4d7844a1ac705fb61725e6fbebbad600e2479"],
          ["django-6.1b1.tar.gz", 11194569, "2026-06-24T17:34:10.989029Z", "d08aae6f285b8c7bb1fb1156bc0e9dc3ec94282c80b8e975c46e09daeebbb89f"],
        ]],
        ["6.1rc1", [
          ["django-6.1rc1-py3-none-any.whl", 8411536, "2026-07-22T20:07:43.766076Z", "f8a355d15fa6aa4cb65a71d692b55acfc84a1fe4ba5d375fa1164fe6b7a34ef5"],
          ["django-6.1rc1.tar.gz", 11209590, "2026-07-22T20:07:51.603498Z", "3964a696caea6ccfcc22f9a31ae1e322546002e52ea46bc8fdfe85a518ef6394"],
        ]],
      ],
    },
  ],
};

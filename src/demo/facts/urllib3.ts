/** urllib3: two series kept alive side by side (1.26 and 2.x) and fixes in both. @module */
import type { ProjectFacts } from "./shape.ts";

const BROTLI_1: readonly string[] = [
  'brotlicffi >=0.8.0 ; ((os_name != "nt" or python_version >= "3") and platform_python_implementation != "CPython") and extra == \'brotli\'',
  'brotli ==1.0.9 ; (os_name != "nt" and python_version < "3" and platform_python_implementation == "CPython") and extra == \'brotli\'',
  'brotlipy >=0.6.0 ; (os_name == "nt" and python_version < "3") and extra == \'brotli\'',
  'brotli >=1.0.9 ; (python_version >= "3" and platform_python_implementation == "CPython") and extra == \'brotli\'',
];
const SECURE_1: readonly string[] = [
  "pyOpenSSL >=0.14 ; extra == 'secure'",
  "cryptography >=1.3.4 ; extra == 'secure'",
  "idna >=2.0.0 ; extra == 'secure'",
  "certifi ; extra == 'secure'",
  "urllib3-secure-extra ; extra == 'secure'",
  "ipaddress ; (python_version == \"2.7\") and extra == 'secure'",
];
const BROTLI_2: readonly string[] = [
  "brotli>=1.0.9; platform_python_implementation == 'CPython' and extra == 'brotli'",
  "brotlicffi>=0.8.0; platform_python_implementation != 'CPython' and extra == 'brotli'",
];
const BROTLI_3: readonly string[] = [
  "brotli>=1.0.9; (platform_python_implementation == 'CPython') and extra == 'brotli'",
  "brotlicffi>=0.8.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
];
const BROTLI_4: readonly string[] = [
  "brotli>=1.2.0; (platform_python_implementation == 'CPython') and extra == 'brotli'",
  "brotlicffi>=1.2.0.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
];
const ZSTD_1: readonly string[] = [
  "backports-zstd>=1.0.0; (python_version < '3.14') and extra == 'zstd'",
];

export const URLLIB3: ProjectFacts = {
  name: "urllib3",
  summary: "HTTP client that reuses connections and tries again",
  projectUrls: {
    "Changelog": "https://github.com/urllib3/urllib3/blob/main/CHANGES.rst",
    "Documentation": "https://urllib3.readthedocs.io",
    "Code": "https://github.com/urllib3/urllib3",
    "Issue tracker": "https://github.com/urllib3/urllib3/issues",
  },
  keywords: "filepost,http,httplib,https,pooling,ssl,threadsafe,urllib",
  classifiers: [
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP",
    "Topic :: Software Development :: Libraries",
  ],
  serial: 36836170,
  monthlyDownloads: 1424208495,
  series: [
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, <4",
      pythons: "2.7 3.5 3.6 3.7 3.8 3.9",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotlipy (>=0.6.0) ; extra == 'brotli'",
        "pyOpenSSL (>=0.14) ; extra == 'secure'",
        "cryptography (>=1.3.4) ; extra == 'secure'",
        "idna (>=2.0.0) ; extra == 'secure'",
        "certifi ; extra == 'secure'",
        "ipaddress ; (python_version == \"2.7\") and extra == 'secure'",
        "PySocks (!=1.5.7,<2.0,>=1.5.6) ; extra == 'socks'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.5", [
          ["urllib3-1.26.5-py2.py3-none-any.whl", 138144, "2021-05-26T17:02:33.236908Z", "753a0374df26658f99d826cfe40394a686d05985786d946fbe4165b5148f5a7c"],
          ["urllib3-1.26.5.tar.gz", 292865, "2021-05-26T17:02:35.597930Z", "a7acd0977125325f516bda9735fa7142b909a8d01e8b2e4c8108d0984e6e0098"],
        ]],
      ],
    },
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, !=3.5.*",
      pythons: "2.7 3.6 3.7 3.8 3.9 3.10 3.11",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        'brotlicffi (>=0.8.0) ; ((os_name != "nt" or python_version >= "3") and platform_python_implementation != "CPython") and extra == \'brotli\'',
        'brotli (>=1.0.9) ; ((os_name != "nt" or python_version >= "3") and platform_python_implementation == "CPython") and extra == \'brotli\'',
        'brotlipy (>=0.6.0) ; (os_name == "nt" and python_version < "3") and extra == \'brotli\'',
        "pyOpenSSL (>=0.14) ; extra == 'secure'",
        "cryptography (>=1.3.4) ; extra == 'secure'",
        "idna (>=2.0.0) ; extra == 'secure'",
        "certifi ; extra == 'secure'",
        "urllib3-secure-extra ; extra == 'secure'",
        "ipaddress ; (python_version == \"2.7\") and extra == 'secure'",
        "PySocks (!=1.5.7,<2.0,>=1.5.6) ; extra == 'socks'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.16", [
          ["urllib3-1.26.16-py2.py3-none-any.whl", 143106, "2023-05-23T12:18:41.548302Z", "8d36afa7616d8ab714608411b4a3b13e58f463aee519024578e062e141dce20f"],
          ["urllib3-1.26.16.tar.gz", 303733, "2023-05-23T12:18:43.917400Z", "8f135f6502756bde6b2a9b28989df5fbe87c9970cecaa69041edcce7f0589b14"],
        ]],
      ],
    },
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, !=3.5.*",
      pythons: "2.7 3.6 3.7 3.8 3.9 3.10 3.11",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [...BROTLI_1, ...SECURE_1, "PySocks !=1.5.7,<2.0,>=1.5.6 ; extra == 'socks'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.17", [
          ["urllib3-1.26.17-py2.py3-none-any.whl", 143431, "2023-10-02T17:22:28.101314Z", "94a757d178c9be92ef5539b8840d48dc9cf1b2709c9d6b588232a055c524458b"],
          ["urllib3-1.26.17.tar.gz", 305031, "2023-10-02T17:22:30.961276Z", "24d6a242c28d29af46c3fae832c36db3bbebcc533dd1bb549172cd739c82df21"],
        ]],
        ["1.26.18", [
          ["urllib3-1.26.18-py2.py3-none-any.whl", 143835, "2023-10-17T17:47:01.725249Z", "34b97092d7e0a3a8cf7cd10e386f401b3737364026c45e622aa02903dffe0f07"],
          ["urllib3-1.26.18.tar.gz", 305687, "2023-10-17T17:47:03.986854Z", "f8ecc1bba5667413457c529ab955bf8c67b45db799d159066261719e328580a0"],
        ]],
      ],
    },
    {
      requiresPython: "!=3.0.*,!=3.1.*,!=3.2.*,!=3.3.*,!=3.4.*,!=3.5.*,>=2.7",
      pythons: "2.7 3.6 3.7 3.8 3.9 3.10 3.11",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [...BROTLI_1, ...SECURE_1, "PySocks !=1.5.7,<2.0,>=1.5.6 ; extra == 'socks'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.19", [
          ["urllib3-1.26.19-py2.py3-none-any.whl", 143933, "2024-06-17T14:53:31.589461Z", "37a0344459b199fce0e80b0d3569837ec6b6937435c5244e7fd73fa6006830f3"],
          ["urllib3-1.26.19.tar.gz", 306068, "2024-06-17T14:53:34.424917Z", "3e3d753a8618b86d7de333b4223005f68720bcd6a7d2bcb9fbd2229ec7c1e429"],
        ]],
      ],
    },
    {
      requiresPython: "!=3.0.*,!=3.1.*,!=3.2.*,!=3.3.*,!=3.4.*,!=3.5.*,>=2.7",
      pythons: "2.7 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        'brotlicffi>=0.8.0; ((os_name != "nt" or python_version >= "3") and platform_python_implementation != "CPython") and extra == "brotli"',
        'brotli==1.0.9; (os_name != "nt" and python_version < "3" and platform_python_implementation == "CPython") and extra == "brotli"',
        'brotlipy>=0.6.0; (os_name == "nt" and python_version < "3") and extra == "brotli"',
        'brotli>=1.0.9; (python_version >= "3" and platform_python_implementation == "CPython") and extra == "brotli"',
        'pyOpenSSL>=0.14; extra == "secure"',
        'cryptography>=1.3.4; extra == "secure"',
        'idna>=2.0.0; extra == "secure"',
        'certifi; extra == "secure"',
        'urllib3-secure-extra; extra == "secure"',
        'ipaddress; python_version == "2.7" and extra == "secure"',
        'PySocks!=1.5.7,<2.0,>=1.5.6; extra == "socks"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.20", [
          ["urllib3-1.26.20-py2.py3-none-any.whl", 144225, "2024-08-29T15:43:08.921610Z", "0ed14ccfbf1c30a9072c7ca157e4319b70d65f623e91e7b32fadb2853431016e"],
          ["urllib3-1.26.20.tar.gz", 307380, "2024-08-29T15:43:11.370856Z", "40c2dc0c681e47eb8f90e7e27bf6ff7df2e677421fd46756da1161c39ca70d32"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        ...BROTLI_2,
        "certifi; extra == 'secure'",
        "cryptography>=1.3.4; extra == 'secure'",
        "idna>=2.0.0; extra == 'secure'",
        "pyopenssl>=0.14; extra == 'secure'",
        "urllib3-secure-extra; extra == 'secure'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.0.0a1", [
          ["urllib3-2.0.0a1-py3-none-any.whl", 123463, "2022-11-15T15:43:16.231069Z", "3b8890a2ba9fc21372c873d1d71b891ccda4af7e6f6f2e9086bb2b5c4b53e98d"],
          ["urllib3-2.0.0a1.tar.gz", 275177, "2022-11-15T15:43:18.289578Z", "9e678d1a0aa9d0587e90416000869197e7ee2e339f12f21dff9a70b3f3ebeb4a"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        ...BROTLI_2,
        "certifi; extra == 'secure'",
        "cryptography>=1.9; extra == 'secure'",
        "idna>=2.0.0; extra == 'secure'",
        "pyopenssl>=17.1.0; extra == 'secure'",
        "urllib3-secure-extra; extra == 'secure'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.0.5", [
          ["urllib3-2.0.5-py3-none-any.whl", 123792, "2023-09-20T07:30:33.595386Z", "ef16afa8ba34a1f989db38e1dbbe0c302e4289a47856990d0682e374563ce35e"],
          ["urllib3-2.0.5.tar.gz", 281697, "2023-09-20T07:30:34.935182Z", "13abf37382ea2ce6fb744d4dad67838eec857c9f4f57009891805e0b5e123594"],
        ]],
        ["2.0.6", [
          ["urllib3-2.0.6-py3-none-any.whl", 123799, "2023-10-02T17:22:34.932865Z", "7a7c7003b000adf9e7ca2a377c9688bbc54ed41b985789ed576570342a375cd2"],
          ["urllib3-2.0.6.tar.gz", 281846, "2023-10-02T17:22:36.876270Z", "b19e1a85d206b56d7df1d5e683df4a7725252a964e3993648dd0fb5a1c157564"],
        ]],
        ["2.0.7", [
          ["urllib3-2.0.7-py3-none-any.whl", 124213, "2023-10-17T17:46:48.538593Z", "fdb6d215c776278489906c2f8916e6e7d4f5a9b602ccbcfdf7f016fc8da0596e"],
          ["urllib3-2.0.7.tar.gz", 282546, "2023-10-17T17:46:50.542277Z", "c97dfde1f7bd43a71c8d2a58e369e9b2bf692d1334ea9f9cae55add7d0dd0f84"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        ...BROTLI_3,
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.1", [
          ["urllib3-2.2.1-py3-none-any.whl", 121067, "2024-02-18T03:55:54.704486Z", "450b20ec296a467077128bff42b73080516e71b56ff59a60a02bef2232c4fa9d"],
          ["urllib3-2.2.1.tar.gz", 291020, "2024-02-18T03:55:57.539422Z", "d0570876c61ab9e520d776c38acbbb5b05a776d3f9ff98a5c8fd5162a444cf19"],
        ]],
        ["2.2.2", [
          ["urllib3-2.2.2-py3-none-any.whl", 121444, "2024-06-17T13:40:07.795777Z", "a448b2f64d686155468037e1ace9f2d2199776e17f0a46610480d311f73e3472"],
          ["urllib3-2.2.2.tar.gz", 292266, "2024-06-17T13:40:11.401496Z", "dd505485549a7a552833da5e6063639d0d177c04f23bc3864e41e5dc5f612168"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      licenseExpression: "MIT",
      requiresDist: [
        ...BROTLI_3,
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.4.0", [
          ["urllib3-2.4.0-py3-none-any.whl", 128680, "2025-04-10T15:23:37.377011Z", "4e16665048960a0900c702d4a66415956a584919c03361cac9f1df5c5dd7e813"],
          ["urllib3-2.4.0.tar.gz", 390672, "2025-04-10T15:23:39.232724Z", "414bc6535b787febd7567804cc015fee39daab8ad86268f1310a9250697de466"],
        ]],
        ["2.5.0", [
          ["urllib3-2.5.0-py3-none-any.whl", 129795, "2025-06-18T14:07:40.390656Z", "e6b01673c0fa6a13e374b50871808eb3bf7046c4b125b216f6bf1cc604cff0dc"],
          ["urllib3-2.5.0.tar.gz", 393185, "2025-06-18T14:07:41.644872Z", "3fc47733c7e419d4bc3f6b3dc2b4f890bb743906a30d56ba4a5bfa4bbff92760"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        ...BROTLI_4,
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        ...ZSTD_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.6.0", [
          ["urllib3-2.6.0-py3-none-any.whl", 131083, "2025-12-05T15:08:45.983238Z", "c90f7a39f716c572c4e3e58509581ebd83f9b59cced005b7db7ad2d22b0db99f"],
          ["urllib3-2.6.0.tar.gz", 432585, "2025-12-05T15:08:47.885766Z", "cb9bcef5a4b345d5da5d145dc3e30834f58e8018828cbc724d30b4cb7d4d49f1"],
        ]],
        ["2.6.2", [
          ["urllib3-2.6.2-py3-none-any.whl", 131182, "2025-12-11T15:56:38.584804Z", "ec21cddfe7724fc7cb4ba4bea7aa8e2ef36f607a4bab81aa6ce42a13dc3f03dd"],
          ["urllib3-2.6.2.tar.gz", 432930, "2025-12-11T15:56:40.252555Z", "016f9c98bb7e98085cb2b4b17b87d2c702975664e4f060c6532e64d1c1a5e797"],
        ]],
        ["2.6.3", [
          ["urllib3-2.6.3-py3-none-any.whl", 131584, "2026-01-07T16:24:42.685091Z", "bf272323e553dfb2e87d9bfd225ca7b0f467b919d7bbd355436d3fd37cb0acd4"],
          ["urllib3-2.6.3.tar.gz", 435556, "2026-01-07T16:24:43.925891Z", "1b62b6884944a57dbe321509ab94fd4d3b307075e0c2eae991ac71ee15ad38ed"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        ...BROTLI_4,
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        ...ZSTD_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.7.0", [
          ["urllib3-2.7.0-py3-none-any.whl", 131087, "2026-05-07T16:13:17.151740Z", "9fb4c81ebbb1ce9531cce37674bbc6f1360472bc18ca9a553ede278ef7276897"],
          ["urllib3-2.7.0.tar.gz", 433602, "2026-05-07T16:13:18.596909Z", "231e0ec3b63ceb14667c67be60f2f2c40a518cb38b03af60abc813da26505f4c"],
        ]],
      ],
    },
  ],
};

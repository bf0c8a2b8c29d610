/** urllib3: two series kept alive side by side (1.26 and 2.x) and fixes in both. @module */
import type { ProjectFacts } from "./shape.ts";

export const URLLIB3: ProjectFacts = {
  name: "urllib3",
  summary: "HTTP client with connection pools that are safe to share between threads",
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
          ["urllib3-1.26.5-py2.py3-none-any.whl", 138144, "2021-05-26T17:02:33.236908Z", "753a0374df26658f99d826cfe40394a686d05985786d946fbe4165b5148f5a7c", "0ccd1e2ec680ec7b09846dc6e605f5a7709dfb9d7128e51a026e7154e18a234e"],
          ["urllib3-1.26.5.tar.gz", 292865, "2021-05-26T17:02:35.597930Z", "a7acd0977125325f516bda9735fa7142b909a8d01e8b2e4c8108d0984e6e0098", "9440c396b5b212533716949a4d295f91a4c100d51ba95ea9e2d96b6b0517e5a5"],
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
        ["1.26.15", [
          ["urllib3-1.26.15-py2.py3-none-any.whl", 140881, "2023-03-11T00:01:39.031079Z", "aa751d169e23c7479ce47a0cb0da579e3ede798f994f5816a74e4f4500dcea42", "7bf5890a0baca17a61c1f92f72b81d3c31523c99bec609e60c292ea55b387ae8"],
          ["urllib3-1.26.15.tar.gz", 301444, "2023-03-11T00:01:41.302016Z", "8a388717b9476f934a21484e8c8e61875ab60644d29b9b39e11e4b9dc1c6b305", "21796372d8c0d0641b4072889f3ff84f279b738cd8595b64c8e0496d4e848122"],
        ]],
        ["1.26.16", [
          ["urllib3-1.26.16-py2.py3-none-any.whl", 143106, "2023-05-23T12:18:41.548302Z", "8d36afa7616d8ab714608411b4a3b13e58f463aee519024578e062e141dce20f", "c505c214b32d21c0b465506f95c4f28ccbcba15022e000b043b72b3df7728471"],
          ["urllib3-1.26.16.tar.gz", 303733, "2023-05-23T12:18:43.917400Z", "8f135f6502756bde6b2a9b28989df5fbe87c9970cecaa69041edcce7f0589b14", "e27d539e6f0cf9f0b95b71dd701a56dae89f768cd39fd8ce0096af3546aeb5a3"],
        ]],
      ],
    },
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, !=3.5.*",
      pythons: "2.7 3.6 3.7 3.8 3.9 3.10 3.11",
      license: "MIT",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        'brotlicffi >=0.8.0 ; ((os_name != "nt" or python_version >= "3") and platform_python_implementation != "CPython") and extra == \'brotli\'',
        'brotli ==1.0.9 ; (os_name != "nt" and python_version < "3" and platform_python_implementation == "CPython") and extra == \'brotli\'',
        'brotlipy >=0.6.0 ; (os_name == "nt" and python_version < "3") and extra == \'brotli\'',
        'brotli >=1.0.9 ; (python_version >= "3" and platform_python_implementation == "CPython") and extra == \'brotli\'',
        "pyOpenSSL >=0.14 ; extra == 'secure'",
        "cryptography >=1.3.4 ; extra == 'secure'",
        "idna >=2.0.0 ; extra == 'secure'",
        "certifi ; extra == 'secure'",
        "urllib3-secure-extra ; extra == 'secure'",
        "ipaddress ; (python_version == \"2.7\") and extra == 'secure'",
        "PySocks !=1.5.7,<2.0,>=1.5.6 ; extra == 'socks'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.26.17", [
          ["urllib3-1.26.17-py2.py3-none-any.whl", 143431, "2023-10-02T17:22:28.101314Z", "94a757d178c9be92ef5539b8840d48dc9cf1b2709c9d6b588232a055c524458b", "48fea5c6cc46e9fe9171d7ecf0f33ee7aae14642f8d74baa7af4d7840f9358be"],
          ["urllib3-1.26.17.tar.gz", 305031, "2023-10-02T17:22:30.961276Z", "24d6a242c28d29af46c3fae832c36db3bbebcc533dd1bb549172cd739c82df21", "dd199e5c8b813a8bddbfb035fa2b0c29077836ae7c4def1a55ae4632167b3511"],
        ]],
        ["1.26.18", [
          ["urllib3-1.26.18-py2.py3-none-any.whl", 143835, "2023-10-17T17:47:01.725249Z", "34b97092d7e0a3a8cf7cd10e386f401b3737364026c45e622aa02903dffe0f07", "b053aa91e163dcfd1e5b82d8a890ecf13314e3e149c05270cc644581f77f17fd"],
          ["urllib3-1.26.18.tar.gz", 305687, "2023-10-17T17:47:03.986854Z", "f8ecc1bba5667413457c529ab955bf8c67b45db799d159066261719e328580a0", "0c3964487bf07df2ed854cc06078c27c0d0abc59bd27b32232876e403c333a08"],
        ]],
        ["1.26.19", [
          ["urllib3-1.26.19-py2.py3-none-any.whl", 143933, "2024-06-17T14:53:31.589461Z", "37a0344459b199fce0e80b0d3569837ec6b6937435c5244e7fd73fa6006830f3", "ae6a99eaaeae8becaa17a29aeb334a18e5d582d873b6f084c11f02581b8d7f7f"],
          ["urllib3-1.26.19.tar.gz", 306068, "2024-06-17T14:53:34.424917Z", "3e3d753a8618b86d7de333b4223005f68720bcd6a7d2bcb9fbd2229ec7c1e429", "c89365e479b023bbc46dab3e092bda6b0005424ea3217d711964ccdede3f9b1b"],
        ]],
      ],
    },
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, !=3.5.*",
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
          ["urllib3-1.26.20-py2.py3-none-any.whl", 144225, "2024-08-29T15:43:08.921610Z", "0ed14ccfbf1c30a9072c7ca157e4319b70d65f623e91e7b32fadb2853431016e", "33cf8435d5a7159e2a9c83a95896ed596f68cf798005fe107cc655b5c5c14704"],
          ["urllib3-1.26.20.tar.gz", 307380, "2024-08-29T15:43:11.370856Z", "40c2dc0c681e47eb8f90e7e27bf6ff7df2e677421fd46756da1161c39ca70d32", "e4e86ff5e6bc22095cfc59b6ea711b687e2b7ed4bdb373f7eeec370a97d7392f"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; platform_python_implementation == 'CPython' and extra == 'brotli'",
        "brotlicffi>=0.8.0; platform_python_implementation != 'CPython' and extra == 'brotli'",
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
          ["urllib3-2.0.0a1-py3-none-any.whl", 123463, "2022-11-15T15:43:16.231069Z", "3b8890a2ba9fc21372c873d1d71b891ccda4af7e6f6f2e9086bb2b5c4b53e98d", "cac743ae26e98bfa13a7080f44403771a4435424a6dca11f63fc04764bd05b99"],
          ["urllib3-2.0.0a1.tar.gz", 275177, "2022-11-15T15:43:18.289578Z", "9e678d1a0aa9d0587e90416000869197e7ee2e339f12f21dff9a70b3f3ebeb4a", "3b4307856ca0d221f7f19d4d900637a8ea7eb7b81efd14b3d0e4c65502e6cebc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; platform_python_implementation == 'CPython' and extra == 'brotli'",
        "brotlicffi>=0.8.0; platform_python_implementation != 'CPython' and extra == 'brotli'",
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
        ["2.0.0", [
          ["urllib3-2.0.0-py3-none-any.whl", 123213, "2023-04-26T17:21:22.577020Z", "8f7f917bc6ff1c021c4b7b677229c455a7612878748581f6de39fd45e4fa21ae", "ca25fe81738a115a2f1005b19bd69b6253b7b5cd6c9119164f13f02ec627fc41"],
          ["urllib3-2.0.0.tar.gz", 276792, "2023-04-26T17:21:24.316827Z", "da21131828d290d6331d0d93a18f062ead1ec4fe0cfebbcefc95ee5368f7188a", "aa52078c46565a4b4983e15d862cb7461e5c63a2e7b3c8436e8622a601120ea0"],
        ], "Truncated response bodies when streaming a large compressed body. Upgrade to at least 2.0.2 (See: https://github.com/urllib3/urllib3/issues/3009)"],
        ["2.0.2", [
          ["urllib3-2.0.2-py3-none-any.whl", 123247, "2023-05-03T22:37:13.760873Z", "d055c2f9d38dc53c808f6fdc8eab7360b6fdbbde02340ed25cfbcd817c62469e", "4b1df8383ef593114755429c307449e7717b87044b3bcd5f7860b89b1f759e34"],
          ["urllib3-2.0.2.tar.gz", 277703, "2023-05-03T22:37:15.733635Z", "61717a1095d7e155cdb737ac7bb2f4324a858a1e2e6466f6d03ff630ca68d3cc", "fbc01abba1a1233b81cf2e36f56e05194f5e8a0cec8c03c244cab56cc9dfb5bd"],
        ]],
        ["2.0.4", [
          ["urllib3-2.0.4-py3-none-any.whl", 123908, "2023-07-19T15:51:22.189776Z", "de7df1803967d2c2a98e4b11bb7d6bd9210474c46e8a0401514e3a42a75ebde4", "9b8162fd61001fa4b9d0df6e31d47ff49cfa9de4af03adecf339c7bc30656b37"],
          ["urllib3-2.0.4.tar.gz", 281517, "2023-07-19T15:51:23.984567Z", "8d22f86aae8ef5e410d4f539fde9ce6b2113a001bb4d189e0aed70642d602b11", "31ab46bec149bbd71a4467a3063ac22f4486ecd2ceb70ae8c70d5d8e4c2a7946"],
        ]],
        ["2.0.5", [
          ["urllib3-2.0.5-py3-none-any.whl", 123792, "2023-09-20T07:30:33.595386Z", "ef16afa8ba34a1f989db38e1dbbe0c302e4289a47856990d0682e374563ce35e", "37dc399e63f5d1d96bb643404ee830657f4dfcf8503f5ba8fa3c6d465d0c57fe"],
          ["urllib3-2.0.5.tar.gz", 281697, "2023-09-20T07:30:34.935182Z", "13abf37382ea2ce6fb744d4dad67838eec857c9f4f57009891805e0b5e123594", "511362cb4a0af89fdf72db4a0ead8026e724c7f3cbf69706d84a4eff439be853"],
        ]],
        ["2.0.6", [
          ["urllib3-2.0.6-py3-none-any.whl", 123799, "2023-10-02T17:22:34.932865Z", "7a7c7003b000adf9e7ca2a377c9688bbc54ed41b985789ed576570342a375cd2", "26409957270221b6d3e9a3b92fdfba80dd5c9661ff45a664b47edd5d00f707f5"],
          ["urllib3-2.0.6.tar.gz", 281846, "2023-10-02T17:22:36.876270Z", "b19e1a85d206b56d7df1d5e683df4a7725252a964e3993648dd0fb5a1c157564", "8b00db794bb94bf09cadb4ecd031c4295dd4e3536db4da958e20331d95f1edb7"],
        ]],
        ["2.0.7", [
          ["urllib3-2.0.7-py3-none-any.whl", 124213, "2023-10-17T17:46:48.538593Z", "fdb6d215c776278489906c2f8916e6e7d4f5a9b602ccbcfdf7f016fc8da0596e", "d2b2b157855192a68541a91ba7b2bbcb91f1b4faa51f8bae38d8005c034be524"],
          ["urllib3-2.0.7.tar.gz", 282546, "2023-10-17T17:46:50.542277Z", "c97dfde1f7bd43a71c8d2a58e369e9b2bf692d1334ea9f9cae55add7d0dd0f84", "af47b215df9f71b4fdba1025fc05a77db2ad243fa0926755a52c5e71659f4e3c"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; platform_python_implementation == 'CPython' and extra == 'brotli'",
        "brotlicffi>=0.8.0; platform_python_implementation != 'CPython' and extra == 'brotli'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.1.0", [
          ["urllib3-2.1.0-py3-none-any.whl", 104579, "2023-11-13T12:29:42.719227Z", "55901e917a5896a349ff771be919f8bd99aff50b79fe58fec595eb37bbc56bb3", "9694c31f58c7a7f470d5665935262ebd7455c7e4c7782eb525658d3dbf4b9403"],
          ["urllib3-2.1.0.tar.gz", 263900, "2023-11-13T12:29:45.049388Z", "df7aa8afb0148fa78488e7899b2c59b5f4ffcfa82e6c54ccb9dd37c1d7b52d54", "36dda6b232f449e1bc71802a5b7950dc3675d32c6dbc2a1bd6d71f065551adb6"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=0.8.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.0", [
          ["urllib3-2.2.0-py3-none-any.whl", 120877, "2024-01-30T15:18:04.978871Z", "ce3711610ddce217e6d113a2732fafad960a03fd0318c91faa79481e35c11224", "8875311454fd3317aefe18415f04568edc20218453b709c63c58b9292c71be17"],
          ["urllib3-2.2.0.tar.gz", 287152, "2024-01-30T15:18:07.629435Z", "051d961ad0c62a94e50ecf1af379c3aba230c66c710493493560c0c223c49f20", "e2ccabf6746cc90bc52df4ba730f301b89b3b844d6dc133cb89a01cfe2511eb9"],
        ]],
        ["2.2.1", [
          ["urllib3-2.2.1-py3-none-any.whl", 121067, "2024-02-18T03:55:54.704486Z", "450b20ec296a467077128bff42b73080516e71b56ff59a60a02bef2232c4fa9d", "a273a68704750a7679d0b6d3ad7aa8d4da8e14e151ae82e6fee774e6e0d05ec8"],
          ["urllib3-2.2.1.tar.gz", 291020, "2024-02-18T03:55:57.539422Z", "d0570876c61ab9e520d776c38acbbb5b05a776d3f9ff98a5c8fd5162a444cf19", "7a507fd50a27caa0652cd4caf224aa87741ea41d3265ad13f010886167cfcc79"],
        ]],
        ["2.2.2", [
          ["urllib3-2.2.2-py3-none-any.whl", 121444, "2024-06-17T13:40:07.795777Z", "a448b2f64d686155468037e1ace9f2d2199776e17f0a46610480d311f73e3472", "ca1c89ffc63a9605b583d5df2be791a27bc1a42b7c32bab68d3c8f2f73a98cd4"],
          ["urllib3-2.2.2.tar.gz", 292266, "2024-06-17T13:40:11.401496Z", "dd505485549a7a552833da5e6063639d0d177c04f23bc3864e41e5dc5f612168", "436dfa469ae21497ddc8bc93e5877702dca7cb8f911e337aca7452b5724f1bb6"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=0.8.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.3", [
          ["urllib3-2.2.3-py3-none-any.whl", 126338, "2024-09-12T10:52:16.589559Z", "ca899ca043dcb1bafa3e262d73aa25c465bfb49e0bd9dd5d59f1d0acba2f8fac", "ced95f4c13cecde62396b0d3fe530a50ccea91e7dfc1ccf0e09c228841bb5ba8"],
          ["urllib3-2.2.3.tar.gz", 300677, "2024-09-12T10:52:18.401902Z", "e7d814a81dad81e6caf2ec9fdedb284ecc9c73076b62654547cc64ccdcae26e9", "ed6322ba4ebfe7430b76388e7cd448d5478814d3032121827c12a2cc287e2260"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: MIT License"],
      requiresDist: [
        "brotli>=1.0.9; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=0.8.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.0", [
          ["urllib3-2.3.0-py3-none-any.whl", 128369, "2024-12-22T07:47:28.074156Z", "1cee9ad369867bfdbbb48b7dd50374c0967a0bb7710050facf0dd6911440e3df", "c8194ec628951a74043532ca2cf5d97b7b14863931476d117c471e8e2b1eb39f"],
          ["urllib3-2.3.0.tar.gz", 307268, "2024-12-22T07:47:30.032123Z", "f8c5449b3cf0861679ce7e0503c7b44b5ec981bec0d1d3795a07f1ba96f0204d", "aa63e53da845320b757bf29ef6a9062f5c669fe997973f966045cb019c3f4b66"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      licenseExpression: "MIT",
      requiresDist: [
        "brotli>=1.0.9; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=0.8.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.4.0", [
          ["urllib3-2.4.0-py3-none-any.whl", 128680, "2025-04-10T15:23:37.377011Z", "4e16665048960a0900c702d4a66415956a584919c03361cac9f1df5c5dd7e813", "6b11cc635220681e93a0183390e26485430ca2c7b5f9d33b15c74c2861cb8091"],
          ["urllib3-2.4.0.tar.gz", 390672, "2025-04-10T15:23:39.232724Z", "414bc6535b787febd7567804cc015fee39daab8ad86268f1310a9250697de466", "8a7816493d9c386d8e60e442a35feac5e00f0913c0f4b7c217c11e8ec2ff53e0"],
        ]],
        ["2.5.0", [
          ["urllib3-2.5.0-py3-none-any.whl", 129795, "2025-06-18T14:07:40.390656Z", "e6b01673c0fa6a13e374b50871808eb3bf7046c4b125b216f6bf1cc604cff0dc", "a7c2fe1e52489ae3122415c51f387e221dd0773709bad6c6cdaa599e8a2c5185"],
          ["urllib3-2.5.0.tar.gz", 393185, "2025-06-18T14:07:41.644872Z", "3fc47733c7e419d4bc3f6b3dc2b4f890bb743906a30d56ba4a5bfa4bbff92760", "15229ee70a2574a4f4599c47dd506532914ce044817c7752a79b6a51286319bc"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "brotli>=1.2.0; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=1.2.0.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "backports-zstd>=1.0.0; (python_version < '3.14') and extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.6.0", [
          ["urllib3-2.6.0-py3-none-any.whl", 131083, "2025-12-05T15:08:45.983238Z", "c90f7a39f716c572c4e3e58509581ebd83f9b59cced005b7db7ad2d22b0db99f", "561a9ffe814d317c5224166b23e7c47f606d6e473712a2fad0f704ea9b99f246"],
          ["urllib3-2.6.0.tar.gz", 432585, "2025-12-05T15:08:47.885766Z", "cb9bcef5a4b345d5da5d145dc3e30834f58e8018828cbc724d30b4cb7d4d49f1", "1c43554c2569b62f49350597348fc3ac70f786e3c32e7f19d266e19817812dd3"],
        ]],
        ["2.6.1", [
          ["urllib3-2.6.1-py3-none-any.whl", 131138, "2025-12-08T15:25:25.510965Z", "e67d06fe947c36a7ca39f4994b08d73922d40e6cca949907be05efa6fd75110b", "bc56190ceb8cb10511b730b564fb1e0293fa468363dbad26145c34928a60cb0c"],
          ["urllib3-2.6.1.tar.gz", 432678, "2025-12-08T15:25:26.773282Z", "5379eb6e1aba4088bae84f8242960017ec8d8e3decf30480b3a1abdaa9671a3f", "5e1d0f3a93cca1ac5e8287842ed4eebbd0f7a991315089b1a0b01c7788aa7b63"],
        ]],
        ["2.6.2", [
          ["urllib3-2.6.2-py3-none-any.whl", 131182, "2025-12-11T15:56:38.584804Z", "ec21cddfe7724fc7cb4ba4bea7aa8e2ef36f607a4bab81aa6ce42a13dc3f03dd", "6db94095b668ea3678bf6a0af005527f39de12fb026516fb3df17495a733b7f8"],
          ["urllib3-2.6.2.tar.gz", 432930, "2025-12-11T15:56:40.252555Z", "016f9c98bb7e98085cb2b4b17b87d2c702975664e4f060c6532e64d1c1a5e797", "1e24a2a2ed9addd907787d7aa0355ba36a6cadf1768b934c652ea78acbd59dcd"],
        ]],
        ["2.6.3", [
          ["urllib3-2.6.3-py3-none-any.whl", 131584, "2026-01-07T16:24:42.685091Z", "bf272323e553dfb2e87d9bfd225ca7b0f467b919d7bbd355436d3fd37cb0acd4", "3908aaaad47bc4e9dc8c725e68f9d04865dbcb2052843ff09c97b08904852d84"],
          ["urllib3-2.6.3.tar.gz", 435556, "2026-01-07T16:24:43.925891Z", "1b62b6884944a57dbe321509ab94fd4d3b307075e0c2eae991ac71ee15ad38ed", "c7245f1b3bdffd70275f6661c76461e25f024d5a38a46f04aaca912426a2b1d3"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      licenseExpression: "MIT",
      requiresDist: [
        "brotli>=1.2.0; (platform_python_implementation == 'CPython') and extra == 'brotli'",
        "brotlicffi>=1.2.0.0; (platform_python_implementation != 'CPython') and extra == 'brotli'",
        "h2<5,>=4; extra == 'h2'",
        "pysocks!=1.5.7,<2.0,>=1.5.6; extra == 'socks'",
        "backports-zstd>=1.0.0; (python_version < '3.14') and extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.7.0", [
          ["urllib3-2.7.0-py3-none-any.whl", 131087, "2026-05-07T16:13:17.151740Z", "9fb4c81ebbb1ce9531cce37674bbc6f1360472bc18ca9a553ede278ef7276897", "7f3e5db95bcf282c52709639744ca2a8b149baccf648e39c8cc87553df9eae0c"],
          ["urllib3-2.7.0.tar.gz", 433602, "2026-05-07T16:13:18.596909Z", "231e0ec3b63ceb14667c67be60f2f2c40a518cb38b03af60abc813da26505f4c", "530c06f8b233b8fd13b9e5ee11424ef85419ba0d8ba0b3138bf360be2ff56953"],
        ]],
      ],
    },
  ],
};

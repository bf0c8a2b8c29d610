/** HTTPX: latest stable release long ago, requirements pinned by prefix. @module */
import type { ProjectFacts } from "./shape.ts";

const BROTLI_1: readonly string[] = [
  "brotli; (platform_python_implementation == 'CPython') and extra == 'brotli'",
  "brotlicffi; (platform_python_implementation != 'CPython') and extra == 'brotli'",
];
const CLI_1: readonly string[] = [
  "click==8.*; extra == 'cli'",
  "pygments==2.*; extra == 'cli'",
  "rich<14,>=10; extra == 'cli'",
];

export const HTTPX: ProjectFacts = {
  name: "httpx",
  summary: "HTTP client with synchronous and asynchronous interfaces",
  projectUrls: {
    "Changelog": "https://github.com/encode/httpx/blob/master/CHANGELOG.md",
    "Documentation": "https://www.python-httpx.org",
    "Homepage": "https://github.com/encode/httpx",
    "Source": "https://github.com/encode/httpx",
  },
  classifiers: [
    "Development Status :: 4 - Beta",
    "Framework :: AsyncIO",
    "Framework :: Trio",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Topic :: Internet :: WWW/HTTP",
  ],
  monthlyDownloads: 501349000,
  series: [
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        "anyio",
        "certifi",
        "httpcore==1.*",
        "idna",
        "sniffio",
        ...BROTLI_1,
        ...CLI_1,
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.27.0", [
          ["httpx-0.27.0-py3-none-any.whl", 75590, "2024-02-21T13:07:50.455Z", "71d5465162c13681bff01ad59b2cc68dd838ea1f10e51574bac27103f00c91a5"],
          ["httpx-0.27.0.tar.gz", 126413, "2024-02-21T13:07:52.434Z", "a0cb88a46f32dc874e04ee956e4c2764aba2aa228f650b06788ba6bda2962ab5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        "anyio",
        "certifi",
        "httpcore==1.*",
        "idna",
        "sniffio",
        ...BROTLI_1,
        ...CLI_1,
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.27.1", [
          ["httpx-0.27.1-py3-none-any.whl", 76417, "2024-08-27T11:30:38.325Z", "10877266452bbb4c7949734e5febc52d040fdf66f9e7c6d644a679f276d37de4"],
          ["httpx-0.27.1.tar.gz", 144179, "2024-08-27T11:30:40.002Z", "ce9d45798d6d047b7db67d7949e371f2b453105a53d8df315564b2483d346878"],
        ]],
        ["0.27.2", [
          ["httpx-0.27.2-py3-none-any.whl", 76395, "2024-08-27T12:53:59.653Z", "7bb2708e112d8fdd7829cd4243970f0c223274051cb35ee80c03301ee29a3df0"],
          ["httpx-0.27.2.tar.gz", 144189, "2024-08-27T12:54:01.334Z", "f7c2be1d2f3c3c3160d441802406b206c2b76f5947b11115e6df10c6c65e66c2"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      license: "BSD-3-Clause",
      requiresDist: [
        "anyio",
        "certifi",
        "httpcore==1.*",
        "idna",
        ...BROTLI_1,
        ...CLI_1,
        "h2<5,>=3; extra == 'http2'",
        "socksio==1.*; extra == 'socks'",
        "zstandard>=0.18.0; extra == 'zstd'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.28.1", [
          ["httpx-0.28.1-py3-none-any.whl", 73517, "2024-12-06T15:37:21.509Z", "d909fcccc110f8c7faf814ca82a9a4d816bc5a6dbfea25d6591d6985b8ba59ad"],
          ["httpx-0.28.1.tar.gz", 141406, "2024-12-06T15:37:23.222Z", "75e98c5f16b0f35b567856f597f06ff2270a374470a5c2392242528e3e3e42fc"],
        ]],
      ],
    },
  ],
};

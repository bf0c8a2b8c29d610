/** Starlette: years of 0.x, then 1.0; an advisory on file responses. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "anyio<5,>=3.4.0",
  "typing-extensions>=3.10.0; python_version < '3.10'",
];
const FULL_1: readonly string[] = [
  "httpx<0.29.0,>=0.27.0; extra == 'full'",
  "itsdangerous; extra == 'full'",
  "jinja2; extra == 'full'",
  "python-multipart>=0.0.18; extra == 'full'",
  "pyyaml; extra == 'full'",
];
const REQUIRED_2: readonly string[] = [
  "anyio<5,>=3.6.2",
  "typing-extensions>=4.10.0; python_version < '3.13'",
];

export const STARLETTE: ProjectFacts = {
  name: "starlette",
  summary: "Routing, requests and responses on ASGI",
  licenseExpression: "BSD-3-Clause",
  projectUrls: {
    "Homepage": "https://github.com/Kludex/starlette",
    "Documentation": "https://starlette.dev/",
    "Changelog": "https://starlette.dev/release-notes/",
    "Funding": "https://github.com/sponsors/Kludex",
  },
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Framework :: AnyIO",
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP",
  ],
  monthlyDownloads: 383061034,
  series: [
    {
      requiresPython: ">=3.7",
      pythons: "3.7 3.8 3.9 3.10 3.11",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "httpx>=0.22.0; extra == 'full'",
        "itsdangerous; extra == 'full'",
        "jinja2; extra == 'full'",
        "python-multipart; extra == 'full'",
        "pyyaml; extra == 'full'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.27.0", [
          ["starlette-0.27.0-py3-none-any.whl", 66978, "2023-05-16T10:59:53.927Z", "918416370e846586541235ccd38a474c08b80443ed31c578a418e2209b3eef91"],
          ["starlette-0.27.0.tar.gz", 51394, "2023-05-16T10:59:56.286Z", "6a6b0d042acb8d469a01eba54e9cda6cbd24ac602c4cd016723117d6a7e73b75"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "httpx>=0.22.0; extra == 'full'",
        "itsdangerous; extra == 'full'",
        "jinja2; extra == 'full'",
        "python-multipart>=0.0.7; extra == 'full'",
        "pyyaml; extra == 'full'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.37.2", [
          ["starlette-0.37.2-py3-none-any.whl", 71908, "2024-03-05T16:16:50.957Z", "6fe59f29268538e5d0d182f2791a479a0c64638e6935d1c6989e63fb2699c6ee"],
          ["starlette-0.37.2.tar.gz", 2843736, "2024-03-05T16:16:54.267Z", "9af890290133b79fc3db55474ade20f6220a364a0402e0b556e7cd5e1e093823"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "anyio<5,>=3.6.2",
        "typing-extensions>=3.10.0; python_version < '3.10'",
        ...FULL_1,
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.46.2", [
          ["starlette-0.46.2-py3-none-any.whl", 72037, "2025-04-13T13:56:16.21Z", "595633ce89f8ffa71a015caed34a5b2dc1c0cdb3f0f1fbd1e69339cf2abeec35"],
          ["starlette-0.46.2.tar.gz", 2580846, "2025-04-13T13:56:17.942Z", "7f7361f34eed179294600af672f565727419830b54b7b084efe44bb82d2fccd5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [...REQUIRED_2, ...FULL_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.47.1", [
          ["starlette-0.47.1-py3-none-any.whl", 72747, "2025-06-21T04:03:15.705Z", "5e11c9f5c7c3f24959edbf2dffdc01bba860228acf657129467d8a7468591527"],
          ["starlette-0.47.1.tar.gz", 2583072, "2025-06-21T04:03:17.337Z", "aef012dd2b6be325ffa16698f9dc533614fb1cebd593a906b90dc1025529a79b"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [...REQUIRED_2, ...FULL_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.48.0", [
          ["starlette-0.48.0-py3-none-any.whl", 73736, "2025-09-13T08:41:03.869Z", "0764ca97b097582558ecb498132ed0c7d942f233f365b86ba37770e026510659"],
          ["starlette-0.48.0.tar.gz", 2652949, "2025-09-13T08:41:05.699Z", "7e8cee469a8ab2352911528110ce9088fdc6a37d9876926e73da7ce4aa4c7a46"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_2, ...FULL_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.49.0", [
          ["starlette-0.49.0-py3-none-any.whl", 74057, "2025-10-28T08:11:40.895Z", "6f3988f55dda3fd36e5640aeaceee5b691063e0ebc4d7851e1c3a6695fbdc8ba"],
          ["starlette-0.49.0.tar.gz", 2654292, "2025-10-28T08:11:42.379Z", "cb75dfe3267b99caf9036db355601f8c6092c4d50d132b3724cb373766cb2ab1"],
        ]],
        ["0.49.1", [
          ["starlette-0.49.1-py3-none-any.whl", 74175, "2025-10-28T17:34:09.13Z", "d92ce9f07e4a3caa3ac13a79523bd18e3bc0042bb8ff2d759a8e7dd0e1859875"],
          ["starlette-0.49.1.tar.gz", 2654703, "2025-10-28T17:34:10.928Z", "481a43b71e24ed8c43b11ea02f5353d77840e01480881b8cb5a26b8cae64a8cb"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [...REQUIRED_2, ...FULL_1],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.50.0", [
          ["starlette-0.50.0-py3-none-any.whl", 74033, "2025-11-01T15:25:25.461Z", "9e5391843ec9b6e472eed1365a78c8098cfceb7a74bfd4d6b1c0c0095efb3bca"],
          ["starlette-0.50.0.tar.gz", 2646985, "2025-11-01T15:25:27.516Z", "a2a17b22203254bcbc2e1f926d2d55f3f9497f769416b3190768befe598fa3ca"],
        ]],
        ["0.52.1", [
          ["starlette-0.52.1-py3-none-any.whl", 74272, "2026-01-18T13:34:09.188Z", "0029d43eb3d273bc4f83a08720b4912ea4b071087a3b48db01b7c839f7954d74"],
          ["starlette-0.52.1.tar.gz", 2653702, "2026-01-18T13:34:11.062Z", "834edd1b0a23167694292e94f597773bc3f89f362be6effee198165a35d62933"],
        ]],
        ["1.0.0", [
          ["starlette-1.0.0-py3-none-any.whl", 72651, "2026-03-22T18:29:45.111Z", "d3ec55e0bb321692d275455ddfd3df75fff145d009685eb40dc91fc66b03d38b"],
          ["starlette-1.0.0.tar.gz", 2655289, "2026-03-22T18:29:46.779Z", "6a4beaf1f81bb472fd19ea9b918b50dc3a77a6f2e190a12954b25e6ed5eea149"],
        ]],
        ["1.2.1", [
          ["starlette-1.2.1-py3-none-any.whl", 73350, "2026-05-31T01:07:50.09Z", "4de0082d08c8f6764a85a54cf1120d6939507a19905c7768acad2a9f875d2b89"],
          ["starlette-1.2.1.tar.gz", 2701854, "2026-05-31T01:07:51.847Z", "9b9b5ebb992e67d6093741e63c2f59e4f6fff986f81163c087867bd7b924b3f6"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      requiresDist: [
        ...REQUIRED_2,
        "httpx2>=2.0.0; extra == 'full'",
        "httpx<0.29.0,>=0.27.0; extra == 'full'",
        "itsdangerous; extra == 'full'",
        "jinja2; extra == 'full'",
        "python-multipart>=0.0.18; extra == 'full'",
        "pyyaml; extra == 'full'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.6.0", [
          ["starlette-1.6.0-py3-none-any.whl", 75969, "2026-08-08T18:27:56.196Z", "a86dd39d14bb45f85a3d18525215a9ef0cfd1f192ac793220e72598c90335f0c"],
          ["starlette-1.6.0.tar.gz", 2716969, "2026-08-08T18:27:57.512Z", "d4e3ac5e546444960c710297a3c9fc3f7ebae1b7e963f3d36173b49da535be9b"],
        ]],
      ],
    },
  ],
};

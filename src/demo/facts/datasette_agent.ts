/** datasette-agent: nothing but pre-releases. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "datasette>=1.0a30",
  "datasette-llm>=0.1a7",
  "llm>=0.32a3",
  "python-ulid",
];

export const DATASETTE_AGENT: ProjectFacts = {
  name: "datasette-agent",
  summary: "Language model agents inside Datasette",
  author: "Simon Willison",
  licenseExpression: "Apache-2.0",
  projectUrls: {
    "Homepage": "https://github.com/datasette/datasette-agent",
    "Changelog": "https://github.com/datasette/datasette-agent/releases",
    "Issues": "https://github.com/datasette/datasette-agent/issues",
    "CI": "https://github.com/datasette/datasette-agent/actions",
  },
  classifiers: [
    "Framework :: Datasette",
  ],
  series: [
    {
      requiresPython: ">=3.10",
      requiresDist: ["datasette>=1.0a28", "datasette-llm>=0.1a7", "llm>=0.32a2", "python-ulid"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.1a0", [
          ["datasette_agent-0.1a0-py3-none-any.whl", 56867, "2026-05-12T21:30:48.406455Z", "3c3b101d136ecb835ba968f1bf652f24bc32a962efb5a8b777e7cb5632716f24"],
          ["datasette_agent-0.1a0.tar.gz", 65364, "2026-05-12T21:30:49.869283Z", "3a71cd8cea492504097962e2c21b100ba348355df71f60e166cd64247e2acf05"],
        ]],
        ["0.1a1", [
          ["datasette_agent-0.1a1-py3-none-any.whl", 56883, "2026-05-14T22:13:21.694845Z", "4fed4fe3177144f2f22ac894e1115804b53c569bd85ecdcc794443a7194865fd"],
          ["datasette_agent-0.1a1.tar.gz", 66309, "2026-05-14T22:13:23.400786Z", "ade68b64de08346ff281a7d09824e9fccd1f4072823434c21db631ca173f3c17"],
        ]],
        ["0.1a2", [
          ["datasette_agent-0.1a2-py3-none-any.whl", 57678, "2026-05-15T00:04:14.661220Z", "a1d4ebd57bba98956029edac97b59bc177df8a30573565af364f734de6949ec1"],
          ["datasette_agent-0.1a2.tar.gz", 68063, "2026-05-15T00:04:16.256004Z", "e2babb0a3d4d24015f70d60778c6876ac04d9aca1f3b5765ea9f4f49f4194741"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      requiresDist: REQUIRED_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.1a3", [
          ["datasette_agent-0.1a3-py3-none-any.whl", 59259, "2026-05-21T15:05:52.882866Z", "06cd3471cd54ff896e884437bcf624fb69cd28b4550d2acc60b16256bc2327d2"],
          ["datasette_agent-0.1a3.tar.gz", 71641, "2026-05-21T15:05:54.514192Z", "ff8b5ca85d0c1d30ea404ce5329fe4479ae6a811a0268d349866d21024d35d85"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      requiresDist: ["datasette>=1.0a30", "datasette-llm>=0.1a7", "llm>=0.32a2", "python-ulid"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.1a4", [
          ["datasette_agent-0.1a4-py3-none-any.whl", 61075, "2026-05-24T23:20:35.288669Z", "8b544d0b2cd5017d66c72ab3bf88bf2590ed5df62d5fac0597dc47feb411a041"],
          ["datasette_agent-0.1a4.tar.gz", 73658, "2026-05-24T23:20:36.743081Z", "c35314b5befd643dc82db53199aadb881125eff02deff46b2fd0dbaa910243a8"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      requiresDist: REQUIRED_1,
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.2a0", [
          ["datasette_agent-0.2a0-py3-none-any.whl", 73653, "2026-06-10T23:59:01.284103Z", "b4c3ca34158253eb7acfd51b48079be26492428e20310b8a9d96440e91036d23"],
          ["datasette_agent-0.2a0.tar.gz", 92497, "2026-06-10T23:59:02.410975Z", "38780cd4b6cfd49c832e611a8af7558371a6a76702a90a8216997f6016f783a3"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.10",
      requiresDist: ["datasette>=1.0a33", "datasette-llm>=0.1a7", "llm>=0.32a3", "python-ulid"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.3a0", [
          ["datasette_agent-0.3a0-py3-none-any.whl", 79692, "2026-06-15T17:21:02.064601Z", "2e538173d85b6568e7631bb77c9798e49a813e2d45467ceb932f6aa88b1abe07"],
          ["datasette_agent-0.3a0.tar.gz", 101023, "2026-06-15T17:21:03.536478Z", "ac1ff02e15fcfb0c890a941db3a07a5aebd7046ce7e0287cdc91e7f0d9f5dd4e"],
        ]],
      ],
    },
  ],
};

/** Jinja2: 3.1.2 is the release that a scanner complains about five times. @module */
import type { ProjectFacts } from "./shape.ts";

export const JINJA2: ProjectFacts = {
  name: "Jinja2",
  summary: "Template engine with a sandbox and automatic escaping",
  projectUrls: {
    "Changes": "https://jinja.palletsprojects.com/changes/",
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://jinja.palletsprojects.com/",
    "Donate": "https://palletsprojects.com/donate",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: BSD License",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
    "Topic :: Text Processing :: Markup :: HTML",
    "Typing :: Typed",
  ],
  serial: 27788726,
  monthlyDownloads: 525536880,
  series: [
    {
      pythons: "2.6 2.7 3.3",
      license: "BSD",
      requiresDist: ["MarkupSafe", "Babel (>=0.8); extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.8.1", [
          ["Jinja2-2.8.1.tar.gz", 358129, "2016-12-29T13:16:20.340212Z", "35341f3a97b46327b3ef1eb624aadea87a535b8f50863036e085e7c426ac5891"],
          ["Jinja2-2.8.1-py2.py3-none-any.whl", 264916, "2016-12-29T13:16:24.235831Z", "3997cf273f1424207c60d5895264f74483fce72702f15a7cd51a8551d43663ca"],
        ]],
      ],
    },
    {
      pythons: "2.6 2.7 3.3 3.4 3.5 3.6",
      license: "BSD",
      requiresDist: ["MarkupSafe (>=0.23)", "Babel (>=0.8) ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.10.1", [
          ["Jinja2-2.10.1-py2.py3-none-any.whl", 124883, "2019-04-06T18:59:59.630413Z", "14dd6caf1527abb21f08f86c784eac40853ba93edb79552aa1e4b8aef1b61c7b"],
          ["Jinja2-2.10.1.tar.gz", 260956, "2019-04-06T19:00:02.949801Z", "065c4f02ebe7f7cf559e49ee5a95fb800a9e4528727aec6f24402a5374c65013"],
        ]],
      ],
    },
    {
      requiresPython: ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*",
      pythons: "2.7 3.5 3.6 3.7 3.8",
      license: "BSD-3-Clause",
      requiresDist: ["MarkupSafe (>=0.23)", "Babel (>=0.8) ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.11.2", [
          ["Jinja2-2.11.2-py2.py3-none-any.whl", 125774, "2020-04-13T16:16:44.917621Z", "f0a4641d3cf955324a89c04f3d94663aa4d638abe8f733ecd3582848e1c37035"],
          ["Jinja2-2.11.2.tar.gz", 257594, "2020-04-13T16:16:46.750648Z", "89aab215427ef59c34ad58735269eb58b1a5808103067f7bb9d5836c651b3bb0"],
        ]],
        ["2.11.3", [
          ["Jinja2-2.11.3-py2.py3-none-any.whl", 125699, "2021-01-31T16:33:07.289264Z", "03e47ad063331dd6a3f04a43eddca8a966a26ba0c5b7207a9a9e4e08f1b29419"],
          ["Jinja2-2.11.3.tar.gz", 257589, "2021-01-31T16:33:09.175429Z", "a6d58433de0ae800347cab1fa3043cebbabe8baa9d29e668f1c768cb87a333c6"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      license: "BSD-3-Clause",
      requiresDist: ["MarkupSafe (>=2.0.0rc2)", "Babel (>=2.7) ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.0.0rc2", [
          ["Jinja2-3.0.0rc2-py3-none-any.whl", 125371, "2021-04-25T15:12:58.105498Z", "8e68a2e702a59a57c86305752df25532472a0dad2b4b2756a1d289c618a9e1f5"],
          ["Jinja2-3.0.0rc2.tar.gz", 260414, "2021-04-25T15:13:01.747083Z", "fd581ab32650fec6d24e8f035dd9757f3549ea6e559534d5d2385d4ade7e0fe1"],
        ]],
        ["3.0.0", [
          ["Jinja2-3.0.0-py3-none-any.whl", 133357, "2021-05-11T21:08:16.608821Z", "2f2de5285cf37f33d33ecd4a9080b75c87cd0c1994d5a9c6df17131ea1f049c6"],
          ["Jinja2-3.0.0.tar.gz", 267417, "2021-05-11T21:08:18.806712Z", "ea8d7dd814ce9df6de6a761ec7f1cac98afe305b8cdc4aaae4e114b8d8ce24c5"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.6",
      license: "BSD-3-Clause",
      requiresDist: ["MarkupSafe (>=2.0)", "Babel (>=2.7) ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.0.3", [
          ["Jinja2-3.0.3-py3-none-any.whl", 133630, "2021-11-09T20:27:27.116933Z", "077ce6014f7b40d03b47d1f1ca4b0fc8328a692bd284016f806ed0eaca390ad8"],
          ["Jinja2-3.0.3.tar.gz", 269196, "2021-11-09T20:27:29.541476Z", "611bb273cd68f3b993fabdc4064fc858c5b47a973cb5aa7999ec1ba405c87cd7"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      requiresDist: ["MarkupSafe (>=2.0)", "Babel (>=2.7) ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.0", [
          ["Jinja2-3.1.0-py3-none-any.whl", 132565, "2022-03-24T14:14:01.622601Z", "da424924c069a4013730d8dd010cbecac7e7bb752be388db3741688bffb48dc6"],
          ["Jinja2-3.1.0.tar.gz", 266923, "2022-03-24T14:14:03.573233Z", "a2f09a92f358b96b5f6ca6ecb4502669c4acb55d8733bbb2b2c9c4af5564c605"],
        ]],
        ["3.1.2", [
          ["Jinja2-3.1.2-py3-none-any.whl", 133101, "2022-04-28T17:21:25.336093Z", "6088930bfe239f0e6710546ab9c19c9ef35e29792895fed6e6e31a023a182a61"],
          ["Jinja2-3.1.2.tar.gz", 268239, "2022-04-28T17:21:27.579532Z", "31351a702a408a9e7595a8fc6150fc3f43bb6bf7e319770cbc0db9df9437e852"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      requiresDist: ["MarkupSafe >=2.0", "Babel >=2.7 ; extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.3", [
          ["Jinja2-3.1.3-py3-none-any.whl", 133236, "2024-01-10T23:12:19.504680Z", "7d6d50dd97d52cbc355597bd845fabfbac3f551e1f99619e39a35ce8c370b5fa"],
          ["Jinja2-3.1.3.tar.gz", 268261, "2024-01-10T23:12:21.133641Z", "ac8bd6544d4bb2c9792bf3a159e80bba8fda7f07e81bc3aed565432d5925ba90"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      requiresDist: ["MarkupSafe>=2.0", 'Babel>=2.7 ; extra == "i18n"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.4", [
          ["jinja2-3.1.4-py3-none-any.whl", 133271, "2024-05-05T23:41:59.928923Z", "bc5dd2abb727a5319567b7a813e6a2e7318c39f4f487cfe6c89c6f9c7d25197d"],
          ["jinja2-3.1.4.tar.gz", 240245, "2024-05-05T23:42:02.455073Z", "4a3aee7acbbe7303aede8e9648d13b8bf88a429282aa6122a993f0ac800cb369"],
        ]],
        ["3.1.5", [
          ["jinja2-3.1.5-py3-none-any.whl", 134596, "2024-12-21T18:30:19.133079Z", "aba0f4dc9ed8013c424088f68a5c226f7d6097ed89b246d7749c2ec4175c6adb"],
          ["jinja2-3.1.5.tar.gz", 244674, "2024-12-21T18:30:22.828157Z", "8fefff8dc3034e27bb80d67c671eb8a9bc424c0ef4c0826edbff304cceff43bb"],
        ]],
        ["3.1.6", [
          ["jinja2-3.1.6-py3-none-any.whl", 134899, "2025-03-05T20:05:00.369721Z", "85ece4451f492d0c13c5dd7c13a64681a86afae63a5f347908daf103ce6d2f67"],
          ["jinja2-3.1.6.tar.gz", 245115, "2025-03-05T20:05:02.478302Z", "0137fb05990d35f1275a587e9aee6d56da821fc83491a0fb838183be43f66d6d"],
        ]],
      ],
    },
  ],
};

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
          ["Jinja2-2.8.1.tar.gz", 358129, "2016-12-29T13:16:20.340212Z", "35341f3a97b46327b3ef1eb624aadea87a535b8f50863036e085e7c426ac5891", "5fbd5815d4d925a2b8cbbb4b4960f018441b0c65f24ba29f3bdcfb3c8218a307"],
          ["Jinja2-2.8.1-py2.py3-none-any.whl", 264916, "2016-12-29T13:16:24.235831Z", "3997cf273f1424207c60d5895264f74483fce72702f15a7cd51a8551d43663ca", "67ea92b1d9d8f2dc43302df7f5271b9500bbfc237386782343561a5f62beb306"],
        ]],
      ],
    },
    {
      pythons: "2.6 2.7 3.3 3.4 3.5 3.6",
      license: "BSD",
      requiresDist: ["MarkupSafe (>=0.23)", "Babel (>=0.8); extra == 'i18n'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.10", [
          ["Jinja2-2.10-py2.py3-none-any.whl", 126381, "2017-11-08T20:13:42.279540Z", "74c935a1b8bb9a3947c50a54766a969d4846290e1e788ea44c1392163723c3bd", "7fffae64bacdfc95f27a016a7bed8e8686763ba4d277a78ca76f32659220a731"],
          ["Jinja2-2.10.tar.gz", 261631, "2017-11-08T20:13:44.666516Z", "f84be1bb0040caca4cea721fcbbbbd61f9be9464ca236387158b0feea01914a4", "56e6332789f295cf22308386cf5bbd1f4e00ed11484299c5d7383378cf48ba47"],
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
          ["Jinja2-2.10.1-py2.py3-none-any.whl", 124883, "2019-04-06T18:59:59.630413Z", "14dd6caf1527abb21f08f86c784eac40853ba93edb79552aa1e4b8aef1b61c7b", "1de7fd8b501e7a6dfe492a433deb7b9d833d39ca74916fa8bc63dd1a4947a671"],
          ["Jinja2-2.10.1.tar.gz", 260956, "2019-04-06T19:00:02.949801Z", "065c4f02ebe7f7cf559e49ee5a95fb800a9e4528727aec6f24402a5374c65013", "93ead884a06f8c7f9b7afbc8138b762e80479fb17aedbbe2b06515a12de9378d"],
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
        ["2.11.1", [
          ["Jinja2-2.11.1-py2.py3-none-any.whl", 126746, "2020-01-30T18:09:32.504826Z", "b0eaf100007721b5c16c1fc1eecb87409464edc10469ddc9a22a27a99123be49", "27244f35961e5c669e96f6559760042a55b9bcfcdb82b9bdb3c8753dbe042e35"],
          ["Jinja2-2.11.1.tar.gz", 258043, "2020-01-30T18:09:34.857308Z", "93187ffbc7808079673ef52771baa950426fd664d3aad1d0fa3e95644360e250", "d803e491f423379ea14bb3a02a5238507f7d446de639b623187bccc111fbecdf"],
        ]],
        ["2.11.2", [
          ["Jinja2-2.11.2-py2.py3-none-any.whl", 125774, "2020-04-13T16:16:44.917621Z", "f0a4641d3cf955324a89c04f3d94663aa4d638abe8f733ecd3582848e1c37035", "309ef663a2aa66a09d838042ae1a2c5659828bb9b41ea3a6efa20a20fd92b121"],
          ["Jinja2-2.11.2.tar.gz", 257594, "2020-04-13T16:16:46.750648Z", "89aab215427ef59c34ad58735269eb58b1a5808103067f7bb9d5836c651b3bb0", "64a745e11eebf2f15bf987c3bc11d37dcc838d9dc81250e67e4c5968f6008b6c"],
        ]],
        ["2.11.3", [
          ["Jinja2-2.11.3-py2.py3-none-any.whl", 125699, "2021-01-31T16:33:07.289264Z", "03e47ad063331dd6a3f04a43eddca8a966a26ba0c5b7207a9a9e4e08f1b29419", "7ec21eece8c95ddbc9b1aeb64f5783a9e07a286de42191b7204d67b7496ddf35"],
          ["Jinja2-2.11.3.tar.gz", 257589, "2021-01-31T16:33:09.175429Z", "a6d58433de0ae800347cab1fa3043cebbabe8baa9d29e668f1c768cb87a333c6", "4fe765300e6b32e69768ded990494809106f87da1d436418d5f1367ed3966fd7"],
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
          ["Jinja2-3.0.0rc2-py3-none-any.whl", 125371, "2021-04-25T15:12:58.105498Z", "8e68a2e702a59a57c86305752df25532472a0dad2b4b2756a1d289c618a9e1f5", "0aedf0ddd65b6c118322d38db13dc7a806ef121c43df89b60a8ec27ff1e2fbe4"],
          ["Jinja2-3.0.0rc2.tar.gz", 260414, "2021-04-25T15:13:01.747083Z", "fd581ab32650fec6d24e8f035dd9757f3549ea6e559534d5d2385d4ade7e0fe1", "9db9a44eeca96b327d1d1776527d4825ad2e624f24574717fb9b2fe26c411862"],
        ]],
        ["3.0.0", [
          ["Jinja2-3.0.0-py3-none-any.whl", 133357, "2021-05-11T21:08:16.608821Z", "2f2de5285cf37f33d33ecd4a9080b75c87cd0c1994d5a9c6df17131ea1f049c6", "489bdc3bbfc44d851632df958acf9d47e4de662c6bbd238e46798d555d427b27"],
          ["Jinja2-3.0.0.tar.gz", 267417, "2021-05-11T21:08:18.806712Z", "ea8d7dd814ce9df6de6a761ec7f1cac98afe305b8cdc4aaae4e114b8d8ce24c5", "7a0c23cbcf515b5394e9f59a3e6629f26e1142b92d474ee0725a26aa5a3bcf76"],
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
          ["Jinja2-3.0.3-py3-none-any.whl", 133630, "2021-11-09T20:27:27.116933Z", "077ce6014f7b40d03b47d1f1ca4b0fc8328a692bd284016f806ed0eaca390ad8", "209ae5d9ec41927401e41aea8af6d16e78b5e612bca4699d417f646a9610a076"],
          ["Jinja2-3.0.3.tar.gz", 269196, "2021-11-09T20:27:29.541476Z", "611bb273cd68f3b993fabdc4064fc858c5b47a973cb5aa7999ec1ba405c87cd7", "91a5429efc6246119e1e3fbf562c00187d04e83e54619249eb732bb423efa6c6"],
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
          ["Jinja2-3.1.0-py3-none-any.whl", 132565, "2022-03-24T14:14:01.622601Z", "da424924c069a4013730d8dd010cbecac7e7bb752be388db3741688bffb48dc6", "7b82743248f82f147e54a404163c7e12969f4c2436bdfe7c39bf6b5c7a273f3f"],
          ["Jinja2-3.1.0.tar.gz", 266923, "2022-03-24T14:14:03.573233Z", "a2f09a92f358b96b5f6ca6ecb4502669c4acb55d8733bbb2b2c9c4af5564c605", "1f9399a76d0fa1a8fc14442a6421abee323f8d15964979336eabd2a1834e9118"],
        ]],
        ["3.1.1", [
          ["Jinja2-3.1.1-py3-none-any.whl", 132603, "2022-03-25T22:32:55.469243Z", "539835f51a74a69f41b848a9645dbdc35b4f20a3b601e2d9a7e22947b15ff119", "7602af4045156cde8feeefa30cb1c051e10321d4960c418bd52346a497feb302"],
          ["Jinja2-3.1.1.tar.gz", 267162, "2022-03-25T22:32:57.754607Z", "640bed4bb501cbd17194b3cace1dc2126f5b619cf068a726b98192a0fde74ae9", "89e3b36266381ae7a1310a653bb85f4f3658c462a69634fa9b2fef76252a50ed"],
        ]],
        ["3.1.2", [
          ["Jinja2-3.1.2-py3-none-any.whl", 133101, "2022-04-28T17:21:25.336093Z", "6088930bfe239f0e6710546ab9c19c9ef35e29792895fed6e6e31a023a182a61", "bcc3f068337a370801f372f2f8f6bad74a5c140f6fda3d9de154052708dd3c65"],
          ["Jinja2-3.1.2.tar.gz", 268239, "2022-04-28T17:21:27.579532Z", "31351a702a408a9e7595a8fc6150fc3f43bb6bf7e319770cbc0db9df9437e852", "7aff75c28576a1d900e87eb6335b063fab47a8ef3c8b4d88524c4bf78f670cce"],
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
          ["Jinja2-3.1.3-py3-none-any.whl", 133236, "2024-01-10T23:12:19.504680Z", "7d6d50dd97d52cbc355597bd845fabfbac3f551e1f99619e39a35ce8c370b5fa", "306d6de6be2d02603ab56e72997708809e8a5b0fbfee080735109b40a3564843"],
          ["Jinja2-3.1.3.tar.gz", 268261, "2024-01-10T23:12:21.133641Z", "ac8bd6544d4bb2c9792bf3a159e80bba8fda7f07e81bc3aed565432d5925ba90", "b25e3a21abf3cd467d7876045335e681d276ac32492febe6d98ad89562d1a7e1"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.7",
      requiresDist: ["MarkupSafe>=2.0", 'Babel>=2.7 ; extra == "i18n"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.4", [
          ["jinja2-3.1.4-py3-none-any.whl", 133271, "2024-05-05T23:41:59.928923Z", "bc5dd2abb727a5319567b7a813e6a2e7318c39f4f487cfe6c89c6f9c7d25197d", "31803a54838c3fb461f6fec263ebf3a3a41771bd05190238de3486aae8540c36"],
          ["jinja2-3.1.4.tar.gz", 240245, "2024-05-05T23:42:02.455073Z", "4a3aee7acbbe7303aede8e9648d13b8bf88a429282aa6122a993f0ac800cb369", "ed5539036716d19cab0747a5020fc7e907f362fbf48c984b14e62127f7e68e5d"],
        ]],
        ["3.1.5", [
          ["jinja2-3.1.5-py3-none-any.whl", 134596, "2024-12-21T18:30:19.133079Z", "aba0f4dc9ed8013c424088f68a5c226f7d6097ed89b246d7749c2ec4175c6adb", "bd0f2ba5fbcd631e3e88689309dbe978c5769e883e4b84ebfe7da30b43275c5a"],
          ["jinja2-3.1.5.tar.gz", 244674, "2024-12-21T18:30:22.828157Z", "8fefff8dc3034e27bb80d67c671eb8a9bc424c0ef4c0826edbff304cceff43bb", "af92b3130cbbf5591acf9ade8708c365f3238046ac7cb8ccba6e81abccb0ccff"],
        ]],
        ["3.1.6", [
          ["jinja2-3.1.6-py3-none-any.whl", 134899, "2025-03-05T20:05:00.369721Z", "85ece4451f492d0c13c5dd7c13a64681a86afae63a5f347908daf103ce6d2f67", "62a13d680cbfd5f4b8f15abc1d571870c5fc3e594bb582bc3b64ea099db13e56"],
          ["jinja2-3.1.6.tar.gz", 245115, "2025-03-05T20:05:02.478302Z", "0137fb05990d35f1275a587e9aee6d56da821fc83491a0fb838183be43f66d6d", "dfbff7da0350254c0ed7c72f3e33cef02e048281fec7ecec5f032d4aac52226b"],
        ]],
      ],
    },
  ],
};

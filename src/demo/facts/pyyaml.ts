/** PyYAML: display name in capitals; old, dangerous versions named by advisories. @module */
import type { ProjectFacts } from "./shape.ts";

export const PYYAML: ProjectFacts = {
  name: "PyYAML",
  summary: "Reads and writes YAML",
  author: "Kirill Simonov",
  license: "MIT",
  homePage: "https://pyyaml.org/",
  projectUrls: {
    "Bug Tracker": "https://github.com/yaml/pyyaml/issues",
    "CI": "https://github.com/yaml/pyyaml/actions",
    "Documentation": "https://pyyaml.org/wiki/PyYAMLDocumentation",
    "Mailing lists": "http://lists.sourceforge.net/lists/listinfo/yaml-core",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
    "Topic :: Software Development :: Libraries :: Python Modules",
    "Topic :: Text Processing :: Markup",
  ],
  monthlyDownloads: 847114625,
  series: [
    {
      requiresPython: ">=3.6",
      pythons: "3.6 3.7 3.8 3.9 3.10 3.11",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["6.0.1", [
          ["PyYAML-6.0.1.tar.gz", 125201, "2023-07-18T00:00:23.308Z", "bfdf460b1736c775f2ba9f6a92bca30bc2095067b8a9d77876d1fad6cc3b4a43"],
          ["PyYAML-6.0.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 724969, "2023-08-28T18:43:28.56Z", "6c22bec3fbe2524cde73d7ada88f6566758a8f7227bfbf93a408a9d86bcc12a0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["6.0.2", [
          ["PyYAML-6.0.2-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 767542, "2024-08-06T20:32:31.881Z", "80bab7bfc629882493af4aa31a4cfa43a4c57c83813253626916b8c7ada83476"],
          ["PyYAML-6.0.2-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", 759523, "2024-08-06T20:32:53.019Z", "70b189594dbe54f75ab3a1acec5f1e3faa7e8cf2f1e08d9b561cb41b845f69d5"],
          ["PyYAML-6.0.2-cp313-cp313-win_amd64.whl", 156446, "2024-08-06T20:33:04.33Z", "8388ee1976c416731879ac16da0aff3f63b286ffdd57cdeb95f3f2e085687563"],
          ["pyyaml-6.0.2.tar.gz", 130631, "2024-08-06T20:33:50.674Z", "d584d9ec91ad65861cc08d42e834324ef890a082e591037abe114850ff7bbc3e"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13 3.14",
      requiresDist: [],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["6.0.3", [
          ["pyyaml-6.0.3-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 807870, "2025-09-25T21:32:16.431Z", "ba1cc08a7ccde2d2ec775841541641e4548226580ab850948cbfda66a1befcdc"],
          ["pyyaml-6.0.3-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", 801626, "2025-09-25T21:32:28.878Z", "0f29edc409a6392443abf94b9cf89ce99889a1dd5376d94316ae5145dfedd5d6"],
          ["pyyaml-6.0.3-cp313-cp313-win_amd64.whl", 154090, "2025-09-25T21:32:33.659Z", "79005a0d97d5ddabfeeea4cf676af11e647e41d81c9a7722a193022accdb6b7c"],
          ["pyyaml-6.0.3.tar.gz", 130960, "2025-09-25T21:33:16.546Z", "d76623373421df22fb4cf8817020cbb7ef15c725b9d5e45f17e189bfc384190f"],
        ]],
      ],
    },
  ],
};

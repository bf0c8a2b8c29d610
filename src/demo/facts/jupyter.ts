/** jupyter: the JSON API knows no requirements of 1.0.0, its wheel does; release 0.0.0 has no files. @module */
import type { ProjectFacts } from "./shape.ts";

export const JUPYTER: ProjectFacts = {
  name: "jupyter",
  summary: "Requires the usual parts of Jupyter and holds no code",
  author: "Jupyter Development Team",
  license: "BSD",
  homePage: "https://jupyter.org",
  classifiers: [
    "Intended Audience :: Developers",
    "Intended Audience :: Science/Research",
    "Intended Audience :: System Administrators",
    "License :: OSI Approved :: BSD License",
  ],
  monthlyDownloads: 16254984,
  series: [
    {
      pythons: "2.7 3.3 3.4",
      requiresDist: null,
      coreRequiresDist: [
        "notebook",
        "qtconsole",
        "jupyter-console",
        "nbconvert",
        "ipykernel",
        "ipywidgets",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.0.0", [
          ["jupyter-1.0.0-py2.py3-none-any.whl", 2736, "2015-08-12T00:42:58.951595Z", "5b290f93b98ffbc21c0c7e749f054b3267782166d72fa5e3ed1ed4eaf34a2b78"],
          ["jupyter-1.0.0.tar.gz", 12916, "2015-08-12T00:43:08.537857Z", "d9dc4b3318f310e34c82951ea5d6683f67bed7def4b259fafbfe4f1beb1d8e5f"],
          ["jupyter-1.0.0.zip", 16690, "2015-08-12T00:43:12.460314Z", "3e1f86076bbb7c8c207829390305a2b1fe836d471ed54be66a3b8c41e7f46cc7"],
        ]],
      ],
    },
    {
      pythons: "3.6 3.7 3.8 3.9",
      requiresDist: [
        "notebook",
        "jupyter-console",
        "nbconvert",
        "ipykernel",
        "ipywidgets",
        "jupyterlab",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.1.1", [
          ["jupyter-1.1.1-py2.py3-none-any.whl", 2657, "2024-08-30T07:15:47.045946Z", "7a59533c22af65439b24bbe60373a4e95af8f16ac65a6c00820ad378e3f7cc83"],
          ["jupyter-1.1.1.tar.gz", 5714959, "2024-08-30T07:15:48.299795Z", "d55467bceabdea49d7e3624af7e33d59c37fff53ed3a350e1ac957bed731de7a"],
        ]],
      ],
    },
    {
      requiresDist: null,
      releases: [["0.0.0", []]],
    },
  ],
};

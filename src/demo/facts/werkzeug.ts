/** Werkzeug: one advisory fixed in 2.3.8 and in 3.0.1. @module */
import type { ProjectFacts } from "./shape.ts";

export const WERKZEUG: ProjectFacts = {
  name: "Werkzeug",
  summary: "Toolbox for WSGI web applications",
  projectUrls: {
    "Changes": "https://werkzeug.palletsprojects.com/page/changes/",
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://werkzeug.palletsprojects.com/",
    "Donate": "https://palletsprojects.com/donate",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
    "Topic :: Internet :: WWW/HTTP :: WSGI",
    "Typing :: Typed",
  ],
  serial: 35738641,
  monthlyDownloads: 240569865,
  series: [
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: ["MarkupSafe (>=2.1.1)", "watchdog ; extra == 'watchdog'"],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.2", [
          ["Werkzeug-2.2.2-py3-none-any.whl", 232700, "2022-08-08T21:44:13.251607Z", "f979ab81f58d7318e064e99c4506445d60135ac5cd2e177a2de0089bfd4c9bd5"],
          ["Werkzeug-2.2.2.tar.gz", 844378, "2022-08-08T21:44:15.376440Z", "7ea2d48322cc7c0f8b3a215ed73eabd7b5d75d0b50e31ab006286ccff9e00b8f"],
        ]],
        ["2.2.3", [
          ["Werkzeug-2.2.3-py3-none-any.whl", 233551, "2023-02-14T17:18:42.614039Z", "56433961bc1f12533306c624f3be5e744389ac61d722175d543e1751285da612"],
          ["Werkzeug-2.2.3.tar.gz", 845884, "2023-02-14T17:18:44.177358Z", "2e1ccc9417d4da358b9de6f174e3ac094391ea1d4fbef2d667865d819dfd0afe"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: ["MarkupSafe>=2.1.1", 'watchdog>=2.3 ; extra == "watchdog"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.7", [
          ["werkzeug-2.3.7-py3-none-any.whl", 242216, "2023-08-14T09:30:45.030731Z", "effc12dba7f3bd72e605ce49807bbe692bd729c3bb122a3b91747a6ae77df528"],
          ["werkzeug-2.3.7.tar.gz", 819625, "2023-08-14T09:30:46.892725Z", "2b8c0e447b4b9dbcc85dd97b6eeb4dcbaf6c8b6c3be0bd654e25553e0a2157d8"],
        ]],
        ["2.3.8", [
          ["werkzeug-2.3.8-py3-none-any.whl", 242332, "2023-11-08T18:37:01.088705Z", "bba1f19f8ec89d4d607a3bd62f1904bd2e609472d93cd85e9d4e178f472c3748"],
          ["werkzeug-2.3.8.tar.gz", 819747, "2023-11-08T18:37:03.303553Z", "554b257c74bbeb7a0d254160a4f8ffe185243f52a52035060b761ca62d977f03"],
        ]],
        ["3.0.0", [
          ["werkzeug-3.0.0-py3-none-any.whl", 226556, "2023-09-30T13:58:46.086870Z", "cbb2600f7eabe51dbc0502f58be0b3e1b96b893b05695ea2b35b43d4de2d9962"],
          ["werkzeug-3.0.0.tar.gz", 801219, "2023-09-30T13:58:47.825773Z", "3ffff4dcc32db52ef3cc94dff3000a3c2846890f3a5a51800a27b909c5e770f0"],
        ]],
        ["3.0.1", [
          ["werkzeug-3.0.1-py3-none-any.whl", 226669, "2023-10-24T20:57:47.326559Z", "90a285dc0e42ad56b34e696398b8122ee4c681833fb35b8334a095d82c56da10"],
          ["werkzeug-3.0.1.tar.gz", 801436, "2023-10-24T20:57:50.084825Z", "507e811ecea72b18a404947aded4b3390e1db8f826b494d76550ef45bb3b1dcc"],
        ]],
        ["3.0.2", [
          ["werkzeug-3.0.2-py3-none-any.whl", 226830, "2024-04-01T18:57:12.979498Z", "3aac3f5da756f93030740bc235d3e09449efcf65f2f55e3602e1d851b8f48795"],
          ["werkzeug-3.0.2.tar.gz", 802172, "2024-04-01T18:57:15.942005Z", "e39b645a6ac92822588e7b39a692e7828724ceae0b0d702ef96701f90e70128d"],
        ]],
        ["3.0.3", [
          ["werkzeug-3.0.3-py3-none-any.whl", 227274, "2024-05-05T23:10:29.567762Z", "fc9645dc43e03e4d630d23143a04a7f947a9a3b5727cd535fdfe155a17cc48c8"],
          ["werkzeug-3.0.3.tar.gz", 803342, "2024-05-05T23:10:31.999415Z", "097e5bfda9f0aba8da6b8545146def481d06aa7d3266e7448e2cccf67dd8bd18"],
        ]],
        ["3.0.6", [
          ["werkzeug-3.0.6-py3-none-any.whl", 227979, "2024-10-25T18:52:30.129603Z", "1bc0c2310d2fbb07b1dd1105eba2f7af72f322e1e455f2f93c993bee8c8a5f17"],
          ["werkzeug-3.0.6.tar.gz", 805170, "2024-10-25T18:52:31.688535Z", "a8dd59d4de28ca70471a34cba79bed5f7ef2e036a76b3ab0835474246eb41f8d"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: ["MarkupSafe>=2.1.1", 'watchdog>=2.3 ; extra == "watchdog"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.3", [
          ["werkzeug-3.1.3-py3-none-any.whl", 224498, "2024-11-08T15:52:16.132714Z", "54b78bf3716d19a65be4fceccc0d1d7b89e608834989dfae50ea87564639213e"],
          ["werkzeug-3.1.3.tar.gz", 806925, "2024-11-08T15:52:18.093795Z", "60723ce945c19328679790e3282cc758aa4a6040e4bb330f53d30fa546d44746"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      licenseExpression: "BSD-3-Clause",
      requiresDist: ["markupsafe>=2.1.1", 'watchdog>=2.3 ; extra == "watchdog"'],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.8", [
          ["werkzeug-3.1.8-py3-none-any.whl", 226459, "2026-04-02T18:49:12.720503Z", "63a77fb8892bf28ebc3178683445222aa500e48ebad5ec77b0ad80f8726b1f50"],
          ["werkzeug-3.1.8.tar.gz", 875852, "2026-04-02T18:49:14.268187Z", "9bad61a4268dac112f1c5cd4630a56ede601b6ed420300677a869083d70a4c44"],
        ]],
      ],
    },
  ],
};

/** Flask: display name with a capital, extras, and a fix made in two series. @module */
import type { ProjectFacts } from "./shape.ts";

const REQUIRED_1: readonly string[] = [
  "Werkzeug (>=2.3.3)",
  "Jinja2 (>=3.1.2)",
  "itsdangerous (>=2.1.2)",
  "click (>=8.1.3)",
  "blinker (>=1.6.2)",
  'importlib-metadata (>=3.6.0) ; python_version < "3.10"',
];

export const FLASK: ProjectFacts = {
  name: "Flask",
  summary: "Small framework for web applications",
  projectUrls: {
    "Changes": "https://flask.palletsprojects.com/page/changes/",
    "Chat": "https://discord.gg/pallets",
    "Documentation": "https://flask.palletsprojects.com/",
    "Donate": "https://palletsprojects.com/donate",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Framework :: Flask",
    "Intended Audience :: Developers",
    "Topic :: Internet :: WWW/HTTP :: Dynamic Content",
    "Topic :: Internet :: WWW/HTTP :: WSGI",
    "Typing :: Typed",
  ],
  serial: 34432672,
  monthlyDownloads: 220208337,
  series: [
    {
      requiresPython: ">=3.7",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "Werkzeug (>=2.2.2)",
        "Jinja2 (>=3.0)",
        "itsdangerous (>=2.0)",
        "click (>=8.0)",
        'importlib-metadata (>=3.6.0) ; python_version < "3.10"',
        "asgiref (>=3.2) ; extra == 'async'",
        "python-dotenv ; extra == 'dotenv'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.2.2", [
          ["Flask-2.2.2-py3-none-any.whl", 101477, "2022-08-08T23:26:30.228750Z", "b9c46cc36662a7949f34b52d8ec7bb59c0d74ba08ba6cb9ce9adc1d8676d9526"],
          ["Flask-2.2.2.tar.gz", 677389, "2022-08-08T23:26:33.199749Z", "642c450d19c4ad482f96729bd2a8f6d32554aa1e231f4f6b4e7e5264b16cca2b"],
        ]],
        ["2.2.5", [
          ["Flask-2.2.5-py3-none-any.whl", 101817, "2023-05-02T14:42:34.858087Z", "58107ed83443e86067e41eff4631b058178191a355886f8e479e347fa1285fdf"],
          ["Flask-2.2.5.tar.gz", 697814, "2023-05-02T14:42:36.742906Z", "edee9b0a7ff26621bd5a8c10ff484ae28737a2410d99b0bb9a6850c7fb977aa0"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "asgiref (>=3.2) ; extra == 'async'",
        "python-dotenv ; extra == 'dotenv'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.0", [
          ["Flask-2.3.0-py3-none-any.whl", 96970, "2023-04-25T18:41:55.795394Z", "99a4889167c86fe57c4036825ebc77dc5dc3241bf0d80ea80ca941587d0d6a52"],
          ["Flask-2.3.0.tar.gz", 686253, "2023-04-25T18:41:57.135136Z", "4088b4986f13cae23e02081e67df7e4e434ec6f85a5238bce5e6db6d1de61e06"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "Werkzeug (>=2.3.0)",
        "Jinja2 (>=3.1.2)",
        "itsdangerous (>=2.1.2)",
        "click (>=8.1.3)",
        "blinker (>=1.6.2)",
        'importlib-metadata (>=3.6.0) ; python_version < "3.10"',
        "asgiref (>=3.2) ; extra == 'async'",
        "python-dotenv ; extra == 'dotenv'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.1", [
          ["Flask-2.3.1-py3-none-any.whl", 96973, "2023-04-25T21:20:30.610853Z", "8ba2a854608fdd603b67dccd4514a46450132227fb9df40127a8d0c1de8769ec"],
          ["Flask-2.3.1.tar.gz", 686211, "2023-04-25T21:20:31.897804Z", "a6059db4297106e5a64b3215fa16ae641822c1cb97ecb498573549b2478602cb"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      license: "BSD-3-Clause",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        ...REQUIRED_1,
        "asgiref (>=3.2) ; extra == 'async'",
        "python-dotenv ; extra == 'dotenv'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["2.3.2", [
          ["Flask-2.3.2-py3-none-any.whl", 96867, "2023-05-01T15:42:08.893644Z", "77fd4e1249d8c9923de34907236b747ced06e5467ecac1a7bb7115ae0e9670b0"],
          ["Flask-2.3.2.tar.gz", 686251, "2023-05-01T15:42:12.038448Z", "8c2f9abd47a9e8df7f0c3f091ce9497d011dc3b31effcf4c85a6e2b50f4114ef"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.8",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "Werkzeug>=3.0.0",
        "Jinja2>=3.1.2",
        "itsdangerous>=2.1.2",
        "click>=8.1.3",
        "blinker>=1.6.2",
        "importlib-metadata>=3.6.0; python_version < '3.10'",
        'asgiref>=3.2 ; extra == "async"',
        'python-dotenv ; extra == "dotenv"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.0.0", [
          ["flask-3.0.0-py3-none-any.whl", 99724, "2023-09-30T14:36:10.961495Z", "21128f47e4e3b9d597a3e8521a329bf56909b690fcc3fa3e477725aa81367638"],
          ["flask-3.0.0.tar.gz", 674171, "2023-09-30T14:36:12.918335Z", "cfadcdb638b609361d29ec22360d6070a77d7463dcb3ab08d2c2f2f168845f58"],
        ]],
        ["3.0.3", [
          ["flask-3.0.3-py3-none-any.whl", 101735, "2024-04-07T19:26:08.569305Z", "34e815dfaa43340d1d15a5c3a02b8476004037eb4840b34910c6e21679d288f3"],
          ["flask-3.0.3.tar.gz", 676315, "2024-04-07T19:26:11.035227Z", "ceb27b0af3823ea2737928a4d99d125a06175b8512c445cbd9a9ce200ef76842"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      classifiers: ["License :: OSI Approved :: BSD License"],
      requiresDist: [
        "Werkzeug>=3.1",
        "Jinja2>=3.1.2",
        "itsdangerous>=2.2",
        "click>=8.1.3",
        "blinker>=1.9",
        "importlib-metadata>=3.6; python_version < '3.10'",
        'asgiref>=3.2 ; extra == "async"',
        'python-dotenv ; extra == "dotenv"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.0", [
          ["flask-3.1.0-py3-none-any.whl", 102979, "2024-11-13T18:24:36.135982Z", "d667207822eb83f1c4b50949b1623c8fc8d51f2341d65f72e1a1815397551136"],
          ["flask-3.1.0.tar.gz", 680824, "2024-11-13T18:24:38.127413Z", "5f873c5184c897c8d9d1b05df1e3d01b14910ce69607a117bd3277098a5836ac"],
        ]],
      ],
    },
    {
      requiresPython: ">=3.9",
      licenseExpression: "BSD-3-Clause",
      requiresDist: [
        "blinker>=1.9.0",
        "click>=8.1.3",
        "importlib-metadata>=3.6.0; python_version < '3.10'",
        "itsdangerous>=2.2.0",
        "jinja2>=3.1.2",
        "markupsafe>=2.1.1",
        "werkzeug>=3.1.0",
        'asgiref>=3.2 ; extra == "async"',
        'python-dotenv ; extra == "dotenv"',
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["3.1.2", [
          ["flask-3.1.2-py3-none-any.whl", 103308, "2025-08-19T21:03:19.499263Z", "ca1d8112ec8a6158cc29ea4858963350011b5c846a414cdb7a954aa9e967d03c"],
          ["flask-3.1.2.tar.gz", 720160, "2025-08-19T21:03:21.205129Z", "bf656c15c80190ed628ad08cdfd3aaa35beb087855e2f494910aa3774cc4fd87"],
        ]],
        ["3.1.3", [
          ["flask-3.1.3-py3-none-any.whl", 103424, "2026-02-19T05:00:56.027585Z", "f4bcbefc124291925f1a26446da31a5178f9483862233b23c0c96a20701f670c"],
          ["flask-3.1.3.tar.gz", 759004, "2026-02-19T05:00:57.678803Z", "0ef0e52b8a9cd932855379197dd8f94047b359ca0a78695144304cb45f87c9eb"],
        ]],
      ],
    },
  ],
};

/** boto3: a release on most working days, requirements moving along with each. @module */
import type { ProjectFacts } from "./shape.ts";

export const BOTO3: ProjectFacts = {
  name: "boto3",
  summary: "Client library for Amazon Web Services",
  author: "Amazon Web Services",
  homePage: "https://github.com/boto/boto3",
  projectUrls: {
    "Documentation": "https://docs.aws.amazon.com/boto3/latest/",
    "Source": "https://github.com/boto/boto3",
  },
  classifiers: [
    "Development Status :: 5 - Production/Stable",
    "Intended Audience :: Developers",
  ],
  monthlyDownloads: 1880218825,
  series: [
    {
      requiresPython: ">= 3.8",
      pythons: "3.8 3.9 3.10 3.11 3.12 3.13",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.38.0,>=1.37.38)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.12.0,>=0.11.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.37.38", [
          ["boto3-1.37.38-py3-none-any.whl", 139922, "2025-04-21T19:27:16.107Z", "b6d42803607148804dff82389757827a24ce9271f0583748853934c86310999f"],
          ["boto3-1.37.38.tar.gz", 111623, "2025-04-21T19:27:18.06Z", "88c02910933ab7777597d1ca7c62375f52822e0aa1a8e0c51b2598a547af42b2"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.40.0,>=1.39.4)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.14.0,>=0.13.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.38.46", [
          ["boto3-1.38.46-py3-none-any.whl", 139925, "2025-06-27T20:18:15.366Z", "9c8e88a32a6465e5905308708cff5b17547117f06982908bdfdb0108b4a65079"],
          ["boto3-1.38.46.tar.gz", 111883, "2025-06-27T20:18:17.096Z", "d1ca2b53138afd0341e1962bd52be6071ab7a63c5b4f89228c5ef8942c40c852"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.40.0,>=1.39.0)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.14.0,>=0.13.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.39.0", [
          ["boto3-1.39.0-py3-none-any.whl", 139908, "2025-06-30T19:25:03.23Z", "6257f6f7bb87b66342564eab579ce1f0f63a4c1a6f701492f959e59bd7af68e5"],
          ["boto3-1.39.0.tar.gz", 111824, "2025-06-30T19:25:05.069Z", "52a9f07fb9fa60ec6a2be07cd1586a97d8adae2be750121d4c032349cd113221"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.40.0,>=1.39.17)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.14.0,>=0.13.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.39.17", [
          ["boto3-1.39.17-py3-none-any.whl", 139901, "2025-07-30T19:27:04.001Z", "6af9f7d6db7b5e72d6869ae22ebad1b0c6602591af2ef5d914b331a055953df5"],
          ["boto3-1.39.17.tar.gz", 111831, "2025-07-30T19:27:05.162Z", "a6904a40b1c61f6a1766574b3155ec75a6020399fb570be2b51bf93a2c0a2b3d"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.41.0,>=1.40.1)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.14.0,>=0.13.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.40.1", [
          ["boto3-1.40.1-py3-none-any.whl", 139880, "2025-08-01T19:24:16.581Z", "7c007d5c8ee549e9fcad0927536502da199b27891006ef515330f429aca9671f"],
          ["boto3-1.40.1.tar.gz", 111817, "2025-08-01T19:24:18.017Z", "985ed4bf64729807f870eadbc46ad98baf93096917f7194ec39d743ff75b3f1d"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache License 2.0",
      classifiers: ["License :: OSI Approved :: Apache Software License"],
      requiresDist: [
        "botocore (<1.41.0,>=1.40.24)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.14.0,>=0.13.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.40.24", [
          ["boto3-1.40.24-py3-none-any.whl", 139323, "2025-09-04T19:22:06.433Z", "24a19e275d33e918afc22a78c6a1e20c14d02cc00e2f786b05e2a4a32191457e"],
          ["boto3-1.40.24.tar.gz", 111584, "2025-09-04T19:22:08.359Z", "cc147ad13e8edf7ec69cbb4df8fe60f187f8b2c9ab8befa0fd1fbcfa4fc80b1f"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.41.0,>=1.40.76)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.15.0,>=0.14.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.40.76", [
          ["boto3-1.40.76-py3-none-any.whl", 139359, "2025-11-18T20:23:08.75Z", "8df6df755727be40ad9e309cfda07f9a12c147e17b639430c55d4e4feee8a167"],
          ["boto3-1.40.76.tar.gz", 111598, "2025-11-18T20:23:10.938Z", "16f4cf97f8dd8e0aae015f4dc66219bd7716a91a40d1e2daa0dafa241a4761c5"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.43.0,>=1.42.0)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.17.0,>=0.16.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.42.1", [
          ["boto3-1.42.1-py3-none-any.whl", 140619, "2025-12-02T17:28:27.88Z", "9a8f9799afff600ff5cb43f57a619a5375ea71077ec958bda70e296378da7024"],
          ["boto3-1.42.1.tar.gz", 112793, "2025-12-02T17:28:29.524Z", "137fbea593a30afa1b75656ea1f1ff8796be608a8c77f1b606c4473289679898"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.43.0,>=1.42.34)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.17.0,>=0.16.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.42.34", [
          ["boto3-1.42.34-py3-none-any.whl", 140574, "2026-01-23T20:29:45.916Z", "db3fb539e3f806b911ec4ca991f2f8bff333c5f0b87132a82e28b521fc5ec164"],
          ["boto3-1.42.34.tar.gz", 112876, "2026-01-23T20:29:47.213Z", "75d7443c81a029283442fad138629be1eefaa3e6d430c28118a0f4cdbd57855d"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.9",
      pythons: "3.9 3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.43.0,>=1.42.97)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.17.0,>=0.16.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.42.97", [
          ["boto3-1.42.97-py3-none-any.whl", 140556, "2026-04-27T20:39:15.509Z", "966e49f0510af9a64057a902b7df53d4348c447de0d3df4cc855dfd85e058fcd"],
          ["boto3-1.42.97.tar.gz", 113217, "2026-04-27T20:39:17.646Z", "2833dbeda3670ea610ad48dff7d27cdc829dbbfcdfbc6b750b673948e949b6f0"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.44.0,>=1.43.2)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.18.0,>=0.17.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.2", [
          ["boto3-1.43.2-py3-none-any.whl", 140501, "2026-05-01T19:43:10.5Z", "796e859cfb5e93c55276ce746f8020f691eda6b68a0ec4ce4f6fd07a1cca6859"],
          ["boto3-1.43.2.tar.gz", 113108, "2026-05-01T19:43:13.632Z", "be951cc22769fbcda73fac523b031ee38db45c3ae2b0d828c76b8f6e8e683073"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.44.0,>=1.43.40)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.20.0,>=0.19.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.40", [
          ["boto3-1.43.40-py3-none-any.whl", 140029, "2026-07-03T00:28:25.028Z", "5fa80de4b4b7bab383dd8c563e235d51fcc7df4502662af56f0a2472c3c15651"],
          ["boto3-1.43.40.tar.gz", 112655, "2026-07-03T00:28:26.776Z", "a7108b9ce25b8f92d1ce96b9e35090794d5c58b219ff2f6a7a65c8986a4ed6f4"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.44.0,>=1.43.56)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.20.0,>=0.19.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.56", [
          ["boto3-1.43.56-py3-none-any.whl", 140026, "2026-07-24T19:31:47.155Z", "feb699d4ab241ef5c1b80bb58277be2aaad365cd4b672d7817e0bc59ee45131b"],
          ["boto3-1.43.56.tar.gz", 112673, "2026-07-24T19:31:48.606Z", "57c90df9fb026f2e6ae22530861198130203733c5c9ec4e5cca3a4037f5a8db4"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.44.0,>=1.43.67)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.20.0,>=0.19.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.67", [
          ["boto3-1.43.67-py3-none-any.whl", 140025, "2026-08-07T19:30:18.49Z", "082cf9df068168cb44028a1703822374c1eb7e48fa49470d7e8a76f0c977d0bc"],
          ["boto3-1.43.67.tar.gz", 112665, "2026-08-07T19:30:20.418Z", "75fe983b70d39cfdc274dc51f9bb02b8a0a104bdad4fa073c1af85a35e707c91"],
        ]],
      ],
    },
    {
      requiresPython: ">= 3.10",
      pythons: "3.10 3.11 3.12 3.13 3.14",
      license: "Apache-2.0",
      requiresDist: [
        "botocore (<1.44.0,>=1.43.70)",
        "jmespath (<2.0.0,>=0.7.1)",
        "s3transfer (<0.20.0,>=0.19.0)",
        "botocore[crt] (<2.0a0,>=1.21.0) ; extra == 'crt'",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["1.43.70", [
          ["boto3-1.43.70-py3-none-any.whl", 140028, "2026-08-12T19:23:33.804Z", "b9399cce51bec9552e61a6b85015c42dea68752e79c00a7005d84eaf7ee15fef"],
          ["boto3-1.43.70.tar.gz", 112688, "2026-08-12T19:23:35.485Z", "4f1e16b9eebbad3f312bb6fbf7685d40abdd52a691485cb9f09e7df60d912b41"],
        ]],
      ],
    },
  ],
};

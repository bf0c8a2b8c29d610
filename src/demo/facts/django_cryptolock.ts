/** django-cryptolock: archived by its author, who wrote about it in 2025; still installable. @module */
import type { ProjectFacts } from "./shape.ts";

export const DJANGO_CRYPTOLOCK: ProjectFacts = {
  name: "django-cryptolock",
  summary: "Signing in to Django with a Monero or Bitcoin wallet",
  status: "archived",
  author: "Gonçalo Valério",
  license: "MIT",
  homePage: "https://github.com/dethos/django-cryptolock",
  keywords: "django-cryptolock",
  classifiers: [
    "Development Status :: 3 - Alpha",
    "Framework :: Django :: 2.2",
    "Framework :: Django :: 3.0",
    "Intended Audience :: Developers",
    "License :: OSI Approved :: MIT License",
  ],
  series: [
    {
      pythons: "3.6 3.7 3.8",
      requiresDist: [
        "django (>=2.2)",
        "django-model-utils (>=2.0)",
        "monero (>=0.6)",
        "python-monerorpc (>=0.5.5)",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.0.1", [
          ["django_cryptolock-0.0.1-py2.py3-none-any.whl", 10674, "2019-11-25T19:56:28.133699Z", "ff45aff38c3274707096a67f42d99096d50b0ee3dc1e79b71ad0100d060dc293", "b47b0dc688f75ccf74974c15cb8bcb4a8e4228c7fd3c02d1266288677c419d94"],
          ["django-cryptolock-0.0.1.tar.gz", 9280, "2019-11-25T19:56:31.269356Z", "e6f095f760467313d685b949abd51c17b6b3d038d67431de6a9ba8a7b77aed54", "b95b3cc473066f7373dccf7959857b6f26bffd1eb623b10f9edcebe24a6ccc1a"],
        ]],
        ["0.0.2", [
          ["django_cryptolock-0.0.2-py2.py3-none-any.whl", 11788, "2020-01-08T18:52:35.632476Z", "604f10f3ae14fbe9b6d79eafd5ba5ebb89e100e3a2cc66c7dc3c0cefb326ab0a", "ad333ed70c824fe19067a1f345b01d27877863ec48ad80412a3fee425af581e3"],
          ["django-cryptolock-0.0.2.tar.gz", 10222, "2020-01-08T18:52:37.814781Z", "5e2ba5aacc09006ca35573b84a13b07724a0fff8eeb2bf53b32902762d36f11b", "3d2e48300007a45f9ef0b7943768f81efae435119e9129687276733df9245656"],
        ]],
      ],
    },
    {
      pythons: "3.6 3.7 3.8",
      requiresDist: [
        "django (>=2.2)",
        "django-model-utils (>=2.0)",
        "monero (>=0.6)",
        "python-monerorpc (>=0.5.5)",
        "pybitid (>=0.0.4)",
      ],
      // deno-fmt-ignore: a table, one file a line
      releases: [
        ["0.1.0", [
          ["django_cryptolock-0.1.0-py2.py3-none-any.whl", 13891, "2020-03-31T18:05:11.022258Z", "06e2338b24161164d2f930ef9dc7c09ec0f3d5a4cd4ba28385e6ca7c1ccd77f1", "c88652c0415c3e3a920c4619fedf3d928448cbd04513d04ddd518e565abd8945"],
          ["django-cryptolock-0.1.0.tar.gz", 12064, "2020-03-31T18:05:13.133604Z", "cc9b88fd31868b2b9010fa11601f56327f9a21a3d7aeeb3cff5679980efd965d", "276e2bed0acfc0dba319483715f2fe3078197909bf0b3863ffeb19db78deb85b"],
        ]],
      ],
    },
  ],
};

import assert from "node:assert/strict";
import {
  extraIndexes,
  type IndexAddress,
  indexCredentials,
  indexPins,
  indexUrl,
  urlOrWord,
} from "../../../src/config/index_values.ts";
import { baseUrl, type ValueKind } from "../../../src/config/value.ts";

/** What a setting of this text is, or `undefined` where it is refused. */
function read<T>(kind: ValueKind<T>, text: string): T | undefined {
  return kind.read(text);
}

/** Address and header, as a request would have them. */
function shown(
  address: IndexAddress | undefined,
): readonly [string, string | undefined] | undefined {
  return address && [address.url, address.credential?.authorization];
}

const BASIC = `Basic ${btoa("ann:s@cret/,")}`;

Deno.test("indexUrl() takes the credentials out of the URL", async (t) => {
  const rows: Readonly<Record<string, readonly [string, string | undefined] | undefined>> = {
    "https://i.example/simple": ["https://i.example/simple/", undefined],
    "http://127.0.0.1:8080/": ["http://127.0.0.1:8080/", undefined],
    "https://ann:s%40cret%2F%2C@i.example/simple/": ["https://i.example/simple/", BASIC],
    "https://token@i.example/": ["https://i.example/", `Basic ${btoa("token:")}`],
    "https://__token__:gl-1@i.example/": ["https://i.example/", `Basic ${btoa("__token__:gl-1")}`],
    "https://an%3An:x@i.example/": undefined,
    "https://ann:%0d%0ax@i.example/": undefined,
    "https://ann:%E0%A4%A@i.example/": undefined,
    "ftp://i.example/": undefined,
    "https://i.example/?token=1": undefined,
    "https://i.example/#": undefined,
    "i.example": undefined,
    "https://*.example/simple/": undefined,
    "https://i.example,elsewhere.example/": undefined,
    "": undefined,
  };
  for (const [text, expected] of Object.entries(rows)) {
    await t.step(text, () => assert.deepEqual(shown(read(indexUrl(), text)), expected));
  }
});

Deno.test("extraIndexes() reads names and addresses in their order", async (t) => {
  await t.step("two", () => {
    const found = read(
      extraIndexes(),
      "corp=https://ann:s%40cret%2F%2C@i.example/a, b-2=http://j.example",
    );
    assert.deepEqual(found?.map((index) => [index.name, ...shown(index) ?? []]), [
      ["corp", "https://i.example/a/", BASIC],
      ["b-2", "http://j.example/", undefined],
    ]);
  });
  await t.step("none", () => assert.deepEqual(read(extraIndexes(), " "), []));
  const refused = [
    "https://i.example/",
    "corp",
    "=https://i.example/",
    "Corp=https://i.example/",
    "main=https://i.example/",
    "pypi=https://i.example/",
    "corp=i.example",
    "corp=https://i.example/,corp=https://j.example/",
  ];
  for (const text of refused) {
    await t.step(text, () => assert.equal(read(extraIndexes(), text), undefined));
  }
});

Deno.test("indexCredentials() reads basic and bearer credentials, percent-encoded", async (t) => {
  const rows: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
    "": {},
    "corp=ann:s%40cret%2F%2C": { corp: BASIC },
    "corp=ann:a:b": { corp: `Basic ${btoa("ann:a:b")}` },
    "corp=bearer:abc.def, main=ann:x": { corp: "Bearer abc.def", main: `Basic ${btoa("ann:x")}` },
    "corp=Bearer:abc==": { corp: "Bearer abc==" },
    "pypi=%62earer:x": { pypi: `Basic ${btoa("bearer:x")}` },
    "corp=ann": undefined,
    "corp=ann:": undefined,
    "corp=:x": undefined,
    "corp=bearer:a%20b": undefined,
    "corp=bearer:a%0d%0ab": undefined,
    "corp=ann:%ff": undefined,
    "main=ann:x,pypi=ben:y": undefined,
  };
  for (const [text, expected] of Object.entries(rows)) {
    await t.step(text, () => {
      const found = read(indexCredentials(), text);
      assert.deepEqual(
        found && Object.fromEntries([...found].map(([name, one]) => [name, one.authorization])),
        expected,
      );
    });
  }
  await t.step("UTF-8 (RFC 7617)", () => {
    const header = read(indexCredentials(), "corp=j%C3%BCrg:x")?.get("corp")?.authorization ?? "";
    const bytes = Uint8Array.from(atob(header.slice("Basic ".length)), (one) => one.charCodeAt(0));
    assert.equal(new TextDecoder().decode(bytes), "jürg:x");
  });
});

Deno.test("indexPins() reads names and prefixes, normalised", async (t) => {
  const pin = (project: string, index: string, isPrefix = false) => ({ project, isPrefix, index });
  const rows: Readonly<Record<string, unknown>> = {
    "": [],
    "Zope.Interface=corp": [pin("zope-interface", "corp")],
    "acme-*=corp, Acme_Core=pypi": [pin("acme-", "corp", true), pin("acme-core", "pypi")],
    "*=corp": [pin("", "corp", true)],
    "acme*x=corp": undefined,
    "-x=corp": undefined,
    "x=": undefined,
    "x": undefined,
    "a_b=corp,A-B=pypi": undefined,
  };
  for (const [text, expected] of Object.entries(rows)) {
    await t.step(text, () => assert.deepEqual(read(indexPins(), text), expected));
  }
});

Deno.test("urlOrWord() takes a URL or one of its words", () => {
  const kind = urlOrWord(baseUrl());
  assert.deepEqual(
    ["AUTO", "none", "https://pypi.org", "nothing", ""].map((text) => read(kind, text)),
    ["auto", "none", "https://pypi.org/", undefined, undefined],
  );
});

Deno.test("a credential shows nothing of itself", () => {
  const secret = "hunter2";
  const address = read(indexUrl(), `https://ann:${secret}@i.example/`);
  const listed = read(indexCredentials(), `corp=bearer:${secret}`);
  const texts = [
    JSON.stringify([address, [...listed ?? []]]),
    Deno.inspect([address, listed], { depth: 10, showHidden: true }),
    `${address?.credential} ${listed?.get("corp")}`,
  ];
  for (const text of texts) {
    assert.ok(!text.includes(secret) && !text.includes(btoa(`ann:${secret}`)), text);
  }
});

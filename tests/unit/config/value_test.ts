import assert from "node:assert/strict";
import {
  baseUrl,
  byteSize,
  hostName,
  listOf,
  oneOf,
  printable,
  rate,
  seconds,
  someOf,
  type ValueKind,
  wholeNumber,
  yesOrNo,
} from "../../../src/config/value.ts";

interface Row {
  readonly kind: ValueKind<unknown>;
  readonly good: Readonly<Record<string, unknown>>;
  readonly bad: readonly string[];
}

const ROWS: Readonly<Record<string, Row>> = {
  wholeNumber: {
    kind: wholeNumber(0, 10),
    good: { "0": 0, " 7 ": 7, "10": 10 },
    bad: ["", "11", "-1", "1.5", "1e1", "0x1", "٣"],
  },
  seconds: {
    kind: seconds(0, 60),
    good: { "30": 30_000, "0.15": 150, "60": 60_000 },
    bad: ["", "61", "-1", "1s", "NaN", "Infinity"],
  },
  rate: { kind: rate(0.1, 100), good: { "0.5": 0.5, "10": 10 }, bad: ["0", "101", "ten"] },
  byteSize: {
    kind: byteSize(1, 2 ** 30),
    good: { "5": 5, "1 KiB": 1024, "64MiB": 2 ** 26, "1gib": 2 ** 30 },
    bad: ["", "0", "2 GiB", "5 MB", "MiB", "1.5 MiB"],
  },
  oneOf: { kind: oneOf(["stdio", "http"]), good: { "HTTP": "http" }, bad: ["", "sse"] },
  yesOrNo: {
    kind: yesOrNo(),
    good: { "true": true, "1": true, "No": false, "off": false },
    bad: ["", "2", "perhaps"],
  },
  baseUrl: {
    kind: baseUrl(),
    good: {
      "https://pypi.org": "https://pypi.org/",
      "http://127.0.0.1:8080/simple": "http://127.0.0.1:8080/simple/",
      "https://my_index.EXAMPLE.": "https://my_index.example./",
      "http://[::1]:8080": "http://[::1]:8080/",
    },
    bad: [
      "",
      "pypi.org",
      "ftp://x",
      "https://u:p@x",
      "https://x/?q=1",
      "https://x/#a",
      "https://x/?",
      "https://x/#",
      "file:///x",
      "https://*",
      "https://a..b",
      "https://..",
      "https://pypi.org,elsewhere.example",
      "https://a'b",
    ],
  },
  printable: { kind: printable(5), good: { "ab c": "ab c" }, bad: ["", "abcdef", "a\nb", "é"] },
  hostName: {
    kind: hostName(),
    good: {
      ...{ "127.0.0.1": "127.0.0.1", "[::1]": "::1", "2001:db8::A": "2001:db8::A" },
      ...{ "localhost": "localhost", "cafe.": "cafe.", "1.2.3.4.example.": "1.2.3.4.example." },
    },
    bad: [
      ...["", "a b", "http://x", "host/path", "a..b", "a..", "127.0.0.1."],
      ...["a:0", "1::2::3", ":::", "[a]"], // look like IPv6
    ],
  },
  listOf: {
    kind: listOf("words", (word) => /^[a-z]+$/.test(word)),
    good: { "": [], "a, b,,c": ["a", "b", "c"] },
    bad: ["a,1"],
  },
  someOf: {
    kind: someOf(["packages", "security"]),
    good: { "security,packages,security": ["security", "packages"] },
    bad: ["", "all", "packages,"],
  },
};

for (const [name, { kind, good, bad }] of Object.entries(ROWS)) {
  Deno.test(`${name}() reads what it accepts and refuses the rest`, async (t) => {
    for (const [text, value] of Object.entries(good)) {
      await t.step(`reads ${JSON.stringify(text)}`, () => {
        assert.deepEqual(kind.read(text), value);
      });
    }
    for (const text of bad) {
      await t.step(`refuses ${JSON.stringify(text)}`, () => {
        assert.equal(kind.read(text), undefined);
      });
    }
  });
}

Deno.test("no setting takes a text over 10,000 characters, whatever is in it", () => {
  const { read } = wholeNumber(0, 10);
  assert.equal(read(`${" ".repeat(9_999)}7`), 7);
  assert.equal(read(`${" ".repeat(10_000)}7`), undefined);
});

Deno.test("oneOf(), someOf() and yesOrNo() name the words that they take", () => {
  for (const { words = [], read } of [oneOf(["a", "b"]), someOf(["c", "d"]), yesOrNo()]) {
    assert.equal(words.length, 2);
    for (const word of words) assert.notEqual(read(word), undefined, word);
  }
});

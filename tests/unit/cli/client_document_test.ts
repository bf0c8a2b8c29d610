import assert from "node:assert/strict";
import {
  ClientDocumentError,
  type EntryPlace,
  newDocument,
  withEntry,
  withoutEntry,
} from "../../../src/cli/client_document.ts";
import { clientDocument } from "../../support/client_documents.ts";
import { seededRandom } from "../../support/seeded_random.ts";

const PLACE: EntryPlace = { key: "mcpServers", name: "pypi" };
const ENTRY = { command: "/opt/pypi mcp", args: ["--demo"] };
const ENTRY_TEXT = '{"command":"/opt/pypi mcp","args":["--demo"]}';

/** Indented as an entry is that stands three steps in. */
const LINES = [
  '    "pypi": {',
  '      "command": "/opt/pypi mcp",',
  '      "args": [',
  '        "--demo"',
  "      ]",
  "    }",
].join("\n");

function added(text: string): string {
  const change = withEntry(text, PLACE, ENTRY);
  assert.equal(change.kind, "text");
  return change.kind === "text" ? change.text : "";
}

/** What uninstall makes of it; `earlier` is what stood there before. */
function removed(text: string, earlier: readonly string[]): string | undefined {
  const change = withoutEntry(text, PLACE, earlier);
  assert.ok(change.kind === "text" || change.kind === "remove", change.kind);
  return change.kind === "text" ? change.text : undefined;
}

Deno.test("withEntry() puts the entry behind what is there, in the file's own manner", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      "no such object",
      '{\n  "theme": "dark"\n}\n',
      `{\n  "theme": "dark",\n  "mcpServers": {\n${LINES}\n  }\n}\n`,
    ],
    [
      "an empty object",
      '{\n  "mcpServers": {}\n}',
      `{\n  "mcpServers": {\n${LINES}\n  }\n}`,
    ],
    [
      "a comment behind the last one stays with it",
      '{\n  "mcpServers": {\n    "a": {} // mine\n  }\n}',
      `{\n  "mcpServers": {\n    "a": {}, // mine\n${LINES}\n  }\n}`,
    ],
    [
      "a comma at the end of the list is kept up",
      '{\n  "mcpServers": {\n    "a": {},\n  },\n}',
      `{\n  "mcpServers": {\n    "a": {},\n${LINES},\n  },\n}`,
    ],
    [
      "a file on one line stays one",
      '{"mcpServers":{"a":{}}}',
      `{"mcpServers":{"a":{}, "pypi": ${ENTRY_TEXT}}}`,
    ],
    [
      "tabs and CRLF",
      '{\r\n\t"mcpServers": {\r\n\t\t"a": {}\r\n\t}\r\n}\r\n',
      '{\r\n\t"mcpServers": {\r\n\t\t"a": {},\r\n' +
      LINES.replaceAll("  ", "\t").replaceAll("\n", "\r\n") + "\r\n\t}\r\n}\r\n",
    ],
    ["a byte order mark", "\uFEFF{}", `\uFEFF{\n  "mcpServers": {\n${LINES}\n  }\n}`],
    ["nothing", "", newDocument(PLACE, ENTRY)],
    [
      "line breaks of CR alone",
      '{\r\t"mcpServers": {\r\t\t"a": {} // a\r\t}\r}\r',
      '{\r\t"mcpServers": {\r\t\t"a": {}, // a\r' +
      LINES.replaceAll("  ", "\t").replaceAll("\n", "\r") + "\r\t}\r}\r",
    ],
    [
      "the same names further in, and at the side",
      '{"x": {"mcpServers": {"pypi": 1}}, "mcpServers": {"a": {"mcpServers": {"pypi": 2}}}}',
      `{"x": {"mcpServers": {"pypi": 1}}, "mcpServers": {"a": {"mcpServers": {"pypi": 2}}, "pypi": ${ENTRY_TEXT}}}`,
    ],
    [
      "names that mean something to JavaScript, and a name that stands twice elsewhere",
      '{"mcpServers": {"__proto__": {"b": 1, "b": 2}, "constructor": {}}}',
      `{"mcpServers": {"__proto__": {"b": 1, "b": 2}, "constructor": {}, "pypi": ${ENTRY_TEXT}}}`,
    ],
    [
      "a comment behind the end",
      '{"mcpServers": {"a": 1}}\n// {"mcpServers": {}}',
      `{"mcpServers": {"a": 1, "pypi": ${ENTRY_TEXT}}}\n// {"mcpServers": {}}`,
    ],
    ["only a comment", "// mine", `// mine\n${newDocument(PLACE, ENTRY)}`],
    [
      "lists beside it are not laid out again",
      '{\n  "mcpServers": {\n    "a": { "args": [1,  2,] }\n  }\n}',
      `{\n  "mcpServers": {\n    "a": { "args": [1,  2,] },\n${LINES}\n  }\n}`,
    ],
    [
      "an empty object over two lines gets no third",
      '{\n  "mcpServers": {\n  }\n}',
      `{\n  "mcpServers": {\n${LINES}\n  }\n}`,
    ],
    [
      "members further in than a step",
      '{\n  "mcpServers": {\n      "a": {}\n  }\n}',
      `{\n  "mcpServers": {\n      "a": {},\n${LINES.replaceAll(/^/gm, "  ")}\n  }\n}`,
    ],
    [
      "a comment's own blanks are no step",
      '/*\n * mine\n */\n{\n    "mcpServers": {}\n}',
      `/*\n * mine\n */\n{\n    "mcpServers": {\n${LINES.replaceAll("  ", "    ")}\n    }\n}`,
    ],
    [
      "only a comment, CRLF",
      "// mine\r\n",
      `// mine\r\n${newDocument(PLACE, ENTRY).replaceAll("\n", "\r\n")}`,
    ],
    ["only a comment, CR", "// mine\r", `// mine\r${newDocument(PLACE, ENTRY)}`],
  ];
  for (const [name, before, after] of rows) {
    await t.step(name, () => {
      assert.equal(added(before), after);
      assert.equal(removed(after, [before]), before);
    });
  }
});

Deno.test("withEntry() does nothing where the same entry is, and nothing over another one", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      "the same, its keys in another order",
      '{"args":["--demo"],"command":"/opt/pypi mcp"}',
      "none",
    ],
    ["other arguments", '{"command":"/opt/pypi mcp","args":[]}', "taken"],
    ["something of one's own beside it", `{"env":{},${ENTRY_TEXT.slice(1)}`, "taken"],
    ["an object of a list's keys", '{"command":"/opt/pypi mcp","args":{"0":"--demo"}}', "taken"],
    ["no object", "null", "taken"],
    ["a list where an object is expected", "[]", "taken"],
  ];
  for (const [name, present, kind] of rows) {
    await t.step(name, () => {
      const text = `{"mcpServers":{"pypi":${present}}}`;
      assert.deepEqual(withEntry(text, PLACE, ENTRY), { kind });
    });
  }
});

Deno.test("withEntry() refuses what it cannot edit, and says where", async (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ['{\n  "a": 1\n  "b": 2\n}', /no JSON \(CommaExpected in line 3\)/],
    ["{} {}", /no JSON/],
    ["[]", /the file holds no object/],
    ['{"mcpServers":[]}', /"mcpServers" holds no object/],
    ['{"mcpServers":{},"mcpServers":{}}', /has "mcpServers" twice/],
    ['{"mcpServers":{"pypi":1,"pypi":2}}', /has "pypi" twice/],
    ['{"a": "\n"}', /no JSON/],
    ["\n\0", /no JSON/], // a blank line in UTF-16
    ["{}\n/* not closed", /no JSON/],
    ['{"mcpServers":{},"mcp\\u0053ervers":{}}', /has "mcpServers" twice/],
    [`{"a": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`, /nested too deeply/],
  ];
  for (const [text, message] of rows) {
    await t.step(text.slice(0, 40), () => {
      const expected = { name: ClientDocumentError.name, message };
      assert.throws(() => withEntry(text, PLACE, ENTRY), expected);
      assert.throws(() => withoutEntry(text, PLACE, []), expected);
    });
  }
});

Deno.test("withEntry() and withoutEntry() refuse an entry that one of their steps finds nested too deeply", () => {
  let refused = 0;
  for (let depth = 3_000; depth < 10_000; depth = Math.floor(depth * 1.15)) {
    const nested = [
      `${"[".repeat(depth)}${"]".repeat(depth)}`,
      `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    ];
    for (const value of nested) {
      const text = `{"mcpServers":{"pypi":${value}}}`;
      for (
        const change of [
          () => withEntry(text, PLACE, ENTRY),
          () => withoutEntry(text, PLACE, [text]),
        ]
      ) {
        try {
          change();
        } catch (error) {
          assert.ok(error instanceof ClientDocumentError, `${depth}: ${error}`);
          refused++;
        }
      }
    }
  }
  assert.ok(refused > 0);
});

Deno.test("withoutEntry() takes the entry alone out of a file that changed since", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      "between others",
      '{"mcpServers": {"a": 1, "pypi": {}, /* b */ "b": 2}}',
      '{"mcpServers": {"a": 1, /* b */ "b": 2}}',
    ],
    ["first", '{"mcpServers": {\n "pypi": {},\n "b": 2\n}}', '{"mcpServers": {\n "b": 2\n}}'],
    [
      "last",
      '{"mcpServers": {\n "a": 1, // a\n "pypi": {}\n}}',
      '{"mcpServers": {\n "a": 1 // a\n}}',
    ],
    [
      "last with a comma",
      '{"mcpServers": {\n "a": 1, // a\n "pypi": {}, // p\n}}',
      '{"mcpServers": {\n "a": 1, // a // p\n}}',
    ],
    ["alone", '{"mcpServers": {\n "pypi": {},\n}, "x": 1}', '{"mcpServers": {}, "x": 1}'],
    [
      "alone with a comment",
      '{"mcpServers": {\n // mine\n "pypi": {}\n}}',
      '{"mcpServers": {\n // mine\n}}',
    ],
    [
      "alone with a comment that has a comma",
      '{"mcpServers": {\n "pypi": {} /* , */\n}}',
      '{"mcpServers": { /* , */\n}}',
    ],
  ];
  for (const [name, before, after] of rows) {
    await t.step(name, () => assert.equal(removed(before, []), after));
  }
});

Deno.test("withoutEntry() removes a file that was made for the entry, and no other", () => {
  const text = newDocument(PLACE, ENTRY);
  assert.equal(removed(text, []), undefined);
  assert.equal(removed(text.replace("{", '{ "a": 1,'), []), '{ "a": 1,\n  "mcpServers": {}\n}\n');
  assert.deepEqual(withoutEntry("{}", PLACE, [text]), { kind: "none" });
});

Deno.test("withoutEntry() gives back, byte for byte, whatever withEntry() was given", () => {
  const random = seededRandom(20261123);
  let without = 0;
  for (let count = 0; count < 3_000; count++) {
    const before = clientDocument(random, PLACE.key);
    const after = added(before);
    assert.notEqual(after, before);
    assert.equal(removed(after, ["no JSON", '{"other": 1}', before]), before, `number ${count}`);
    assert.deepEqual(withEntry(after, PLACE, ENTRY), { kind: "none" });
    assert.equal(after.startsWith("\uFEFF"), before.startsWith("\uFEFF"));
    // Also without what was kept, where the object was there and not empty.
    if (/"mcpServers"\s*:\s*\{[^{}]*"/.test(before) && removed(after, []) === before) without++;
  }
  assert.ok(without > 500, `${without}`);
});

Deno.test("withoutEntry() needs no earlier text where the object had another entry", () => {
  const random = seededRandom(7);
  for (let count = 0; count < 500; count++) {
    const before = clientDocument(random, PLACE.key, { hasNeighbour: true });
    assert.equal(removed(added(before), []), before, `number ${count}: ${before}`);
  }
});

Deno.test("clientDocument() makes every kind of file that the property is about", () => {
  const random = seededRandom(1);
  const made = Array.from({ length: 400 }, () => clientDocument(random, PLACE.key));
  const kinds: readonly (readonly [string, RegExp])[] = [
    ["CRLF", /\r\n/],
    ["byte order mark", /^\uFEFF/],
    ["comment to the end of the line", /\/\/ /],
    ["comment between", /\/\* /],
    ["comma at the end", /,\s*[}\]]/],
    ["empty object", /"mcpServers": ?\{\}/],
    ["without the object", /^(?!.*"mcpServers")[^]*\{/],
    ["nothing", /^$/],
    ["final line break", /\n$/],
    ["none", /[^\n]$/],
    ["tabs", /\t/],
  ];
  for (const [kind, pattern] of kinds) assert.ok(made.some((text) => pattern.test(text)), kind);
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { readMetadataFields, splitPair } from "../../../src/domain/metadata_fields.ts";
import { METADATA_FIELDS } from "../../../src/domain/metadata_field_names.ts";

/** Everything that was read, as one plain object. */
function plain(text: string): Record<string, unknown> {
  const { texts, lists, projectUrls, unparsed } = readMetadataFields(text);
  return Object.fromEntries([
    ...texts,
    ...lists,
    ...(projectUrls === undefined ? [] : [["project-url", Object.fromEntries(projectUrls)]]),
    ...(unparsed.size === 0 ? [] : [["unparsed", Object.fromEntries(unparsed)]]),
  ]);
}

Deno.test("readMetadataFields() sorts values by the form of their field", async (t) => {
  const rows: readonly (readonly [
    name: string,
    text: string,
    expected: Record<string, unknown>,
  ])[] = [
    ["nothing", "", {}],
    ["a text", "Name: Foo.Bar\n", { name: "Foo.Bar" }],
    ["an empty text", "Author:\n", { author: "" }],
    ["a text told twice", "Name: a\nNAME: b\n", { unparsed: { name: ["a", "b"] } }],
    ["a list", "Classifier: A\nClassifier: B\n", { classifier: ["A", "B"] }],
    ["values are not cleaned", "Classifier: A \n  b\n", { classifier: ["A \n  b"] }],
    ["keywords", "Keywords: a, b ,c\n", { keywords: ["a", "b", "c"] }],
    ["no keywords", "Keywords:\n", { keywords: [""] }],
    ["keywords told twice", "Keywords: a\nKeywords: b\n", { unparsed: { keywords: ["a", "b"] } }],
    ["URLs", "Project-URL: Home, https://a.example/x,y\nProject-URL: Docs,https://b.example\n", {
      "project-url": { Home: "https://a.example/x,y", Docs: "https://b.example" },
    }],
    ["a label without URL", "Project-URL: Home\n", { "project-url": { Home: "" } }],
    ["a label twice", "Project-URL: A, b\nProject-URL: A, c\n", {
      unparsed: { "project-url": ["A, b", "A, c"] },
    }],
    ["nothing to import", "Import-Name:\n", { "import-name": [] }],
    ["nothing, and something", "Import-Name:\nImport-Name: a\n", { "import-name": ["", "a"] }],
    ["unknown headers", "X-Foo: a\nx-foo: b\n", { unparsed: { "x-foo": ["a", "b"] } }],
    ["a description in the body", "Name: a\n\nText\n", { name: "a", description: "Text\n" }],
    ["in a header", "Description: Text\n more\n", { description: "Text\n more" }],
    ["in both", "Description: One\n\nTwo", { unparsed: { description: ["One", "Two"] } }],
    ["in two headers and the body", "Description: 1\nDescription: 2\n\n3", {
      unparsed: { description: ["1", "2", "3"] },
    }],
    ["a body that holds messages", "Content-Type: message/rfc822\n\nA: b\n", {
      unparsed: { "content-type": ["message/rfc822"], description: ["A: b\n"] },
    }],
    ["a body in parts", 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nA: b\n--x--\n', {
      unparsed: {
        "content-type": ['multipart/mixed; boundary="x"'],
        description: ["--x\nA: b\n--x--\n"],
      },
    }],
    ["a body that only claims to", "Content-Type: multipart/mixed; boundary=x\n\n-x\n", {
      unparsed: { "content-type": ["multipart/mixed; boundary=x"] },
      description: "-x\n",
    }],
    ["HTML is all description", "<p>\n", { description: "<p>\n" }],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => {
      assert.deepEqual(Object.entries(plain(text)).sort(), Object.entries(expected).sort());
    });
  }
});

Deno.test("readMetadataFields() takes names of every object for names", () => {
  const { unparsed } = readMetadataFields("__proto__: a\nconstructor: b\n");
  assert.deepEqual([...unparsed], [["__proto__", ["a"]], ["constructor", ["b"]]]);
});

Deno.test("readMetadataFields() tells the line where it began to guess", () => {
  assert.equal(readMetadataFields("Name: a\noops\n").faultyLine, 2);
  assert.equal(readMetadataFields("Name: a\n\noops\n").faultyLine, undefined);
});

Deno.test("splitPair() cuts at the first comma", () => {
  assert.deepEqual(splitPair(" a , b,c "), ["a", "b,c"]);
  assert.deepEqual(splitPair(" a "), ["a", ""]);
});

// Core metadata: fields are "multiple use" or stand once; readers keep the order of the multiple ones.
Deno.test("readMetadataFields() reads back what a writer wrote", () => {
  const names = [...METADATA_FIELDS].filter(([, { form }]) => form === "text" || form === "list")
    .map(([name]) => name);
  const line = fc.stringMatching(/^[!-~][ -~]{0,30}$/);
  const entry = fc.tuple(fc.constantFrom(...names), fc.array(line, { minLength: 1, maxLength: 3 }));
  fc.assert(fc.property(fc.uniqueArray(entry, { selector: ([name]) => name }), (written) => {
    const once = ([name]: readonly [string, unknown]) => METADATA_FIELDS.get(name)?.form === "text";
    const block = written.flatMap(([name, values]) => (
      (once([name, values]) ? values.slice(0, 1) : values).map((value) => `${name}: ${value}\n`)
    ));
    const { texts, lists, unparsed } = readMetadataFields(block.join(""));
    const [single, multiple] = [written.filter(once), written.filter((item) => !once(item))];
    assert.deepEqual([...texts], single.map(([name, values]) => [name, values[0]]));
    assert.deepEqual([...lists], multiple);
    assert.equal(unparsed.size, 0);
  }));
});

Deno.test("readMetadataFields() never throws", () => {
  const lines = fc.constantFrom(
    "Name: a",
    "From x",
    ":",
    " x",
    "",
    "Content-Type: multipart/a; boundary=x",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(lines).map((all) => all.join("\n")),
  );
  fc.assert(fc.property(text, (given) => {
    const { texts, lists } = readMetadataFields(given);
    for (const name of [...texts.keys(), ...lists.keys()]) assert.ok(METADATA_FIELDS.has(name));
  }));
});

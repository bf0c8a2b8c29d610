import { parse } from "graphql";
import assert from "node:assert/strict";
import { CheckedDocuments } from "../../../src/graphql/checked_documents.ts";

Deno.test("CheckedDocuments keeps so many documents, none of a long text, and forgets the oldest", () => {
  const documents = new CheckedDocuments();
  const document = parse("{ a }");
  for (let count = 0; count < 100; count++) documents.keep(`query ${count}`, document);
  assert.equal(documents.get("query 35"), undefined);
  assert.equal(documents.get("query 36"), document);
  const long = `{ a } #${"x".repeat(4_000)}`;
  documents.keep(long, document);
  assert.equal(documents.get(long), undefined);
});

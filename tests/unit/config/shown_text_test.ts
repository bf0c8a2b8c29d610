import assert from "node:assert/strict";
import { withoutSecrets } from "../../../src/config/shown_text.ts";

Deno.test("withoutSecrets() hides what stands before an @ and after a ? of an address", async (t) => {
  const rows: readonly (readonly [text: string, shown: string])[] = [
    ["https://ann:word@host/simple/", "https://[redacted]@host/simple/"],
    ["a=https://u:word@one/,b=https://u:word@two/", "a=https://[redacted]@two/"],
    ["https:ann:word@host", "[redacted]@host"],
    ["https://host/?token=word", "https://host/?[redacted]"],
    ["https:host/?token=word", "https:host/?[redacted]"],
    ["a=https:/host/#word", "a=https:/host/#[redacted]"],
    ["acme-?", "acme-?"],
  ];
  for (const [text, shown] of rows) {
    await t.step(text, () => assert.equal(withoutSecrets(text), shown));
  }
});

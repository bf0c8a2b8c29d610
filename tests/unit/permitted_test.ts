import assert from "node:assert/strict";
import { mayUseHost } from "../../src/permitted.ts";

Deno.test({
  name: "mayUseHost() knows hosts by name and port; a name that no permission can have is none",
  permissions: { net: ["a.example:443", "[::1]"] },
  async fn(t) {
    const rows = [
      ["a.example", 443, true],
      ["A.Example.", 443, true],
      ["a.example", 80, false],
      ["[::1]", 1, true],
      ["[::ffff:127.0.0.1]", 1, false],
      ["a..b", 443, false],
      ["*", 443, false],
      ["a.example,b.example", 443, false],
    ] as const;
    for (const [host, port, expected] of rows) {
      await t.step(`${host}:${port}`, () => assert.equal(mayUseHost(host, port), expected));
    }
  },
});

import assert from "node:assert/strict";
import { requestGuard } from "../../../src/server/http_guard.ts";

const HOST = "127.0.0.1:8000";

function asked(headers: Readonly<Record<string, string>>): Request {
  return new Request(`http://${HOST}/mcp`, { headers: { host: HOST, ...headers } });
}

Deno.test("requestGuard() judges every Origin for itself, whatever it has let in before", async (t) => {
  const rows:
    readonly (readonly [name: string, headers: Record<string, string>, status: number])[] = [
      ["no Origin", {}, 200],
      ["Origin null, of a sandboxed frame", { origin: "null" }, 403],
      ["an empty Origin", { origin: "" }, 200],
      ["loopback", { origin: "http://localhost:3000" }, 200],
      ["a host that begins right", { origin: "http://localhost.example" }, 403],
      ["an allowed one", { origin: "https://app.example" }, 200],
      ["an allowed host over another scheme", { origin: "http://app.example" }, 403],
    ];
  const guard = requestGuard({ allowedHosts: [], allowedOrigins: ["https://app.example"] });
  for (const round of ["first", "again"]) {
    for (const [name, headers, status] of rows) {
      await t.step(`${name}, ${round}`, () => {
        assert.equal(guard(asked(headers))?.status ?? 200, status);
      });
    }
  }
});

Deno.test("requestGuard() knows its hosts in every spelling, and no other host by a likeness", async (t) => {
  const rows: readonly (readonly [host: string, status: number])[] = [
    ["LOCALHOST:1", 200],
    ["127.1", 200],
    ["[0:0::1]:8000", 200],
    ["Inside.Example", 200],
    ["inside.example:9", 200],
    ["[2001:DB8::1]", 200],
    ["localhost.", 403],
    ["localhost.evil.example", 403],
    ["evil-localhost", 403],
    ["inside.example.", 403],
    ["sub.inside.example", 403],
    ["[::ffff:127.0.0.1]", 403],
    ["localhost:80:90", 403],
    ["127.0.0.1, localhost", 403],
  ];
  const guard = requestGuard({
    allowedHosts: ["inside.example:8443", "[2001:db8::1]"],
    allowedOrigins: [],
  });
  for (const [host, status] of rows) {
    await t.step(host, () => assert.equal(guard(asked({ host }))?.status ?? 200, status));
  }
});

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

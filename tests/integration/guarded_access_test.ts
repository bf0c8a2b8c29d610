/** Access rules behind the guard of slow clients: callers keep their own addresses. @module */
import assert from "node:assert/strict";
import { accessServer } from "../support/access_server.ts";

const TOKENS = `ann=sha256:${"0".repeat(64)}`;
const ROWS = {
  "a caller of its own": { trustedProxies: "", caller: "0:0:0:0::/64" },
  "behind a trusted proxy": { trustedProxies: "::1", caller: "192.0.2.7" },
};

Deno.test("behind its guard the audit log names who calls", async (t) => {
  if (!hasLoopbackOfIpv6()) {
    console.warn(
      "SKIPPED: addresses behind the guard; this machine has no IPv6 to tell them apart",
    );
    return;
  }
  for (const [name, { trustedProxies, caller }] of Object.entries(ROWS)) {
    await t.step(name, async () => {
      await using server = await accessServer({
        ...{ host: "::1", port: "0", connectionGuard: "on", authTokens: TOKENS, trustedProxies },
      });
      const answer = await fetch(server.url, { headers: { "x-forwarded-for": "192.0.2.7" } });
      assert.equal(answer.status, 401);
      await answer.body?.cancel();
      assert.equal(server.audited[0]?.caller, caller);
    });
  }
});

/** What the guard passes to is on 127.0.0.1, so that only another address shows whose is told. */
function hasLoopbackOfIpv6(): boolean {
  try {
    Deno.listen({ hostname: "::1", port: 0 }).close();
    return true;
  } catch {
    return false;
  }
}

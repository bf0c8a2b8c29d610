import assert from "node:assert/strict";
import { parseNetwork } from "../../../src/access/address.ts";
import { connectionShares } from "../../../src/access/connection_share.ts";

const ROWS: readonly (readonly [address: string, share: string | undefined])[] = [
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3::4", "2001:db8:1:2::/64"],
  ["10.1.2.3", undefined],
  ["::ffff:10.1.2.3", undefined],
  ["not an address", "unknown"],
];

Deno.test("connectionShares() gives each address its share, and trusted proxies none", async (t) => {
  const proxies = [parseNetwork("10.0.0.0/8")].filter((network) => network !== undefined);
  const shareOf = connectionShares(proxies);
  for (const [address, share] of ROWS) {
    await t.step(address, () => assert.equal(shareOf(address), share));
  }
});

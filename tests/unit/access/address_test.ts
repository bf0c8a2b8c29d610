import assert from "node:assert/strict";
import { addressGroup, isWithin, parseAddress, parseNetwork } from "../../../src/access/address.ts";

Deno.test("parseAddress() reads addresses as sockets and headers spell them", async (t) => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:8080", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:c000:201]:80", "192.0.2.1"],
    ["::1", "0:0:0:0::/64"],
    ["[2001:db8:1:2:3::4]:443", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", undefined],
    ["unknown", undefined],
    ["_hidden", undefined],
    ["256.0.0.1", undefined],
    ["1.2.3", undefined],
    ["1.2.3.4.5", undefined],
    ["2001:::1", undefined],
    ["1:2:3:4:5:6:7:8:9", undefined],
    [":".repeat(1_000), undefined],
  ];
  for (const [text, group] of rows) {
    await t.step(text.slice(0, 50), () => {
      const address = parseAddress(text);
      assert.equal(address && addressGroup(address), group);
    });
  }
});

Deno.test("isWithin() compares the first bits, of the same kind of address", async (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ["10.1.2.3", "10.0.0.0/8", true],
    ["11.1.2.3", "10.0.0.0/8", false],
    ["10.0.0.1", "10.0.0.1", true],
    ["10.0.0.2", "10.0.0.1", false],
    ["10.0.0.2", "0.0.0.0/0", true],
    ["::ffff:10.0.0.2", "10.0.0.0/24", true],
    ["10.0.0.2", "::ffff:10.0.0.0/120", true],
    ["2001:db8::5", "2001:db8::/32", true],
    ["2001:db9::5", "2001:db8::/32", false],
    ["10.0.0.1", "::/0", false],
  ];
  for (const [address, network, expected] of rows) {
    await t.step(`${address} in ${network}`, () => {
      const read = parseAddress(address);
      const within = parseNetwork(network);
      assert.ok(read && within);
      assert.equal(isWithin(read, [within]), expected);
    });
  }
  assert.equal(parseNetwork("10.0.0.0/33"), undefined);
  assert.equal(parseNetwork("nobody"), undefined);
});

import assert from "node:assert/strict";
import { parseNetwork } from "../../../src/access/address.ts";
import { addressReader } from "../../../src/access/caller_address.ts";

const PROXIES = ["10.0.0.0/8", "::1"].map(parseNetwork).filter((one) => one !== undefined);

Deno.test("addressReader() believes trusted proxies only, down to the last stranger", async (t) => {
  const rows: readonly (readonly [string, string | undefined, Record<string, string>, string])[] = [
    ["no proxy", "192.0.2.1", {}, "192.0.2.1"],
    ["a stranger's own header", "192.0.2.1", { "x-forwarded-for": "198.51.100.1" }, "192.0.2.1"],
    ["a proxy that says nothing", "10.0.0.1", {}, "10.0.0.1"],
    ["one hop", "10.0.0.1", { "x-forwarded-for": "198.51.100.1" }, "198.51.100.1"],
    [
      "a forged first hop",
      "10.0.0.1",
      { "x-forwarded-for": "1.1.1.1, 198.51.100.1" },
      "198.51.100.1",
    ],
    [
      "two proxies",
      "10.0.0.1",
      { "x-forwarded-for": "1.1.1.1, 198.51.100.1, 10.9.9.9" },
      "198.51.100.1",
    ],
    ["proxies only", "10.0.0.1", { "x-forwarded-for": "10.7.7.7, 10.9.9.9" }, "10.7.7.7"],
    ["no address", "10.0.0.1", { "x-forwarded-for": "1.1.1.1, nonsense" }, "10.0.0.1"],
    ["an IPv6 network", "::1", { "x-forwarded-for": "2001:db8:0:1::9" }, "2001:db8:0:1::/64"],
    [
      "RFC 7239",
      "10.0.0.1",
      { forwarded: 'for=1.1.1.1, For="[2001:db8::9]:4711";proto=https' },
      "2001:db8:0:0::/64",
    ],
    ["RFC 7239 with other pairs", "10.0.0.1", {
      forwarded: 'proto=https;for=192.0.2.7;host="a.example"',
    }, "192.0.2.7"],
    ["both headers of one mind", "10.0.0.1", {
      forwarded: "for=192.0.2.7",
      "x-forwarded-for": "1.1.1.1, 192.0.2.7",
    }, "192.0.2.7"],
    ["a header that the proxy does not write", "10.0.0.1", {
      forwarded: "for=1.1.1.1",
      "x-forwarded-for": "192.0.2.7",
    }, "10.0.0.1"],
    ["a Host that looks like an element", "10.0.0.1", {
      forwarded: 'for=192.0.2.7;host="a, for=1.1.1.1"',
    }, "10.0.0.1"],
    ["a Host that looks like a pair", "10.0.0.1", {
      forwarded: 'host="a;for=1.1.1.1";for=192.0.2.7',
    }, "10.0.0.1"],
    ["a client's quote that is never closed", "10.0.0.1", {
      forwarded: 'for="1.1.1.1, for=192.0.2.7',
    }, "192.0.2.7"],
    ["RFC 7239, hidden", "10.0.0.1", { forwarded: "for=_gazonk" }, "10.0.0.1"],
    ["no socket", undefined, { "x-forwarded-for": "1.1.1.1" }, "unknown"],
    ["no address at all", "somewhere", {}, "unknown"],
  ];
  const addressOf = addressReader(PROXIES);
  for (const [name, remote, headers, expected] of rows) {
    await t.step(name, () => assert.equal(addressOf(new Headers(headers), remote), expected));
  }
});

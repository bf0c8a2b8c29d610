import fc from "fast-check";
import assert from "node:assert/strict";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { parseTarHeader } from "../../../../src/upstream/archive/tar_header.ts";
import { tarHeader } from "../../../support/archives.ts";

Deno.test("parseTarHeader() reads name, type and size", () => {
  const size = "00000001750\0";
  assert.deepEqual(parseTarHeader(tarHeader({ path: "a/b", type: "5", size })), {
    type: "5",
    path: "a/b",
    sizeBytes: 1_000,
  });
  const prefixed = tarHeader({ path: "b".repeat(100), prefix: "a".repeat(155) });
  assert.equal(parseTarHeader(prefixed)?.path.length, 256);
});

Deno.test("parseTarHeader() takes a block of zeros for the end", () => {
  assert.equal(parseTarHeader(new Uint8Array(512)), undefined);
});

Deno.test("parseTarHeader() reads every size that a file can have, in octal and in base 256", () => {
  fc.assert(fc.property(fc.maxSafeNat(), (sizeBytes) => {
    const octal = sizeBytes.toString(8).padStart(11, "0");
    const binary = new Uint8Array(12);
    new DataView(binary.buffer).setBigUint64(4, BigInt(sizeBytes));
    binary[0] = 0x80;
    for (const size of octal.length > 11 ? [binary] : [binary, `${octal}\0`]) {
      assert.equal(parseTarHeader(tarHeader({ path: "a", size }))?.sizeBytes, sizeBytes);
    }
  }));
});

Deno.test("parseTarHeader() refuses sizes past the safe integers, and negative ones", () => {
  for (const fill of [0x80, 0xff]) {
    const size = new Uint8Array(12).fill(0xff);
    size[0] = fill;
    assert.throws(() => parseTarHeader(tarHeader({ path: "a", size })), ArchiveError);
  }
});

Deno.test("parseTarHeader() reads nothing without its checksum", () => {
  fc.assert(fc.property(fc.nat(511), fc.integer({ min: 1, max: 255 }), (at, change) => {
    const block = tarHeader({ path: "demo-1.0/PKG-INFO" });
    block[at] = (block[at] ?? 0) ^ change;
    // In the checksum's own field another spelling of the same number may come out.
    if (at >= 148 && at < 156) return;
    assert.throws(() => parseTarHeader(block), ArchiveError);
  }));
});

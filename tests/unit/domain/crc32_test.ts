import assert from "node:assert/strict";
import { crc32 } from "../../../src/domain/crc32.ts";

Deno.test("crc32() gives the check values of the standard", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  assert.equal(crc32(bytes("")), 0);
  assert.equal(crc32(bytes("123456789")), 0xcbf43926);
  assert.equal(crc32(new Uint8Array(32).fill(0xff)), 0xff6cab0b);
});

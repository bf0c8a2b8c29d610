import assert from "node:assert/strict";
import { ConnectionTimeoutError, SocketClosedUnexpectedlyError } from "redis";
import { RedisLate, RedisRefusal, wordFor } from "../../../src/redis/redis_connection.ts";

/** As in the bundle, which calls the classes of the library otherwise. */
class RenamedClosed extends SocketClosedUnexpectedlyError {}
class RenamedLate extends ConnectionTimeoutError {}

Deno.test("wordFor() tells the kind of an error, whatever its class is called", async (t) => {
  const rows = [
    [new RenamedClosed(), "closed"],
    [new RenamedLate(), "late"],
    [new RedisLate("No answer"), "late"],
    [new RedisRefusal("WRONGPASS"), "WRONGPASS"],
    [Object.assign(new Error("of a secret"), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
    [Object.assign(new Error("x"), { code: "of a secret" }), "Error"],
    [new TypeError("of a secret"), "TypeError"],
    ["of a secret", "unknown"],
  ] as const;
  for (const [error, word] of rows) {
    await t.step(`${word}`, () => assert.equal(wordFor(error), word));
  }
});

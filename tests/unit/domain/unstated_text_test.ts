import assert from "node:assert/strict";
import { isUnstated } from "../../../src/domain/unstated_text.ts";

Deno.test("isUnstated() knows what stands for nothing", () => {
  for (const text of ["", " \n", "UNKNOWN", " UNKNOWN\n"]) assert.ok(isUnstated(text), text);
  for (const text of ["unknown", "UNKNOWN licence", "0"]) assert.ok(!isUnstated(text), text);
});

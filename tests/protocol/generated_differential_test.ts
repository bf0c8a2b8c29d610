import assert from "node:assert/strict";
import { compareGenerated } from "./generated_differential.ts";

Deno.test("the endpoint answers generated requests, good and spoiled, byte for byte as the SDK's stock handler does", async () => {
  const { requests, direct, statuses } = await compareGenerated(3_000, 20261123);
  assert.ok(requests > 2_500, `${requests} compared`);
  assert.ok(direct > 500, `${direct} answered directly`);
  for (const status of [200, 202, 400, 404, 405, 406, 415]) {
    assert.ok((statuses.get(status) ?? 0) > 0, `${statuses.get(status)} with status ${status}`);
  }
});

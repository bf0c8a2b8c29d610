import assert from "node:assert/strict";
import { isRuntimeTracing } from "../../../src/telemetry/runtime_tracing.ts";

const REGISTERED = Symbol.for("opentelemetry.js.api.1");

Deno.test("isRuntimeTracing() tells whether a tracer is registered, of the API's first version", async (t) => {
  const cases: readonly (readonly [what: string, surroundings: object, expected: boolean])[] = [
    ["nothing is", {}, false],
    ["a tracer is", { [REGISTERED]: { version: "1.9.0", trace: {} } }, true],
    ["something else is", { [REGISTERED]: { version: "1.9.0", metrics: {} } }, false],
    ["it is no object", { [REGISTERED]: 1 }, false],
  ];
  for (const [what, surroundings, expected] of cases) {
    await t.step(what, () => assert.equal(isRuntimeTracing(surroundings), expected));
  }
});

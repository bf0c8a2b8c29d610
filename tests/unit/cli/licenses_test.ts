import assert from "node:assert/strict";
import { runLicenses } from "../../../src/cli/licenses.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import { NOTICES } from "../../../src/notices.ts";

const RUNTIME = { deno: "2.9.6", v8: "14.1" };

function run(licenses: Parameters<typeof runLicenses>[0]) {
  const out: string[] = [];
  const error: string[] = [];
  const terminal = {
    out: (text: string) => out.push(text),
    error: (text: string) => error.push(text),
    paint: createPaint(false),
  };
  return { code: runLicenses(licenses, terminal), out: out.join("\n"), error: error.join("\n") };
}

Deno.test("runLicenses() prints what was put into the bundle", () => {
  const { code, out, error } = run({ notices: "zod (MIT)", isExecutable: false, runtime: RUNTIME });
  assert.deepEqual([code, out.trim(), error], [0, "zod (MIT)", ""]);
});

Deno.test("runLicenses() names the runtime that an executable holds, and whose texts are missing", () => {
  const { code, out } = run({ notices: "zod (MIT)", isExecutable: true, runtime: RUNTIME });
  assert.equal(code, 0);
  assert.match(out, /^zod \(MIT\)\n[^]*Deno 2\.9\.6 with the engine V8 14\.1[^]*are not part of/);
});

Deno.test("runLicenses() fails from the sources, which hold no texts, and says what prints them", () => {
  const { code, out, error } = run({ notices: NOTICES, isExecutable: false, runtime: RUNTIME });
  assert.deepEqual([code, out], [1, ""]);
  assert.match(error, /deno task notices/);
});

import assert from "node:assert/strict";
import { parseMarker } from "../../../src/domain/marker.ts";
import { markerEnvironmentOf, parseTarget } from "../../../src/domain/target.ts";
import { applicationOf } from "../../../src/tools/applying_requirements.ts";

Deno.test("applicationOf() names the part of the marker that decides", async (t) => {
  const environment = markerEnvironmentOf(
    parseTarget({ python_version: "3.13", platform: "linux-arm64" }),
  );
  const rows: readonly (readonly [
    marker: string,
    extras: readonly string[],
    applies: string,
    decidedBy?: string,
  ])[] = [
    ["python_version >= '3.8'", [], "yes"],
    ["python_version < '3.8'", [], "no", 'python_version < "3.8"'],
    ["os_name == 'posix' and python_version < '3.8'", [], "no", 'python_version < "3.8"'],
    [
      "(os_name == 'nt' or sys_platform == 'darwin') and os_name == 'java'",
      [],
      "no",
      '(os_name == "nt" or sys_platform == "darwin") and os_name == "java"',
    ],
    ["os_name == 'nt' or os_name == 'java'", [], "no", 'os_name == "nt" or os_name == "java"'],
    ["platform_version >= 'x' and os_name == 'posix'", [], "unknown", 'platform_version >= "x"'],
    ["platform_version >= 'x' and os_name == 'nt'", [], "no", 'os_name == "nt"'],
    ["extra == 'socks'", [], "no", 'extra == "socks"'],
    ["extra == 'socks'", ["socks"], "yes"],
    ["extra != 'socks'", ["socks"], "yes"], // holds for the requirements without an extra
    ["'socks' in extras", ["socks"], "yes"],
  ];
  for (const [marker, extras, applies, decidedBy] of rows) {
    await t.step(`${marker} with [${extras}]`, () => {
      const application = applicationOf(parseMarker(marker), { environment, extras });
      assert.deepEqual([application.applies, application.decided_by], [applies, decidedBy]);
    });
  }
  assert.deepEqual(applicationOf(undefined, { environment, extras: [] }), { applies: "yes" });
});

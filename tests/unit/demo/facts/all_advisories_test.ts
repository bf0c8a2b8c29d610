import assert from "node:assert/strict";
import { ALL_ADVISORIES } from "../../../../src/demo/facts/all_advisories.ts";
import { scoreCvss } from "../../../../src/domain/cvss.ts";
import { parseVersion } from "../../../../src/domain/version.ts";

Deno.test("ALL_ADVISORIES holds facts that can be true", async (t) => {
  for (const advisory of ALL_ADVISORIES) {
    await t.step(advisory.id, () => {
      const { twin, ranges = [], versions = [], published, modified } = advisory;
      assert.match(
        advisory.id,
        /^(?:GHSA(?:-[2-9cfghjmpqrvwx]{4}){3}|PYSEC-\d{4}-\d+|MAL-\d{4}-\d+)$/,
      );
      assert.ok(ranges.length + versions.length > 0);
      for (const [introduced, fixed, lastAffected] of ranges) {
        for (const text of [introduced, fixed, lastAffected]) {
          if (text !== undefined) parseVersion(text);
        }
      }
      for (const vector of [...(advisory.vectors ?? []), ...(twin?.vectors ?? [])]) {
        const type = vector.startsWith("CVSS:4") ? "CVSS_V4" : "CVSS_V3";
        assert.ok(scoreCvss({ type, vector }) !== undefined, vector);
      }
      if (published !== undefined) assert.ok(Date.parse(published) <= Date.parse(modified));
      if (twin !== undefined) assert.match(twin.id, /^PYSEC-/);
    });
  }
});

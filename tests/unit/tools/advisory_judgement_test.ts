import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { anyAffects, judge } from "../../../src/tools/advisory_judgement.ts";
import { advisory } from "../../support/fake_sources.ts";

const NAME = parseProjectName("example");
const at = (text: string) => toReleaseVersion(text);

Deno.test("judge() lets one record that affects the version decide for its group", () => {
  const wide = advisory("GHSA-a", "example", { aliases: ["CVE-1"], ranges: [["0", "2.0"]] });
  const narrow = advisory("PYSEC-a", "example", { aliases: ["CVE-1"], versions: ["1.0"] });
  const [judged, ...others] = judge([narrow, wide], NAME, at("1.5"));
  assert.equal(others.length, 0);
  assert.equal(judged?.match.affects, true);
  assert.equal(judged?.group.id, "GHSA-a");
});

Deno.test("judge() without a version decides nothing, but for malware", () => {
  const flaw = advisory("GHSA-a", "example", { ranges: [["0", "2.0"]] });
  const malware = advisory("MAL-1", "example", { versions: ["1.0"] });
  const judged = judge([flaw, malware], NAME, undefined);
  assert.deepEqual(judged.map(({ group, match }) => [group.id, match.affects]), [
    ["MAL-1", true],
    ["GHSA-a", "unknown"],
  ]);
});

Deno.test("anyAffects() counts neither withdrawn records nor records that cannot tell", () => {
  const flaw = advisory("GHSA-a", "example", { ranges: [["0", "2.0"]] });
  assert.equal(anyAffects([flaw], NAME, at("1.0")), true);
  assert.equal(anyAffects([flaw], NAME, at("2.0")), false);
  assert.equal(
    anyAffects([{ ...flaw, withdrawnAt: "2026-01-01T00:00:00Z" }], NAME, at("1.0")),
    false,
  );
  assert.equal(
    anyAffects([advisory("GHSA-b", "example", { ranges: [["x"]] })], NAME, at("1.0")),
    false,
  );
});

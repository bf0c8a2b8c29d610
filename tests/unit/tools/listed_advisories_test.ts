import assert from "node:assert/strict";
import type { ListedAdvisory } from "../../../src/domain/release.ts";
import { groupListedAdvisories } from "../../../src/tools/listed_advisories.ts";
import { Truncations } from "../../../src/tools/truncation.ts";

function listed(id: string, overrides: Partial<ListedAdvisory> = {}): ListedAdvisory {
  return { id, source: "osv", aliases: [], fixedIn: [], ...overrides };
}

Deno.test("groupListedAdvisories() tells linked records once, fixes in PEP 440 order", () => {
  const [group, ...others] = groupListedAdvisories([
    listed("PYSEC-1", { aliases: ["CVE-1"], fixedIn: ["2.10", "2.9"], details: "Long prose" }),
    listed("GHSA-1", { aliases: ["CVE-1"], fixedIn: ["2.9"], link: "https://osv.test/GHSA-1" }),
    listed("GHSA-2", { withdrawnAt: "2026-01-01T00:00:00Z" }),
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual(group, {
    id: "GHSA-1",
    aliases: ["PYSEC-1", "CVE-1"],
    summary: "Long prose",
    fixed_in: ["2.9", "2.10"],
    link: "https://osv.test/GHSA-1",
  });
});

Deno.test("groupListedAdvisories() caps text and lists, says so, and drops links that are no web addresses", () => {
  const cut = new Truncations();
  const [group] = groupListedAdvisories([
    listed("GHSA-1", {
      summary: "x".repeat(500),
      aliases: Array.from({ length: 20 }, (_, index) => `CVE-${index}`),
      fixedIn: Array.from({ length: 20 }, (_, index) => `1.${index}`),
      link: "javascript:alert(1)",
    }),
  ], cut);
  assert.ok(group !== undefined);
  assert.equal(group.summary?.length, 160);
  assert.equal(group.aliases.length, 6);
  assert.equal(group.fixed_in.length, 6);
  assert.equal(group.link, undefined);
  assert.deepEqual(cut.asField().truncated?.map(({ field, omitted }) => [field, omitted]), [
    ["vulnerabilities[].aliases", 14],
    ["vulnerabilities[].fixed_in", 14],
  ]);
});

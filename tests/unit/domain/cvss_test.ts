import assert from "node:assert/strict";
import fc from "fast-check";
import type { CvssVector, Severity } from "../../../src/domain/advisory.ts";
import { type CvssScore, scoreCvss } from "../../../src/domain/cvss.ts";

const V2 = { AV: "LAN", AC: "HML", Au: "MSN", C: "NPC", I: "NPC", A: "NPC" };
const V3 = {
  AV: "NALP",
  AC: "LH",
  PR: "NLH",
  UI: "NR",
  S: "UC",
  C: "HLN",
  I: "HLN",
  A: "HLN",
};
const V4 = {
  AV: "NALP",
  AC: "LH",
  AT: "NP",
  PR: "NLH",
  UI: "NPA",
  VC: "HLN",
  VI: "HLN",
  VA: "HLN",
  SC: "HLN",
  SI: "HLN",
  SA: "HLN",
};

Deno.test("scoreCvss() gives each version's score and band", async (t) => {
  const rows: [
    type: CvssVector["type"],
    vector: string,
    version: CvssScore["version"],
    score: number,
    severity: Severity,
  ][] = [
    ["CVSS_V2", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "2.0", 10, "high"],
    ["CVSS_V2", "AV:N/AC:L/Au:N/C:N/I:N/A:C", "2.0", 7.8, "high"],
    ["CVSS_V2", "AV:L/AC:H/Au:N/C:C/I:C/A:C", "2.0", 6.2, "medium"],
    ["CVSS_V2", "(AV:N/AC:L/Au:N/C:N/I:N/A:P)", "2.0", 5, "medium"],
    ["CVSS_V2", "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C", "2.0", 7.8, "high"],
    ["CVSS_V2", "AV:L/AC:L/Au:N/C:N/I:N/A:N", "2.0", 0, "low"],
    ["CVSS_V3", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.0", 9.8, "critical"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "3.1", 6.1, "medium"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "3.1", 8.8, "high"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "3.1", 10, "critical"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "3.1", 0, "none"],
    ["CVSS_V3", "CVSS:3.1/A:L/I:N/C:N/S:U/UI:R/PR:H/AC:H/AV:P", "3.1", 1.6, "low"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O", "3.1", 9.8, "critical"],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
      "4.0",
      10,
      "critical",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
      "4.0",
      9.3,
      "critical",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
      "4.0",
      0,
      "none",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:L/AC:H/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:N/SI:L/SA:L",
      "4.0",
      4.3,
      "medium",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:N/VC:L/VI:L/VA:H/SC:H/SI:L/SA:H/E:U",
      "4.0",
      1.8,
      "low",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:P/AC:H/AT:N/PR:H/UI:A/VC:H/VI:H/VA:H/SC:L/SI:H/SA:L/IR:H/MAC:H/MPR:H/MSC:L/MSA:S/S:P/AU:Y/U:Clear",
      "4.0",
      8.6,
      "high",
    ],
    [
      "CVSS_V4",
      "CVSS:4.0/AV:L/AC:L/AT:P/PR:H/UI:P/VC:H/VI:L/VA:H/SC:N/SI:N/SA:L/MAC:X/MVI:X/S:X",
      "4.0",
      4.6,
      "medium",
    ],
  ];
  for (const [type, vector, version, score, severity] of rows) {
    await t.step(vector, () => {
      assert.deepEqual(scoreCvss({ type, vector }), { version, score, severity });
    });
  }
});

Deno.test("scoreCvss() refuses what is no vector of the type", async (t) => {
  const rows: [type: CvssVector["type"], vector: string, why: string][] = [
    ["CVSS_V2", "", "empty"],
    ["CVSS_V2", "AV:N/AC:L/Au:N/C:C/I:C", "availability missing"],
    ["CVSS_V2", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "another version"],
    ["CVSS_V2", "(AV:N/AC:L/Au:N/C:C/I:C/A:C", "half a parenthesis"],
    ["CVSS_V3", "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "no label"],
    ["CVSS_V3", "CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "unknown version"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "availability missing"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H", "metric twice"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X", "base metric not defined"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:H", "unknown metric"],
    ["CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/", "ends in a slash"],
    ["CVSS_V3", "CVSS:3.1/AV:N:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "two values"],
    ["CVSS_V3", "CVSS:3.1/av:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "lower case"],
    ["CVSS_V3", "CVSS:3.1/constructor:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "name of a property"],
    ["CVSS_V3", "7.5", "a number"],
    ["CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N", "metric missing"],
    // v4.0, section 7: another order of the metrics is invalid.
    ["CVSS_V4", "CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "order"],
    ["CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N", "SI:S"],
    ["CVSS_V4", `CVSS:4.0/${"AV:N/".repeat(1_000)}`, "too long"],
  ];
  for (const [type, vector, why] of rows) {
    await t.step(`${type} ${why}`, () => assert.equal(scoreCvss({ type, vector }), undefined));
  }
});

Deno.test("scoreCvss() is right for every base vector of v2 and v3", async (t) => {
  // Count and weighted sum over all vectors in the tables' order, computed by another
  // implementation with decimal arithmetic.
  const rows: [label: string, type: CvssVector["type"], Record<string, string>, number, number][] =
    [
      ["", "CVSS_V2", V2, 729, 1_805_733],
      ["CVSS:3.0/", "CVSS_V3", V3, 2_592, 6_939_972],
      ["CVSS:3.1/", "CVSS_V3", V3, 2_592, 6_939_972],
    ];
  for (const [label, type, metrics, count, sum] of rows) {
    await t.step(`${type} ${label}`, () => {
      assert.deepEqual(weightedSum(type, label, metrics), { count, sum });
    });
  }
});

Deno.test("scoreCvss() is right for every base vector of v4.0", () => {
  assert.deepEqual(weightedSum("CVSS_V4", "CVSS:4.0/", V4), { count: 104_976, sum: 292_265_910 });
});

Deno.test("scoreCvss() reads v4.0 modified metrics as if they were the base metrics", () => {
  const property = fc.property(vectorOf(V4), vectorOf(V4), (base, other) => {
    const modified = other.split("/").map((part) => `M${part}`).join("/");
    assert.equal(score(`CVSS:4.0/${base}/${modified}`), score(`CVSS:4.0/${other}`));
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

Deno.test("scoreCvss() ignores v4.0 metrics that are not defined and supplemental ones", () => {
  const property = fc.property(vectorOf(V4), (base) => {
    const idle = "E:X/CR:X/IR:X/AR:X/MAV:X/MSA:X/S:P/AU:Y/R:I/V:C/RE:H/U:Red";
    assert.equal(score(`CVSS:4.0/${base}/${idle}`), score(`CVSS:4.0/${base}`));
  });
  fc.assert(property, { seed: 1, numRuns: 100 });
});

Deno.test("scoreCvss() never throws", () => {
  const text = fc.oneof(fc.string(), fc.string().map((tail) => `CVSS:4.0/${tail}`));
  const property = fc.property(
    fc.constantFrom("CVSS_V2", "CVSS_V3", "CVSS_V4"),
    text,
    (type, vector) => void scoreCvss({ type, vector }),
  );
  fc.assert(property, { seed: 1 });
});

function score(vector: string): number {
  const found = scoreCvss({ type: "CVSS_V4", vector });
  assert.ok(found !== undefined, vector);
  return found.score;
}

function vectorOf(metrics: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const parts = Object.entries(metrics).map(([metric, values]) =>
    fc.constantFrom(...values).map((value) => `${metric}:${value}`)
  );
  return fc.tuple(...parts).map((chosen) => chosen.join("/"));
}

function weightedSum(type: CvssVector["type"], label: string, metrics: Record<string, string>) {
  let vectors = [""];
  for (const [metric, values] of Object.entries(metrics)) {
    vectors = vectors.flatMap((start) =>
      [...values].map((value) => `${start}${start === "" ? "" : "/"}${metric}:${value}`)
    );
  }
  let sum = 0;
  vectors.forEach((vector, index) => {
    const found = scoreCvss({ type, vector: label + vector });
    assert.ok(found !== undefined, vector);
    sum += Math.round(found.score * 10) * (index % 97 + 1);
  });
  return { count: vectors.length, sum };
}

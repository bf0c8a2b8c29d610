import assert from "node:assert/strict";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import {
  decodeAdvisory,
  decodeBatch,
  decodePage,
} from "../../../../src/upstream/osv/wire_advisory.ts";

type Keys = Record<string, unknown>;

function decode(keys: Keys) {
  return decodeAdvisory(JSON.stringify({ id: "GHSA-aaaa-bbbb-cccc", ...keys }));
}

/** The first `affected` entry that is kept. */
function affected(entry: Keys) {
  return decode({ affected: [entry] }).affected[0];
}

const DEMO = { ecosystem: "PyPI", name: "demo" };

Deno.test("decodePage() reads {} as no advisories (trap: {} from OSV)", () => {
  assert.deepEqual(decodePage("{}"), { advisories: [], nextPageToken: undefined });
});

Deno.test("decodePage() reads a page that holds only a token (trap)", () => {
  assert.deepEqual(decodePage('{"next_page_token":"abc"}'), {
    advisories: [],
    nextPageToken: "abc",
  });
  assert.equal(decodePage('{"next_page_token":""}').nextPageToken, undefined);
});

Deno.test("decodePage() and decodeBatch() take no stranger's object for OSV's word that there is nothing", async (t) => {
  for (
    const text of ['{"error":"denied"}', '{"code":5,"message":"x"}', '{"Vulns":[]}', "[]", "null"]
  ) {
    await t.step(text, () => {
      assert.throws(() => decodePage(text), UpstreamError);
      assert.throws(() => decodeBatch(`{"results":[${text}]}`), UpstreamError);
    });
  }
});

Deno.test("decodeBatch() keeps the order of the queries, empty results too", () => {
  const text = JSON.stringify({
    results: [{}, {
      vulns: [{ id: "PYSEC-2024-1", modified: "2024-09-20T15:46:52.557962Z" }],
      next_page_token: "t",
    }],
  });
  assert.deepEqual(decodeBatch(text), [
    { references: [], nextPageToken: undefined },
    {
      references: [{ id: "PYSEC-2024-1", modifiedAt: "2024-09-20T15:46:52.557962Z" }],
      nextPageToken: "t",
    },
  ]);
});

Deno.test("decodeAdvisory() keeps PyPI's affected entries only", async (t) => {
  const rows: [string, Keys, string | undefined][] = [
    ["PyPI", DEMO, "demo"],
    ["names in any spelling (trap: names are normalised)", {
      ecosystem: "PyPI",
      name: "Zope.Interface",
    }, "zope-interface"],
    ["PyPI with a suffix", { ecosystem: "PyPI:extra", name: "demo" }, "demo"],
    [
      "pypi in lower case is another ecosystem (trap)",
      { ecosystem: "pypi", name: "demo" },
      undefined,
    ],
    ["npm", { ecosystem: "npm", name: "demo" }, undefined],
    ["PyPIx is another ecosystem", { ecosystem: "PyPIx", name: "demo" }, undefined],
    ["a purl alone", { purl: "pkg:pypi/Demo_Two" }, "demo-two"],
    ["a purl with version and qualifiers", { purl: "pkg:pypi/demo@1.0?x=y#z" }, "demo"],
    ["an encoded purl", { purl: "pkg:pypi/de%6do" }, "demo"],
    ["a purl of another type", { purl: "pkg:npm/demo" }, undefined],
    ["a purl with a namespace is none of PyPI", { purl: "pkg:pypi/a/demo" }, undefined],
    ["a name that no project has", { ecosystem: "PyPI", name: "../etc" }, undefined],
    ["nothing", {}, undefined],
  ];
  for (const [name, project, expected] of rows) {
    await t.step(name, () => {
      assert.equal(affected({ package: project, versions: ["1.0"] })?.name, expected);
    });
  }
  await t.step("no package at all", () => assert.equal(affected({ ranges: [] }), undefined));
});

Deno.test("decodeAdvisory() takes a purl's version where the entry tells nothing else", () => {
  const purl = "pkg:pypi/demo@1.0%2Bcpu";
  assert.deepEqual(affected({ package: { purl } })?.versions, ["1.0+cpu"]);
  assert.deepEqual(affected({ package: { purl }, versions: ["2.0"] })?.versions, ["2.0"]);
});

Deno.test("decodeAdvisory() drops GIT ranges and keeps every other one in its order (trap: GIT)", () => {
  const events = [{ introduced: "0" }, { fixed: "1.2" }, { introduced: "2.0" }, {
    last_affected: "2.3",
  }];
  const read = affected({
    package: DEMO,
    ranges: [
      { type: "GIT", repo: "https://git.example", events: [{ introduced: "0" }] },
      { type: "ECOSYSTEM", events },
      { events: [{ introduced: "3" }] },
    ],
  });
  const told = read?.ranges.map((range) =>
    range.events.map((event) => Object.entries(event).filter(([, value]) => value !== undefined))
  );
  assert.deepEqual(told, [
    [[["introduced", "0"]], [["fixed", "1.2"]], [["introduced", "2.0"]], [[
      "lastAffected",
      "2.3",
    ]]],
    [[["introduced", "3"]]],
  ]);
});

Deno.test("decodeAdvisory() keeps every affected entry of one project (trap: several entries)", () => {
  const read = decode({
    affected: [{ package: DEMO, versions: ["1.0"] }, { package: DEMO, versions: ["2.0"] }],
  });
  assert.deepEqual(read.affected.map(({ versions }) => versions), [["1.0"], ["2.0"]]);
});

Deno.test("decodeAdvisory() keeps vectors by their type, on the record and on its entries", () => {
  const read = decode({
    severity: [
      { type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" },
      { type: "Ubuntu", score: "high" },
      { type: "CVSS_V4", score: "CVSS:4.0/AV:N" },
    ],
    affected: [{ package: DEMO, severity: [{ type: "CVSS_V2", score: "AV:N/AC:L" }] }],
  });
  assert.deepEqual(read.severities.map(({ type }) => type), ["CVSS_V3", "CVSS_V4"]);
  assert.deepEqual(read.affected[0]?.severities, [{ type: "CVSS_V2", vector: "AV:N/AC:L" }]);
});

Deno.test("decodeAdvisory() maps the database's own severity", async (t) => {
  const rows: [unknown, string | undefined][] = [
    ["LOW", "low"],
    ["MODERATE", "medium"],
    ["medium", "medium"],
    ["HIGH", "high"],
    ["CRITICAL", "critical"],
    ["ODD", undefined],
    [7, undefined],
    [undefined, undefined],
  ];
  for (const [severity, expected] of rows) {
    await t.step(String(severity), () => {
      assert.equal(decode({ database_specific: { severity } }).databaseSeverity, expected);
    });
  }
});

Deno.test("decodeAdvisory() keeps withdrawn records, marked, whatever the time looks like (trap)", async (t) => {
  const rows: [unknown, string | undefined][] = [
    [undefined, undefined],
    [null, undefined],
    ["2026-05-26T13:04:03Z", "2026-05-26T13:04:03Z"],
    ["yesterday", "yesterday"],
  ];
  for (const [withdrawn, expected] of rows) {
    await t.step(
      String(withdrawn),
      () => assert.equal(decode({ withdrawn }).withdrawnAt, expected),
    );
  }
});

Deno.test("decodeAdvisory() cleans prose, keeps its paragraphs, and drops links that are none", () => {
  const read = decode({
    summary: "a\u202eb",
    details: "One.\r\n\r\n\r\n\u001b[31mTwo\u0007.",
    aliases: ["CVE-2024-1\u0000"],
    related: ["X-1"],
    upstream: ["X-1", "X-2"],
    published: "2024-05-20T10:00:00.123456789Z",
    references: [
      { type: "WEB", url: "https://example.org/a" },
      { type: "WEB", url: "javascript:alert(1)" },
      { url: "http://example.org/b" },
    ],
  });
  assert.equal(read.summary, "ab");
  assert.equal(read.details, "One.\n\nTwo.");
  assert.deepEqual(read.aliases, ["CVE-2024-1"]);
  assert.deepEqual(read.related, ["X-1", "X-2"]);
  assert.equal(read.publishedAt, "2024-05-20T10:00:00.123456789Z");
  assert.deepEqual(read.references, [
    { type: "WEB", url: "https://example.org/a" },
    { type: "WEB", url: "http://example.org/b" },
  ]);
});

Deno.test("decodeAdvisory() fails where it cannot tell what is affected", async (t) => {
  const rows: [string, Keys][] = [
    ["affected is no list", { affected: {} }],
    ["versions are no texts", { affected: [{ package: DEMO, versions: [1] }] }],
    ["an event of another type", {
      affected: [{ package: DEMO, ranges: [{ type: "ECOSYSTEM", events: [{ fixed: 2 }] }] }],
    }],
    ["no id", { id: undefined }],
  ];
  for (const [name, keys] of rows) {
    await t.step(name, () => {
      assert.throws(() => decode(keys), (error) => {
        return error instanceof UpstreamError && error.kind === "malformed";
      });
    });
  }
});

/** Every recorded OSV record, batch, page and download count goes through the client's decoder. */
import assert from "node:assert/strict";
import * as z from "zod";
import type { Advisory } from "../../src/domain/advisory.ts";
import { affects, isWithdrawn } from "../../src/domain/advisory_match.ts";
import { scoreCvss } from "../../src/domain/cvss.ts";
import { toReleaseVersion } from "../../src/domain/release_version.ts";
import { decodeAdvisory, decodeBatch, decodePage } from "../../src/upstream/osv/wire_advisory.ts";
import { decodeRecentDownloads } from "../../src/upstream/pypistats/client.ts";
import { recordedFiles, recordedTest } from "../support/recorded.ts";
import { strangeTexts } from "../support/strange_text.ts";

const FOLDERS = ["osv/pysec", "osv/ghsa", "osv/mal", "osv/records-extra"];

function* records(): Generator<readonly [path: string, record: Advisory, text: string]> {
  for (const { path, text } of FOLDERS.flatMap((folder) => recordedFiles(folder))) {
    yield [path, decodeAdvisory(text), text];
  }
}

recordedTest("every recorded OSV record is read, without strange characters in any text", () => {
  let read = 0;
  for (const [path, record, text] of records()) {
    assert.equal(record.id, JSON.parse(text).id, path);
    assert.deepEqual(strangeTexts(record), [], path);
    assert.ok(record.modifiedAt !== undefined, path);
    read += 1;
  }
  assert.ok(read >= 399, `only ${read} records`);
});

recordedTest("every version that a record enumerates is affected by it", () => {
  let count = 0;
  for (const [path, record] of records()) {
    for (const { name, versions } of record.affected) {
      for (const version of versions) {
        assert.equal(affects(record, name, toReleaseVersion(version)), true, `${path}: ${version}`);
        count += 1;
      }
    }
  }
  assert.ok(count > 26_000, `only ${count} versions`);
});

recordedTest(
  "every entry of PyPI is kept, each of another ecosystem left out, GIT ranges too",
  () => {
    const wire = z.object({
      affected: z.array(z.object({
        package: z.object({ ecosystem: z.string() }),
        ranges: z.array(z.object({ type: z.string() })).default([]),
      })).default([]),
    });
    for (const [path, record, text] of records()) {
      const kept = wire.parse(JSON.parse(text)).affected
        .filter(({ package: { ecosystem } }) => ecosystem === "PyPI")
        .map(({ ranges }) => ranges.filter(({ type }) => type !== "GIT").length);
      assert.deepEqual(record.affected.map(({ ranges }) => ranges.length), kept, path);
    }
  },
);

recordedTest("every recorded severity vector is kept and can be scored", () => {
  let count = 0;
  for (const [path, record, text] of records()) {
    assert.equal(record.severities.length, JSON.parse(text).severity?.length ?? 0, path);
    for (const severity of record.severities) {
      const scored = scoreCvss(severity);
      assert.ok(scored !== undefined, `${path}: ${severity.vector}`);
      assert.ok(scored.score >= 0 && scored.score <= 10, path);
      count += 1;
    }
  }
  assert.ok(count >= 43, `only ${count} vectors`);
});

recordedTest("withdrawn records are marked (trap: MAL-2026-4750 on fastapi)", () => {
  const withdrawn = [...records()].filter(([, record]) => isWithdrawn(record))
    .map(([, { id }]) => id);
  assert.ok(withdrawn.includes("MAL-2026-4750"));
  assert.equal(withdrawn.length, 3);
});

recordedTest("every recorded batch is read, with as many results as queries", () => {
  const wireExchanges = z.array(z.object({
    request: z.object({ queries: z.array(z.unknown()) }),
    response: z.object({ results: z.array(z.unknown()) }),
  }));
  let ids = 0;
  const [file] = recordedFiles("osv/api-recorded", "querybatch.json");
  for (const { request, response } of wireExchanges.parse(JSON.parse(file?.text ?? ""))) {
    const pages = decodeBatch(JSON.stringify(response));
    assert.equal(pages.length, request.queries.length);
    for (const { references } of pages) {
      for (const { id, modifiedAt } of references) {
        assert.ok(modifiedAt !== undefined, id);
        ids += 1;
      }
    }
  }
  assert.ok(ids > 79, `only ${ids} ids`);
});

recordedTest(
  "every recorded query is read, and advisories of other ecosystems keep no entry",
  () => {
    const wireExchanges = z.record(
      z.string(),
      z.looseObject({ code: z.number().optional(), vulns: z.array(z.unknown()).optional() }),
    );
    const [file] = recordedFiles("osv/api-recorded", "query-masked.json");
    let pages = 0;
    const exchanges = wireExchanges.parse(JSON.parse(file?.text ?? ""));
    for (const [name, answer] of Object.entries(exchanges)) {
      if (answer.code !== undefined) continue; // a refusal: its status says so, its body is never read
      // Whoever recorded it put numbers in the place of the version lists.
      const text = JSON.stringify(answer).replace(/"versions":\d+/g, '"versions":[]');
      const { advisories } = decodePage(text);
      assert.equal(advisories.length, answer.vulns?.length, name);
      assert.deepEqual(strangeTexts(advisories), [], name);
      pages += 1;
    }
    assert.equal(pages, 4);
  },
);

recordedTest("every recorded download count is read", () => {
  for (
    const { path, text } of recordedFiles("pypistats").filter(({ path }) => /recent-/.test(path))
  ) {
    const { lastDay, lastWeek, lastMonth } = decodeRecentDownloads(text);
    assert.ok(lastDay <= lastWeek && lastWeek <= lastMonth, path);
  }
});

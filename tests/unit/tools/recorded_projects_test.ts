import assert from "node:assert/strict";
import type { Advisory } from "../../../src/domain/advisory.ts";
import { parseProjectName } from "../../../src/domain/name.ts";
import type { ProjectDocument } from "../../../src/domain/release.ts";
import { latestStable } from "../../../src/domain/release_version.ts";
import { checkVulnerabilities } from "../../../src/tools/check_vulnerabilities.ts";
import { getPackageHealth } from "../../../src/tools/get_package_health.ts";
import type { VulnerabilityAnswer } from "../../../src/tools/vulnerability_answer.ts";
import { decodeAdvisory } from "../../../src/upstream/osv/wire_advisory.ts";
import { decodeProject } from "../../../src/upstream/pypi/wire_project.ts";
import { fakeCall, fakeDependencies, releaseDocument } from "../../support/fake_sources.ts";
import { recordedFiles, recordedTest } from "../../support/recorded.ts";

const MOST_BYTES = 25_000;

function recordsByProject(): ReadonlyMap<string, readonly Advisory[]> {
  const found = new Map<string, Map<string, Advisory>>();
  for (const folder of ["osv/pysec", "osv/ghsa", "osv/mal", "osv/records-extra"]) {
    for (const { text } of recordedFiles(folder)) {
      const record = decodeAdvisory(text);
      for (const { name } of record.affected) {
        const known = found.get(name) ?? new Map<string, Advisory>();
        found.set(name, known.set(record.id, record));
      }
    }
  }
  return new Map([...found].map(([name, records]) => [name, [...records.values()]]));
}

function* projects(): Generator<ProjectDocument> {
  for (const { path, text } of recordedFiles("pypi-json/project")) {
    const name = parseProjectName(path.replace(/^.*\//, "").replace(/\.json$/, ""));
    yield decodeProject(text, name);
  }
}

function dependencies(document: ProjectDocument, records: readonly Advisory[]) {
  const { name, releases } = document;
  return fakeDependencies({
    projects: { [name]: document },
    pages: { [name]: { name, status: "active", files: [], versions: [] } },
    advisories: { [name]: records },
    downloads: { [name]: "unknown" },
    releases: Object.fromEntries(
      releases.map((one) => [`${name} ${one.version.text}`, releaseDocument(name, one)]),
    ),
  });
}

async function check(document: ProjectDocument, records: readonly Advisory[], version?: string) {
  const { structured, text } = await checkVulnerabilities.call(
    { package_name: document.name, ...(version === undefined ? {} : { version }) },
    dependencies(document, records),
    fakeCall(),
  );
  return { answer: structured as unknown as VulnerabilityAnswer, text };
}

function assertSmall(name: string, structured: unknown, text: string): void {
  const bytes = new TextEncoder().encode(JSON.stringify(structured) + text).length;
  assert.ok(bytes <= MOST_BYTES, `${name}: ${bytes} bytes`);
}

recordedTest("check_vulnerabilities answers every recorded project within 25 kB", async () => {
  const records = recordsByProject();
  let vulnerable = 0;
  for (const document of projects()) {
    const known = records.get(document.name) ?? [];
    const { answer, text } = await check(document, known);
    assertSmall(document.name, answer, text);
    const oldest = document.releases.findLast(({ files }) => files.length > 0);
    if (oldest === undefined || known.length === 0) continue;
    const old = await check(document, known, oldest.version.text);
    assertSmall(`${document.name} ${oldest.version.text}`, old.answer, old.text);
    if (old.answer.security_status === "vulnerable") vulnerable += 1;
  }
  assert.ok(vulnerable > 0, "no recorded release is vulnerable: the records were not read");
});

recordedTest(
  "the releases that check_vulnerabilities advises are themselves without known advisories",
  async () => {
    const records = recordsByProject();
    let advised = 0;
    for (const document of projects()) {
      const known = records.get(document.name) ?? [];
      if (known.length === 0) continue;
      const step = Math.max(1, Math.floor(document.releases.length / 5));
      for (let at = 0; at < document.releases.length; at += step) {
        const { answer } = await check(document, known, document.releases[at]?.version.text);
        const { nearest_safe_version: nearest, newest_safe_version: newest } = answer;
        for (const version of new Set([nearest, newest])) {
          if (version === undefined) continue;
          const again = await check({ ...document, advisories: [] }, known, version);
          assert.equal(again.answer.security_status, "secure", `${document.name} ${version}`);
          advised += 1;
        }
      }
    }
    assert.ok(advised > 0);
  },
);

recordedTest("get_package_health scores every recorded project within 25 kB", async () => {
  const records = recordsByProject();
  for (const document of projects()) {
    const { structured, text } = await getPackageHealth.call(
      { package_name: document.name },
      dependencies(document, records.get(document.name) ?? []),
      fakeCall(),
    );
    const score = structured.health_score as number;
    assert.ok(Number.isInteger(score) && score >= 0 && score <= 100, `${document.name}: ${score}`);
    assertSmall(document.name, structured, text);
    if (latestStable(document.releases) !== undefined) assert.equal(structured.is_yanked, false);
  }
});

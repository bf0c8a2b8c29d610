/** What every client is asked, live and on the fake: few, serial, and about things that do not change. @module */
import { groupAdvisories } from "../../src/domain/advisory_group.ts";
import { parseProjectName } from "../../src/domain/name.ts";
import { toReleaseVersion } from "../../src/domain/release_version.ts";
import { SourceLog, type UpstreamCall } from "../../src/domain/source.ts";
import type { Upstreams } from "../../src/connect_upstreams.ts";

/** One question; `run` throws where the answer is not what it must be, and says in a few words what came. */
export interface Probe {
  readonly name: string;
  run(sources: Upstreams["sources"], call: UpstreamCall): Promise<string>;
}

const REQUESTS = parseProjectName("requests");
const JINJA2 = parseProjectName("jinja2");
/** Nobody has it, and nobody is likely to want it. */
const NOBODY = parseProjectName("pypi-mcp-live-test-no-such-project");
const ADVISORY_ID = "GHSA-j8r2-6x86-q33q"; // requests, CVE-2023-32681

export const PROBES: readonly Probe[] = [
  {
    name: "pypi-json: a project",
    async run({ projects }, call) {
      const document = must(await projects.project(REQUESTS, call), "requests is unknown");
      must(document.releases.find(({ version }) => version.text === "2.31.0"), "no release 2.31.0");
      must(document.metadata.requiresDist, "no requirements");
      return `${document.releases.length} releases, newest ${document.metadata.version.text}`;
    },
  },
  {
    name: "pypi-json: the same project again, which has not changed",
    async run({ projects }, call) {
      must(await projects.project(REQUESTS, call), "requests is unknown");
      return call.sources.outcomes().at(-1)?.status ?? ""; // a 200 in place of a 304 shows as a difference
    },
  },
  {
    name: "pypi-json: a release",
    async run({ projects }, call) {
      const document = must(
        await projects.release(JINJA2, toReleaseVersion("3.1.2"), call),
        "jinja2 3.1.2 is unknown",
      );
      must(document.advisoriesUnknown ? undefined : true, "no list of advisories");
      return `${document.files.length} files, ${document.advisories.length} advisories`;
    },
  },
  {
    name: "pypi-json: an unknown project",
    async run({ projects }, call) {
      must(await projects.project(NOBODY, call) === undefined || undefined, "it exists");
      return "404";
    },
  },
  {
    name: "pypi-index: a project",
    async run({ index }, call) {
      const page = must(await index.indexPage(REQUESTS, call), "requests is unknown");
      must(page.versions.includes("2.31.0") || undefined, "no version 2.31.0");
      return `${page.files.length} files, ${page.status}`;
    },
  },
  {
    name: "pypi-index: an unknown project",
    async run({ index }, call) {
      must(await index.indexPage(NOBODY, call) === undefined || undefined, "it exists");
      return "404";
    },
  },
  {
    name: "pypi-files: a wheel's core metadata",
    async run({ index, metadata }, call) {
      const page = must(await index.indexPage(REQUESTS, call), "requests is unknown");
      const wheel = must(
        page.files.find(({ filename }) => filename === "requests-2.31.0-py3-none-any.whl"),
        "no wheel of 2.31.0",
      );
      const read = must(await metadata.coreMetadata(wheel, call), "it has no core metadata");
      must(read.requiresDist.length > 0 || undefined, "no requirements");
      return `${read.requiresDist.length} requirements`;
    },
  },
  {
    name: "pypi-stats: storage",
    async run({ storage }, call) {
      const { projects, totalSizeBytes } = await storage.storage(call);
      must(projects.length > 0 && totalSizeBytes > 0 || undefined, "no sizes");
      return `${projects.length} projects`;
    },
  },
  {
    name: "osv: one project",
    async run({ advisories }, call) {
      const found = await advisories.advisoriesFor(JINJA2, call);
      must(found.length > 0 || undefined, "no advisories about jinja2");
      return `${found.length} records in ${groupAdvisories(found).length} groups`;
    },
  },
  {
    name: "osv: two projects at once, one without advisories",
    async run({ advisories }, call) {
      const [some, none] = await Promise.all(
        [REQUESTS, NOBODY].map((name) => advisories.advisoriesFor(name, call)),
      );
      must((some?.length ?? 0) > 0 || undefined, "no advisories about requests");
      must(none?.length === 0 || undefined, "advisories about a project that does not exist");
      return `${some?.length} records and none`;
    },
  },
  {
    name: "osv: one record",
    async run({ advisories }, call) {
      const record = must(await advisories.advisory(ADVISORY_ID, call), `no ${ADVISORY_ID}`);
      must(record.affected.length > 0 && record.severities.length > 0 || undefined, "half of it");
      return record.id;
    },
  },
  {
    name: "osv: an unknown record",
    async run({ advisories }, call) {
      const record = await advisories.advisory("PYPI-MCP-LIVE-TEST-0", call);
      must(record === undefined || undefined, "it exists");
      return "404";
    },
  },
  {
    name: "pypistats: a project",
    async run({ downloads }, call) {
      const counts = must(await downloads.recentDownloads(REQUESTS, call), "requests is unknown");
      must(counts.lastMonth >= counts.lastWeek || undefined, "a month is less than its week");
      return `${counts.lastMonth} downloads in a month`;
    },
  },
  {
    name: "pypistats: an unknown project",
    async run({ downloads }, call) {
      must(await downloads.recentDownloads(NOBODY, call) === undefined || undefined, "it exists");
      return "404";
    },
  },
];

/** A call of its own for each probe. */
export function probeCall(): UpstreamCall {
  return { signal: new AbortController().signal, sources: new SourceLog() };
}

function must<Value>(value: Value | undefined, complaint: string): Value {
  if (value === undefined) throw new RangeError(complaint);
  return value;
}

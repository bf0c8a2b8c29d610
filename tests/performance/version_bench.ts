/** Versions against another reader of PEP 440 in JavaScript, on recorded versions. @module */
import { compare as otherCompare } from "@renovatebot/pep440";
import {
  compareVersions,
  parseVersion,
  tryParseVersion,
  versionKey,
} from "../../src/domain/version.ts";
import { recordedDir, recordedFiles } from "../support/recorded.ts";
import { median } from "./bench_report.ts";

const COUNT = 12_000;
const ROUNDS = 7;
/** What issue 3 asks for; the bench fails below. */
const LEAST = { sort: 3, compare: 10 };

const FOLDERS = [
  "simple",
  "mini-index-poetry",
  "osv",
  "pypi-json",
  "pypi-json-2016",
  "pypi-json-2019",
  "pypi-json-dependabot",
  "pypi-json-history",
  "pypi-json-renovate",
];

if (recordedDir() === undefined) {
  console.log("\nVersions: skipped, the recorded data is absent\n");
} else {
  run(sample(recordedVersions()));
}

/** All different versions that are recorded: of indexes, the JSON API and OSV's records. */
function recordedVersions(): readonly string[] {
  const found = new Set<string>();
  for (const folder of FOLDERS) {
    for (const { text } of recordedFiles(folder)) {
      const page: unknown = JSON.parse(text);
      for (const version of versionsOf(page)) found.add(version);
    }
  }
  return [...found].filter((text) => tryParseVersion(text) !== undefined);
}

/** A page's, a project's, or a record's for each project that it is about. */
function versionsOf(page: unknown): readonly string[] {
  if (typeof page !== "object" || page === null) return [];
  if ("versions" in page && Array.isArray(page.versions)) return page.versions.map(String);
  if ("affected" in page && Array.isArray(page.affected)) return page.affected.flatMap(versionsOf);
  if ("releases" in page && typeof page.releases === "object" && page.releases !== null) {
    return Object.keys(page.releases);
  }
  return [];
}

/** As many as asked for, in an order that is no order and always the same. */
function sample(versions: readonly string[]): readonly string[] {
  const step = 7919; // prime, so every version is taken before one is taken again
  return Array.from({ length: COUNT }, (_, index) => (
    versions[(index * step) % versions.length] ?? "0"
  ));
}

function run(texts: readonly string[]): void {
  const different = new Set(texts).size;
  const parsed = texts.map(parseVersion);
  for (const version of parsed) versionKey(version); // parsed form: the key is part of it
  const ours = timed(() => texts.map(parseVersion).sort(compareVersions));
  const theirs = timed(() => [...texts].sort(otherCompare));
  const ourPairs = timed(() => eachPair(parsed, compareVersions));
  const theirPairs = timed(() => eachPair(texts, otherCompare));
  const sort = theirs / ours;
  const compare = theirPairs / ourPairs;
  console.log(`\nVersions: ${COUNT} recorded ones (${different} different)\n`);
  console.log("| what | ms | @renovatebot/pep440, ms | times as fast | asked for |");
  console.log("|---|---:|---:|---:|---:|");
  row("read and sort", ours, theirs, LEAST.sort);
  row("compare each with the next, once read", ourPairs, theirPairs, LEAST.compare);
  if (sort < LEAST.sort || compare < LEAST.compare) Deno.exit(1);
}

function row(what: string, ours: number, theirs: number, least: number): void {
  const ratio = (theirs / ours).toFixed(1);
  console.log(`| ${what} | ${ours.toFixed(2)} | ${theirs.toFixed(2)} | ${ratio} | ${least} |`);
}

/** Both take what they can: the other one has no form for a version that it has read. */
function eachPair<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): number {
  let sum = 0; // used, so that the work is not optimised away
  for (const [index, item] of items.entries()) {
    sum += compare(item, items[(index + 1) % items.length] ?? item);
  }
  return sum;
}

function timed(work: () => unknown): number {
  work(); // warm
  return median(Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }));
}

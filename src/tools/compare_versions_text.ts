/** `compare_versions` for reading. @module */
import { bullets, count, day, lines } from "../mcp/text.ts";
import { indexNoteLines } from "./index_notes.ts";
import { sourcesLine } from "./data_sources.ts";
import { truncationLines } from "./truncation.ts";
import type { Comparison } from "./version_comparison.ts";

/** The direction and both sides, then what changes. */
export function renderComparison(answer: Comparison): string {
  const { version1, version2, comparison, requirements, advisories } = answer;
  const step = comparison.is_upgrade
    ? "an upgrade"
    : comparison.is_downgrade
    ? "a DOWNGRADE"
    : "the same release";
  const between = answer.releases_between.slice(0, 10).join(", ");
  return lines(
    `# ${answer.package_name} ${version1.version} → ${version2.version}: ${step}`,
    indexNoteLines(answer.index_notes),
    bullets([version1, version2].map(sideText)),
    answer.requires_python_changed &&
      `Requires-Python: ${version1.requires_python ?? "not stated"} → ${
        version2.requires_python ?? "not stated"
      }`,
    requirements.status === "unknown"
      ? `Requirements: cannot be compared (${requirements.unknown_reason})`
      : requirementText(requirements),
    advisories.status === "unknown" &&
      `Advisories: UNKNOWN (${advisories.unknown_reason}); do not take this for secure`,
    advisoryText(advisories),
    answer.releases_between_count > 0 &&
      `${count(answer.releases_between_count, "release")} between: ${between}${
        answer.releases_between_count > 10 ? ", …" : ""
      }`,
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function sideText(side: Comparison["version1"]): string {
  return [
    `${side.version} (${side.type})`,
    side.upload_time === undefined ? "" : day(side.upload_time),
    side.yanked ? "YANKED" : "",
    side.is_malicious === true ? "MALWARE: do not install it" : "",
    side.dependencies_count === undefined
      ? "dependencies unknown"
      : count(side.dependencies_count, "dependency", "dependencies"),
    side.vulnerabilities_count === undefined
      ? "vulnerabilities unknown"
      : count(side.vulnerabilities_count, "known vulnerability", "known vulnerabilities"),
  ].filter((part) => part !== "" && part !== undefined).join(", ");
}

function requirementText({ added, removed, changed }: Comparison["requirements"]): string[] {
  const changes = [
    ...added.map((line) => `added ${line}`),
    ...removed.map((line) => `removed ${line}`),
    ...changed.map(({ from, to }) => `changed ${from} → ${to}`),
  ];
  return changes.length === 0
    ? ["Requirements: unchanged"]
    : ["Requirements:", ...bullets(changes, 25, "in the structured answer")];
}

function advisoryText({ status, gained, fixed, undecided }: Comparison["advisories"]): string[] {
  const line = (one: Comparison["advisories"]["gained"][number]) =>
    `${one.id} (${one.malicious ? "MALWARE" : one.severity})${
      one.summary === undefined ? "" : `: ${one.summary}`
    }`;
  return [
    ...(gained.length === 0 ? [] : [
      "Advisories that version2 gains:",
      ...bullets(gained.map(line), 10, "in the structured answer"),
    ]),
    ...(fixed.length === 0 ? [] : [
      "Advisories that version2 fixes:",
      ...bullets(fixed.map(line), 10, "in the structured answer"),
    ]),
    ...(status === "known" && gained.length + fixed.length === 0
      ? [`Advisories: none${undecided.length === 0 ? "" : " surely"} gained, none fixed`]
      : []),
    ...(undecided.length === 0
      ? []
      : [`Cannot be compared with one of the versions: ${undecided.slice(0, 10).join(", ")}`]),
  ];
}

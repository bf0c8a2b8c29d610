/** `get_dependencies` for reading. @module */
import { cleanText } from "../domain/untrusted_text.ts";
import { bullets, count, field, lines } from "../mcp/text.ts";
import { sourcesLine } from "./data_sources.ts";
import type { ApplyingRequirement, Dependencies } from "./dependencies_fields.ts";
import { indexNoteLines } from "./index_notes.ts";
import { requirementLine } from "./requirement_fields.ts";
import { targetLine } from "./target_fields.ts";
import { truncationLines } from "./truncation.ts";

const MOST_LINES = 40;
const MOST_LINES_PER_EXTRA = 15;
const MAX_LINE_LENGTH = 240; // UTF-16 units; the structured answer has the whole
const ELSEWHERE = "in the structured answer";

/** What applies first; unknown is never shown as none. */
export function renderDependencies(answer: Dependencies): string {
  const behind = answer.optional_count ?? 0;
  const optional = Object.entries(answer.optional_dependencies ?? {});
  const isCut = answer.truncated?.some(({ field }) => field === "optional_dependencies") === true;
  return lines(
    `# Dependencies of ${answer.package_name} ${answer.version}`,
    unknownText(answer),
    targetText(answer),
    bullets(answer.notes ?? []),
    indexNoteLines(answer.index_notes),
    field("Requires Python", answer.requires_python),
    requirementText(answer),
    (answer.unparsed_dependencies ?? []).map((text) => `- not understood: ${text}`),
    field("Extras", answer.available_extras.slice(0, MOST_LINES).join(", ")),
    behind > 0 && answer.optional_dependencies === undefined &&
      `${count(behind, "more requirement")} behind extras; call again with include_extras=true`,
    bullets(
      optional.flatMap(([extra, requirements]) => (
        requirements.length === 0
          ? [`[${extra}] ${isCut ? "nothing shown" : "no requirements"}`]
          : bullets(requirements.map(lineOf), MOST_LINES_PER_EXTRA, ELSEWHERE)
            .map((line) => `[${extra}] ${line.slice(2)}`)
      )),
      MOST_LINES,
      ELSEWHERE,
    ),
    field("From", answer.dependencies_source),
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function unknownText({ dependencies_status, unknown_reason, dependencies_source }: Dependencies) {
  if (dependencies_status === "known") return undefined;
  return `Unknown, which is not none (${unknown_reason}). ` +
    (dependencies_source === undefined
      ? "Read the project's own files, or ask for another version."
      : `Listed below is what ${dependencies_source} says; what is installed may differ.`);
}

function targetText({ target, applying }: Dependencies): string | undefined {
  if (target === undefined) return undefined;
  const counts = applying === undefined
    ? ""
    : `: ${applying.yes} apply, ${applying.no} do not, ${applying.unknown} unknown`;
  return `On ${targetLine(target)}${counts}`;
}

/** Requirements that were cut or not understood are requirements all the same. */
function requirementText(answer: Dependencies): readonly string[] {
  const { runtime_dependencies: runtime, unparsed_dependencies, truncated } = answer;
  const cut = truncated?.find(({ field }) => field === "runtime_dependencies")?.omitted ?? 0;
  const total = runtime.length + cut;
  if (total === 0) {
    if (answer.dependencies_status === "unknown") return [];
    return [
      unparsed_dependencies === undefined ? "Runtime: none" : "Runtime: none that is understood",
    ];
  }
  return [
    `Runtime: ${count(total, "requirement")}`,
    ...bullets(runtime.map(lineOf), MOST_LINES, ELSEWHERE),
  ];
}

function lineOf(requirement: ApplyingRequirement): string {
  const { applies, decided_by } = requirement;
  const line = requirementLine(requirement);
  if (applies === "no") {
    return cleanText(`(does not apply, by ${decided_by}) ${line}`, MAX_LINE_LENGTH);
  }
  if (applies === "unknown") {
    return cleanText(`(unknown whether it applies: needs ${decided_by}) ${line}`, MAX_LINE_LENGTH);
  }
  return cleanText(line, MAX_LINE_LENGTH);
}

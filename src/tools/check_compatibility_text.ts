/** `check_compatibility` for reading: a matrix is a table and, below it, what to do about its gaps. @module */
import { bullets, count, field, lines } from "../mcp/text.ts";
import type { Compatibility, CompatibilityCell } from "./compatibility_fields.ts";
import { sourcesLine } from "./data_sources.ts";
import { indexNoteLines } from "./index_notes.ts";
import { targetWords } from "./target_fields.ts";
import { truncationLines } from "./truncation.ts";

const MOST_FILES = 15;
const VERDICT = { yes: "compatible", no: "NOT compatible", unknown: "unknown" } as const;
const INSTALL = {
  wheel: "installs from a wheel",
  source: "has to be built from source",
  none: "does NOT install",
  unknown: "unknown whether it installs",
} as const;
const CELL = { wheel: "wheel", source: "source", none: "no", unknown: "unknown" } as const;
const CELLS = ["wheel", "source", "none", "unknown"] as const;

/** The verdict first, then why, then what to take instead. */
export function renderCompatibility(answer: Compatibility): string {
  const { target, matrix } = answer;
  return lines(
    `# ${answer.package_name} ${answer.package_version} ${verdictText(answer)}`,
    target?.assumed.join(", "),
    indexNoteLines(answer.index_notes),
    field("Requires Python", answer.requires_python ?? "not stated"),
    matrix === undefined ? undefined : matrixLines(matrix),
    bullets(answer.compatibility_notes),
    field("Newest compatible release", answer.newest_compatible_version),
    field("Newest release with a wheel", answer.newest_version_with_wheel),
    answer.files === undefined ? undefined : [
      `Files (${count(answer.files.length, "is", "are")} shown):`,
      ...bullets(
        answer.files.map(({ filename, verdict, reason }) => `${filename}: ${verdict}, ${reason}`),
        MOST_FILES,
        "in the structured answer",
      ),
    ],
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function verdictText(
  { python_version, compatibility, install, target, matrix }: Compatibility,
): string {
  if (matrix !== undefined) {
    const counts = CELLS.map((kind) => ({
      kind,
      cells: matrix.filter((cell) => cell.install === kind).length,
    }));
    const told = counts.filter(({ cells }) => cells > 0)
      .map(({ kind, cells }) => `${CELL[kind]} in ${cells}`);
    return `on ${count(matrix.length, "target")}: ${told.join(", ")}`;
  }
  if (target === undefined) return `on Python ${python_version}: ${VERDICT[compatibility]}`;
  return `on ${targetWords(target)}: ${INSTALL[install ?? "unknown"]}`;
}

function matrixLines(matrix: readonly CompatibilityCell[]): readonly string[] {
  const platforms = [...new Set(matrix.map(({ platform }) => platform))];
  const pythons = [...new Set(matrix.map(({ python_version }) => python_version))];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["Python", ...platforms]),
    row(["---", ...platforms.map(() => "---")]),
    ...pythons.map((python) =>
      row([python, ...matrix.filter((cell) => cell.python_version === python).map(cellText)])
    ),
    ...gapLines(matrix),
  ];
}

function cellText({ install, ...cell }: CompatibilityCell): string {
  if (install === "wheel") return CELL.wheel;
  const { newest_version_with_wheel: wheel, newest_compatible_version: either } = cell;
  if (wheel !== undefined) return `${CELL[install]}; ${wheel} has a wheel`;
  return either === undefined ? CELL[install] : `${CELL[install]}; ${either} can be built`;
}

/** Cells with one reason and one way out are told together. */
function gapLines(matrix: readonly CompatibilityCell[]): readonly string[] {
  const gaps = new Map<string, string[]>();
  for (const cell of matrix) {
    if (cell.install === "wheel") continue;
    const text = `${CELL[cell.install]}: ${cell.reason}; ${wayOut(cell)}`;
    gaps.set(text, [...(gaps.get(text) ?? []), `${cell.python_version} on ${cell.platform}`]);
  }
  return bullets([...gaps].map(([text, cells]) => `${cells.join(", ")}: ${text}`));
}

function wayOut(cell: CompatibilityCell): string {
  const { newest_version_with_wheel: wheel, newest_compatible_version: either } = cell;
  if (wheel !== undefined) {
    return `take ${wheel}, the newest that has a wheel there` +
      (either === undefined || either === wheel ? "" : `, or build ${either}`);
  }
  return either === undefined
    ? "no other stable release has a wheel there"
    : `no other stable release has a wheel there; ${either} can be built`;
}

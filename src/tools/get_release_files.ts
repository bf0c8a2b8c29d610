/** `get_release_files`: the files of one release, and the one that an installer takes. @module */
import * as z from "zod";
import { versionOfFilename } from "../domain/distribution_name.ts";
import { chooseFile } from "../domain/file_choice.ts";
import { parseProjectName } from "../domain/name.ts";
import type { ReleaseDocument } from "../domain/release.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import { parseTarget, type Target } from "../domain/target.ts";
import { UnknownFileError } from "../domain/unknown_file_error.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { wheelMatrix } from "../domain/wheel_matrix.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, bytes, count, field, lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import { findProject, findReleaseDocument, type ProjectDependencies } from "./find_project.ts";
import { indexNoteLines, indexNotes, indexNotesSchema } from "./index_notes.ts";
import { yankOf } from "./release_fields.ts";
import { type FileRow, fileRow, fileRowSchema, rankFiles } from "./release_file_rows.ts";
import { targetFields, targetInput, targetLine, targetSchema } from "./target_fields.ts";
import { fitting, truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST = {
  files: 40,
  withLinks: 12,
  filesBytes: 15_000,
  inText: 25,
} as const;
const HOW = {
  files: "call again with the python_version and platform wanted, whose files come first",
  links: "call again with filename, which tells everything of one file",
} as const;

const input = z.strictObject({
  package_name: z.string().min(1).max(200).describe("In any spelling, e.g. Django"),
  version: z.string().min(1).max(256).optional().describe(
    "One release, e.g. 4.2.1; left out: that of filename, else the newest",
  ),
  ...targetInput,
  filename: z.string().min(1).max(512).optional().describe("Only this file"),
});

const output = z.object({
  package_name: z.string(),
  version: z.string(),
  requires_python: z.string().optional(),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  target: targetSchema,
  install: z.enum(["wheel", "source", "none", "unknown"]),
  chosen: z.string().optional(), // the file name
  file_count: z.number(),
  files: z.array(fileRowSchema),
  index_notes: indexNotesSchema,
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type ReleaseFiles = z.output<typeof output>;

/** The tool; see `describeFiles` for what the answer is made of. */
export const getReleaseFiles = defineTool({
  name: "get_release_files",
  title: "Get release files",
  description: "Files of one release of a Python package with tags, sizes, hashes, yanks and " +
    "provenance links; which of them an installer takes on a Python and platform, and why not " +
    "each other one.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: ProjectDependencies, call) {
    const name = parseProjectName(asked.package_name);
    const { python_version, platform, filename } = asked;
    const text = asked.version ??
      (filename === undefined ? undefined : versionOfFilename(filename, name));
    const version = text === undefined ? undefined : parseReleaseVersion(text);
    const target = parseTarget({
      ...(python_version === undefined ? {} : { python_version }),
      ...(platform === undefined ? {} : { platform }),
    });
    const document = await findProject(name, deps, call);
    const release = await findReleaseDocument(document, version, {
      projects: deps.projects,
      call,
    });
    return {
      ...describeFiles(release, target, { pinned: asked.version !== undefined, filename }),
      ...indexNotes(document),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderFiles,
});

/**
 * The answer without its sources. Files that fit come first, so that what is left out is of no use
 * on the target.
 * @throws {UnknownFileError} If the release has no file of that name.
 */
function describeFiles(
  release: ReleaseDocument,
  target: Target,
  { pinned, filename }: {
    /** The caller named the release, so yanked files may be taken. */
    readonly pinned: boolean;
    readonly filename?: string | undefined;
  },
): Omit<ReleaseFiles, "data_sources" | "index_notes"> {
  const { name, metadata, files } = release;
  const { requiresPython } = metadata;
  const options = { pinned, ...(requiresPython === undefined ? {} : { requiresPython }) };
  const choice = chooseFile(files, target, options);
  const [cell] = wheelMatrix(files, [target], options);
  const asked = rankFiles(choice).filter(({ file }) => (
    filename === undefined || file.filename === filename
  ));
  if (filename !== undefined && asked.length === 0) {
    throw new UnknownFileError(filename, release);
  }
  const cut = new Truncations();
  const links = asked.length <= MOST.withLinks;
  const rows = asked.slice(0, MOST.files).map((ranked) => fileRow(ranked, { links }));
  const room = fitting(rows, { most: MOST.files, mostBytes: MOST.filesBytes });
  const shown = filename === undefined ? rows.slice(0, room) : rows;
  cut.add({ field: "files", how: HOW.files }, asked.length - shown.length);
  if (!links) {
    cut.add({ field: "files.url and files.provenance_url", how: HOW.links }, shown.length);
  }
  const { chosen } = choice;
  return {
    package_name: name,
    version: metadata.version.text,
    ...(requiresPython === undefined ? {} : { requires_python: cleanText(requiresPython, 200) }),
    ...yankOf(metadata.yank, files),
    target: targetFields(target),
    install: cell?.installsFrom ?? "unknown",
    ...(chosen === undefined ? {} : { chosen: cleanText(chosen.file.filename, 200) }),
    file_count: files.length,
    files: shown,
    ...cut.asField(),
  };
}

function renderFiles(answer: ReleaseFiles): string {
  const { target, files } = answer;
  const reason = answer.yanked_reason === undefined ? "" : `: "${answer.yanked_reason}"`;
  return lines(
    `# Files of ${answer.package_name} ${answer.version}: ${count(answer.file_count, "file")}`,
    answer.yanked && `**Yanked**${reason}. Installers skip it unless it is pinned.`,
    indexNoteLines(answer.index_notes),
    field("Requires Python", answer.requires_python),
    `On ${targetLine(target)}: ${installText(answer)}`,
    bullets(files.map(lineOf), MOST.inText, "in the structured answer"),
    files.length === 1 && files[0] !== undefined ? detailLines(files[0]) : undefined,
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function installText({ install, chosen }: ReleaseFiles): string {
  switch (install) {
    case "wheel":
      return `installs ${chosen}`;
    case "source":
      return `no wheel fits; builds ${chosen} from source`;
    case "none":
      return "no file installs";
    case "unknown":
      return "unknown, because a file cannot be judged" +
        (chosen === undefined ? "" : `; else ${chosen}`);
  }
}

function lineOf({ filename, verdict, reason, size, yanked }: FileRow): string {
  const room = size === undefined ? "" : ` (${bytes(size)})`;
  return `${filename}${room}${yanked ? " YANKED" : ""}: ${verdict}, ${reason}`;
}

function detailLines(row: FileRow): readonly string[] {
  return [
    field("SHA-256", row.sha256),
    field("Uploaded", row.upload_time),
    field("URL", row.url),
    field("Provenance", row.provenance_url),
  ].filter((line) => line !== undefined);
}

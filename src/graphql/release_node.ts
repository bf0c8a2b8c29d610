/** A release of the graph and its files. @module */
import { CallerError } from "../domain/caller_error.ts";
import type { Distribution } from "../domain/release.ts";
import { releaseType } from "../domain/release_version.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { findReleaseDocument } from "../tools/find_project.ts";
import { firstUploadTime, yankOf } from "../tools/release_fields.ts";
import { readAdvisories } from "./advisories_node.ts";
import { readCompatibility } from "./compatibility_node.ts";
import { enumValue, type FoundRelease, type Graph, pageSize } from "./graph.ts";
import { readRequirements } from "./requirements_node.ts";

const MAX_TEXT_LENGTH = 300; // UTF-16 units

/** Arguments of a page of files. */
interface FilePage {
  readonly first: number;
  readonly after?: string | null;
}

/** The fields of `Release`. What is read for a field is read when the field is asked for. */
export function releaseNode(found: FoundRelease, graph: Graph) {
  const { document, release } = found;
  const { version, files } = release;
  const yank = yankOf(undefined, files);
  const own = () =>
    graph.look((call) =>
      findReleaseDocument(document, version, { projects: graph.deps.projects, call })
    );
  return {
    id: `release:${document.name}@${cleanText(version.text, MAX_TEXT_LENGTH)}`,
    project: () => graph.nodes.project(document),
    version: cleanText(version.text, MAX_TEXT_LENGTH),
    type: enumValue(releaseType(version)),
    uploadedAt: firstUploadTime(files),
    yanked: yank.yanked,
    yankedReason: yank.yanked_reason,
    requiresPython: requiresPythonOf(files),
    files: (page: FilePage) => filePage(files, page),
    requirements: () => readRequirements(own, graph),
    advisories: () => readAdvisories({ name: document.name, version }, graph),
    compatibility: (
      asked: { readonly python?: string | null; readonly platform?: string | null },
    ) => readCompatibility({ document, own }, asked, graph),
  };
}

/** Told only where all files agree: which of them is installed is not known here. */
function requiresPythonOf(files: readonly Distribution[]) {
  const unknown = (reason: string) => ({ status: "UNKNOWN", reason });
  const [first, ...others] = new Set(files.map(({ requiresPython }) => requiresPython));
  if (files.length === 0) return unknown("the release has no files");
  if (others.length > 0) return unknown("its files differ; ask for files or compatibility");
  return {
    status: "KNOWN",
    specifier: first === undefined ? null : cleanText(first, MAX_TEXT_LENGTH),
  };
}

/** The name of a page's last file is its cursor. @throws {CallerError} If there is no such file. */
function filePage(files: readonly Distribution[], { first, after }: FilePage) {
  const size = pageSize(first);
  const last = after ?? undefined;
  const at = last === undefined ? -1 : files.findIndex(({ filename }) => filename === last);
  if (last !== undefined && at === -1) {
    throw new CallerError(
      `Cannot read cursor ${JSON.stringify(last.slice(0, 64))}: expected the endCursor of an ` +
        "earlier answer, or none for the first page",
      last,
    );
  }
  const shown = files.slice(at + 1, at + 1 + size);
  const omittedCount = files.length - (at + 1) - shown.length;
  return {
    nodes: shown.map(fileNode),
    totalCount: files.length,
    omittedCount,
    endCursor: omittedCount > 0 ? shown.at(-1)?.filename : undefined,
  };
}

function fileNode(file: Distribution) {
  const yank = yankOf(file.yank, []);
  const { requiresPython, coreMetadata } = file;
  return {
    filename: cleanText(file.filename, MAX_TEXT_LENGTH),
    url: cleanText(file.url, 2_048),
    kind: enumValue(file.kind),
    sizeBytes: file.sizeBytes,
    uploadedAt: file.uploadedAt,
    sha256: file.sha256,
    requiresPython: requiresPython && cleanText(requiresPython, MAX_TEXT_LENGTH),
    yanked: yank.yanked,
    yankedReason: yank.yanked_reason,
    hasMetadataFile: coreMetadata === undefined ? undefined : coreMetadata !== false,
  };
}

/** Requirements of one release, from whichever source knows them. @module */
import { chooseFile } from "../domain/file_choice.ts";
import { requirementsAreCertain } from "../domain/metadata_release.ts";
import type { Distribution, FoundCoreMetadata, ReleaseDocument } from "../domain/release.ts";
import type { UpstreamCall } from "../domain/source.ts";
import type { Target } from "../domain/target.ts";
import type { CoreMetadataSource } from "../upstream/pypi/sources.ts";
import { settle } from "../resilience/upstream_error.ts";
import { toldRequiresDist } from "./requirement_fields.ts";

/** What reading a file's core metadata needs. */
export interface RequirementDependencies {
  readonly metadata: CoreMetadataSource;
}

/** How to look. */
export interface RequirementOptions {
  readonly call: UpstreamCall;
  /** The file that is installed there is read; absent: the most general one. */
  readonly target?: Target | undefined;
  /** The caller named the release, so its yanked files count. */
  readonly pinned?: boolean;
}

/** A list of requirements and where it stands. */
export interface ListedRequirements {
  readonly requiresDist: readonly string[];
  readonly providesExtra: readonly string[];
  /** In plain words. */
  readonly source: string;
  /** The file that was read; absent: no file was, the source told. */
  readonly filename?: string;
}

/** Requirements with where they come from, or why nobody knows. */
export type KnownRequirements =
  | ListedRequirements & { readonly status: "known" }
  | {
    readonly status: "unknown";
    readonly reason: string;
    /** What some source lists all the same; what is installed may have other requirements. */
    readonly listed?: ListedRequirements;
  };

const JSON_API = "PyPI's JSON API (metadata of the first file uploaded)";
const MOST_FILES_READ = 2;

/**
 * The requirements in the core metadata of one of the release's files, where it is certain of them;
 * else those that the JSON API tells. An sdist that leaves them open (PEP 643) and failures are
 * `unknown`, never none.
 */
export async function findRequirements(
  release: ReleaseDocument,
  deps: RequirementDependencies,
  options: RequirementOptions,
): Promise<KnownRequirements> {
  const failures: string[] = [];
  let open: { readonly reason: string; readonly listed: ListedRequirements } | undefined;
  for (const file of filesToRead(release, options)) {
    const read = await settle(deps.metadata.coreMetadata(file, options.call));
    if (read.value !== undefined) {
      const source = `core metadata of ${file.filename}`;
      const { requiresDist, providesExtra } = read.value;
      const listed = { requiresDist, providesExtra, source, filename: file.filename };
      if (requirementsAreCertain(read.value)) return { status: "known", ...listed };
      open = { reason: openReason(file, read.value), listed };
    } else if (read.error !== undefined) {
      failures.push(`the metadata of ${file.filename} could not be read (${read.error.kind})`);
      break; // the next file would come from the same host
    } else {
      failures.push(`${file.filename} has no metadata that can be read`);
    }
  }
  return fallBack(release, { failures, open });
}

/** What an installer would build its wheel from may say anything: only wheels and static fields are certain. */
function fallBack(
  release: ReleaseDocument,
  { failures, open }: {
    readonly failures: readonly string[];
    readonly open: { readonly reason: string; readonly listed: ListedRequirements } | undefined;
  },
): KnownRequirements {
  const requiresDist = toldRequiresDist(release.metadata);
  const { providesExtra } = release.metadata;
  const source = release.advisoriesUnknown === true ? "the index's own metadata" : JSON_API;
  const told = requiresDist && { requiresDist, providesExtra, source };
  const hasWheel = release.files.some(({ kind }) => kind === "wheel");
  const isFromSdist = !hasWheel && release.files.some(({ kind }) => kind === "sdist");
  if (told !== undefined && !isFromSdist) {
    return { status: "known", ...told, source: [source, ...failures].join("; ") };
  }
  const listed = [open?.listed, told].find((list) => (list?.requiresDist.length ?? 0) > 0);
  const reasons = open !== undefined
    ? [open.reason]
    : told !== undefined
    ? [...failures, "there is only a source distribution, whose wheel may differ"]
    : ["the JSON API does not tell", ...failures];
  if (open === undefined && failures.length === 0) reasons.push("the release has no file to read");
  return { status: "unknown", reason: reasons.join(", and "), ...(listed && { listed }) };
}

function openReason({ filename }: Distribution, { dynamic, metadataVersion }: FoundCoreMetadata) {
  const isDynamic = dynamic.some((name) => ["requires-dist", "provides-extra"].includes(name));
  return isDynamic
    ? `${filename} calls its requirements dynamic: they are known once it is built`
    : `${filename} has Metadata-Version ${metadataVersion ?? "unknown"}, before 2.2, so its ` +
      "requirements are known once it is built";
}

/** The file that is installed, else the most general wheel, then the sdist. */
function filesToRead(
  { files, metadata }: ReleaseDocument,
  { target, pinned }: RequirementOptions,
): readonly Distribution[] {
  const { requiresPython } = metadata;
  const chosen = target && chooseFile(files, target, { requiresPython, pinned }).chosen?.file;
  const wheels = files.filter(({ kind }) => kind === "wheel").sort((a, b) => rank(a) - rank(b));
  const sdist = files.find(({ kind }) => kind === "sdist");
  const order = [chosen, wheels[0], sdist].filter((file) => file !== undefined);
  return [...new Set(order)].slice(0, MOST_FILES_READ);
}

/** A metadata file that is known to be there costs one small request; a wheel for every platform speaks for all. */
function rank({ filename, coreMetadata }: Distribution): number {
  const told = coreMetadata !== undefined && coreMetadata !== false;
  return (told ? 0 : 2) + (filename.endsWith("-none-any.whl") ? 0 : 1);
}

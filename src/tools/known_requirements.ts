/** Requirements of one release, from whichever source knows them. @module */
import type { Distribution, IndexPage, ReleaseDocument } from "../domain/release.ts";
import type { UpstreamCall } from "../domain/source.ts";
import type { CoreMetadataSource, IndexSource } from "../upstream/pypi/sources.ts";
import { settle } from "./find_project.ts";
import { toldRequiresDist } from "./requirement_fields.ts";

/** What reading a wheel's core metadata needs. */
export interface RequirementDependencies {
  readonly index: IndexSource;
  readonly metadata: CoreMetadataSource;
}

/** Requirements with where they come from, or why nobody knows. */
export type KnownRequirements =
  | {
    readonly status: "known";
    readonly requiresDist: readonly string[];
    readonly providesExtra: readonly string[];
    /** In plain words. */
    readonly source: string;
  }
  | { readonly status: "unknown"; readonly reason: string };

const JSON_API = "PyPI's JSON API (metadata of the first file uploaded)";

/**
 * The JSON API's requirements or, where it does not know them (null stands for "none" and for
 * "unknown"), those in the core metadata of one of the release's wheels. Failures are `unknown`,
 * never none.
 */
export async function findRequirements(
  release: ReleaseDocument,
  deps: RequirementDependencies,
  call: UpstreamCall,
): Promise<KnownRequirements> {
  const told = toldRequiresDist(release.metadata);
  if (told !== undefined) {
    const { providesExtra } = release.metadata;
    return { status: "known", requiresDist: told, providesExtra, source: JSON_API };
  }
  const wheels = release.files.filter(({ kind }) => kind === "wheel");
  if (wheels.length === 0) {
    return {
      status: "unknown",
      reason: "the JSON API does not tell, and the release has no wheel",
    };
  }
  const wheel = withMetadata(wheels) ?? await wheelOfIndex(wheels, release, deps, call);
  if (typeof wheel === "string") return { status: "unknown", reason: wheel };
  return await readWheel(wheel, deps, call);
}

/** A wheel whose metadata file is known to exist: one for every platform rather than another. */
function withMetadata(wheels: readonly Distribution[]): Distribution | undefined {
  const told = wheels.filter(({ coreMetadata }) =>
    coreMetadata !== undefined && coreMetadata !== false
  );
  return told.find(({ filename }) => filename.endsWith("-none-any.whl")) ?? told[0];
}

/** The Index API tells what old JSON documents do not: which wheels have a metadata file. */
async function wheelOfIndex(
  wheels: readonly Distribution[],
  { name }: ReleaseDocument,
  deps: RequirementDependencies,
  call: UpstreamCall,
): Promise<Distribution | string> {
  const page = await settle<IndexPage | undefined>(deps.index.indexPage(name, call));
  if (page.error !== undefined) {
    return `the JSON API does not tell, and the Index API failed (${page.error.kind})`;
  }
  const names = new Set(wheels.map(({ filename }) => filename));
  const listed = (page.value?.files ?? []).filter(({ filename }) => names.has(filename));
  return withMetadata(listed) ??
    "the JSON API does not tell, and no wheel of the release has a metadata file";
}

async function readWheel(
  wheel: Distribution,
  deps: RequirementDependencies,
  call: UpstreamCall,
): Promise<KnownRequirements> {
  const read = await settle(deps.metadata.coreMetadata(wheel, call));
  if (read.error !== undefined) {
    return {
      status: "unknown",
      reason: `a wheel's metadata could not be read (${read.error.kind})`,
    };
  }
  const { value } = read;
  if (value === undefined) {
    return { status: "unknown", reason: "the wheel's metadata file does not exist" };
  }
  if (value.dynamic.some((field) => field.toLowerCase() === "requires-dist")) {
    return { status: "unknown", reason: "the wheel's metadata calls its requirements dynamic" };
  }
  return {
    status: "known",
    requiresDist: value.requiresDist,
    providesExtra: value.providesExtra,
    source: `core metadata of ${wheel.filename}`,
  };
}

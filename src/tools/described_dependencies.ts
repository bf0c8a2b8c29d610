/** What `get_dependencies` answers. @module */
import { chooseFile } from "../domain/file_choice.ts";
import type { ReleaseDocument } from "../domain/release.ts";
import type { Requirement } from "../domain/requirement.ts";
import { describeTarget, markerEnvironmentOf, type Target } from "../domain/target.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { type Application, applicationOf, type InstallContext } from "./applying_requirements.ts";
import type { ApplyingRequirement, Dependencies } from "./dependencies_fields.ts";
import type { KnownRequirements, ListedRequirements } from "./known_requirements.ts";
import { readRequirements, requirementFields } from "./requirement_fields.ts";
import { groupByExtra, type GroupedRequirements, OTHER_EXTRA } from "./requirement_groups.ts";
import { targetFields } from "./target_fields.ts";
import { fitting, jsonBytes, type Room, Truncations } from "./truncation.ts";

const MOST = {
  runtime: 80,
  extras: 100,
  perExtra: 40,
  optional: 200, // over all extras
  unparsed: 10,
  runtimeBytes: 6_500,
  allBytes: 11_000, // of requirements, extras' names included
  extrasBytes: 2_000,
  namedExtras: 20,
} as const;

/** What is to be installed, and where. */
export interface Install {
  readonly target: Target;
  /** Chosen ones, normalised. */
  readonly extras: readonly string[];
  /** The caller named the release. */
  readonly pinned: boolean;
}

/**
 * The answer without its sources. Unknown requirements have no total; what a source lists all the
 * same is shown, and `unknown_reason` says what it is worth.
 */
export function describeDependencies(
  release: ReleaseDocument,
  known: KnownRequirements,
  { includeExtras, install }: {
    readonly includeExtras: boolean;
    readonly install?: Install | undefined;
  },
): Omit<Dependencies, "data_sources" | "index_notes"> {
  const { name, metadata } = release;
  const cut = new Truncations();
  const how = `read Requires-Dist at ${metadata.releaseUrl ?? "the release's page"}`;
  const listed = known.status === "known" ? known : known.listed;
  const { requirements, unparsed } = readRequirements(listed?.requiresDist ?? []);
  const grouped = groupByExtra(requirements, listed?.providesExtra ?? metadata.providesExtra);
  const provided = [...grouped.byExtra.keys()].filter((extra) => extra !== OTHER_EXTRA);
  const context = install && {
    environment: markerEnvironmentOf(install.target),
    extras: install.extras,
  };
  const rows = new RequirementRows(cut, { how, context });
  const runtime = rows.runtime(grouped.runtime);
  const optional = rows.optional(grouped.byExtra, { isWhole: includeExtras });
  const notes = install === undefined ? [] : [
    ...extraNotes(install.extras, provided, { isCertain: known.status === "known" }),
    ...installNotes(release, install, listed),
  ];
  return {
    package_name: name,
    version: metadata.version.text,
    dependencies_status: known.status,
    ...(listed === undefined ? {} : { dependencies_source: listed.source }),
    ...(known.status === "known"
      ? { total_dependencies: requirements.length + unparsed.length }
      : { unknown_reason: known.reason }),
    ...(install === undefined ? {} : { target: targetFields(install.target) }),
    ...(context === undefined || listed === undefined
      ? {}
      : { applying: countApplying(grouped, context, unparsed.length) }),
    runtime_dependencies: runtime,
    available_extras: cut.items(provided, {
      field: "available_extras",
      most: fitting(provided, { most: MOST.extras, mostBytes: MOST.extrasBytes }),
      how,
    }).map((extra) => cleanText(extra, 64)),
    ...(listed === undefined ? {} : { optional_count: grouped.optionalCount }),
    ...(listed === undefined || optional === undefined ? {} : { optional_dependencies: optional }),
    ...(unparsed.length === 0 ? {} : {
      unparsed_dependencies: cut.items(unparsed, {
        field: "unparsed_dependencies",
        most: MOST.unparsed,
        how,
      }),
    }),
    ...(metadata.requiresPython === undefined
      ? {}
      : { requires_python: cleanText(metadata.requiresPython, 200) }),
    ...(notes.length === 0 ? {} : { notes }),
    ...cut.asField(),
  };
}

/** Requirements as fields, within what one answer may hold. */
class RequirementRows {
  readonly #cut: Truncations;
  readonly #how: string;
  readonly #context: InstallContext | undefined;
  #used = 0;

  constructor(
    cut: Truncations,
    { how, context }: { readonly how: string; readonly context: InstallContext | undefined },
  ) {
    this.#cut = cut;
    this.#how = how;
    this.#context = context;
  }

  runtime(requirements: readonly Requirement[]): ApplyingRequirement[] {
    const rows = this.#rowsOf(requirements, this.#context);
    return this.#take(rows, {
      field: "runtime_dependencies",
      most: MOST.runtime,
      mostBytes: MOST.runtimeBytes,
    });
  }

  /** Every extra, or the chosen ones; `undefined`: none is asked for. */
  optional(
    byExtra: GroupedRequirements["byExtra"],
    { isWhole }: { readonly isWhole: boolean },
  ): Record<string, ApplyingRequirement[]> | undefined {
    const context = this.#context;
    const chosen = new Set(context?.extras);
    if (!isWhole && chosen.size === 0) return undefined;
    const field = "optional_dependencies";
    const fields = new Map<string, ApplyingRequirement[]>();
    let room: number = MOST.optional;
    const asked = [...byExtra].filter(([extra]) => (
      isWhole || chosen.has(extra) || extra === OTHER_EXTRA
    )).sort(([a], [b]) => Number(chosen.has(b)) - Number(chosen.has(a)));
    for (const [extra, requirements] of asked) {
      const rows = this.#rowsOf(
        requirements,
        context && { ...context, extras: [...chosen, extra] },
      );
      const isRoom = fields.size < MOST.extras && this.#used < MOST.allBytes;
      const shown = this.#take(rows, {
        field,
        most: isRoom ? Math.min(MOST.perExtra, room) : 0,
        mostBytes: MOST.allBytes,
      });
      room -= shown.length;
      if (isRoom) {
        this.#used += extra.length;
        fields.set(cleanText(extra, 64), shown);
      } else if (rows.length === 0) this.#cut.add({ field, how: this.#how }, 1);
    }
    return Object.fromEntries(fields);
  }

  /** Those that apply first, so that they are not cut for the sake of others. */
  #rowsOf(
    requirements: readonly Requirement[],
    context: InstallContext | undefined,
  ): ApplyingRequirement[] {
    const rows = requirements.map((requirement) => ({
      ...requirementFields(requirement),
      ...(context === undefined ? {} : applicationOf(requirement.marker, context)),
    }));
    const order: readonly (string | undefined)[] = ["yes", "unknown", "no"];
    return context === undefined
      ? rows
      : rows.sort((a, b) => order.indexOf(a.applies) - order.indexOf(b.applies));
  }

  #take(
    rows: readonly ApplyingRequirement[],
    { field, most, mostBytes }: Room & { readonly field: string },
  ): ApplyingRequirement[] {
    const taken = fitting(rows, { most, mostBytes: mostBytes - this.#used });
    const shown = this.#cut.items(rows, { field, most: taken, how: this.#how });
    this.#used += jsonBytes(shown);
    return shown;
  }
}

function countApplying(
  { runtime, byExtra }: GroupedRequirements,
  context: InstallContext,
  unparsedCount: number,
): Record<Application["applies"], number> {
  const counts = { yes: 0, no: 0, unknown: unparsedCount };
  const chosen = [...context.extras, OTHER_EXTRA].flatMap((extra) => byExtra.get(extra) ?? []);
  for (const { marker } of new Set([...runtime, ...chosen])) {
    counts[applicationOf(marker, context).applies] += 1;
  }
  return counts;
}

function extraNotes(
  chosen: readonly string[],
  provided: readonly string[],
  { isCertain }: { readonly isCertain: boolean },
): string[] {
  const missing = chosen.filter((extra) => !provided.includes(extra));
  if (!isCertain) return missing.map((extra) => `Whether extra "${extra}" is provided is unknown`);
  const named = provided.slice(0, MOST.namedExtras).map((extra) => cleanText(extra, 64));
  const rest = provided.length - named.length;
  const list = named.length === 0
    ? "this release names none"
    : `provided are ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return missing.map((extra) => `Extra "${extra}" is not provided: ${list}`);
}

/** Requirements of what cannot be installed, or of another file, are no help unless that is said. */
function installNotes(
  { files, metadata }: ReleaseDocument,
  { target, pinned }: Install,
  listed: ListedRequirements | undefined,
): string[] {
  if (files.length === 0) return [];
  const { requiresPython } = metadata;
  const { chosen, uncertain } = chooseFile(files, target, { requiresPython, pinned });
  const where = describeTarget(target);
  if (chosen !== undefined) {
    const { filename } = chosen.file;
    return listed === undefined || listed.filename === filename ? [] : [
      `Installers take ${cleanText(filename, 200)} on ${where}; the requirements are those that ` +
      "dependencies_source tells, which seldom differ",
    ];
  }
  return [
    uncertain
      ? `Whether a file of this release installs on ${where} is unknown`
      : `No file of this release installs on ${where}: see check_compatibility`,
  ];
}

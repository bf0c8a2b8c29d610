/**
 * In-memory sources for tests of tools, and builders for what they answer. A call that a test did
 * not declare fails the test and names itself.
 * @module
 */
import type { Advisory } from "../../src/domain/advisory.ts";
import { parseProjectName, type ProjectName } from "../../src/domain/name.ts";
import type {
  Distribution,
  DistributionKind,
  FoundCoreMetadata,
  IndexPage,
  ProjectDocument,
  RecentDownloads,
  Release,
  ReleaseDocument,
  ReleaseMetadata,
  StorageStatistics,
} from "../../src/domain/release.ts";
import {
  compareReleaseVersions,
  type ReleaseVersion,
  sameRelease,
  toReleaseVersion,
} from "../../src/domain/release_version.ts";
import { SourceLog, type UpstreamCall } from "../../src/domain/source.ts";
import { UpstreamError, type UpstreamErrorKind } from "../../src/resilience/upstream_error.ts";
import type { Features, ToolDependencies } from "../../src/tools/dependencies.ts";

/** What a source answers: a value, `"unknown"` for 404, or the failure that it throws. */
export type Answer<T> = T | "unknown" | Error;

/** What each source is ready to be asked; anything else is an unexpected call. */
export interface FakeAnswers {
  /** By normalised name. */
  readonly projects?: Readonly<Record<string, Answer<ProjectDocument>>>;
  /** By normalised name and version, `requests 2.31.0`, matched by PEP 440 equality. */
  readonly releases?: Readonly<Record<string, Answer<ReleaseDocument>>>;
  readonly pages?: Readonly<Record<string, Answer<IndexPage>>>;
  /** By file name; `"unknown"`: no file has any. */
  readonly coreMetadata?: Readonly<Record<string, Answer<FoundCoreMetadata>>> | "unknown";
  readonly storage?: StorageStatistics | Error;
  /** By normalised name; OSV has no 404 here. */
  readonly advisories?: Readonly<Record<string, readonly Advisory[] | Error>>;
  readonly advisoriesById?: Readonly<Record<string, Answer<Advisory>>>;
  readonly downloads?: Readonly<Record<string, Answer<RecentDownloads>>>;
}

/** Dependencies for `tool.call`, the list of calls that were made, and the time that they see. */
export interface FakeDependencies extends ToolDependencies {
  /** In order, e.g. `projects.project requests`. */
  readonly calls: readonly string[];
}

/** The instant at which tests happen, unless they say otherwise: 2026-11-22T12:00:00Z. */
export const NOW_MS = Date.UTC(2026, 10, 22, 12);

/** Fakes of every source; only the declared calls are answered. */
export function fakeDependencies(
  answers: FakeAnswers = {},
  options: {
    readonly nowMs?: number;
    readonly features?: Partial<Features>;
    readonly state?: ToolDependencies["state"];
  } = {},
): FakeDependencies {
  const calls: string[] = [];
  const fake = new FakeUpstream(calls);
  return {
    calls,
    projects: {
      project: (name, call) =>
        fake.answer("pypi-json", `projects.project ${name}`, answers.projects?.[name], call),
      release: (name, version, call) =>
        fake.answer(
          "pypi-json",
          `projects.release ${name} ${version.text}`,
          releaseAnswer(answers.releases ?? {}, name, version),
          call,
        ),
    },
    index: {
      indexPage: (name, call) =>
        fake.answer("pypi-index", `index.indexPage ${name}`, answers.pages?.[name], call),
    },
    metadata: {
      coreMetadata: (file, call) =>
        fake.answer(
          "pypi-files",
          `metadata.coreMetadata ${file.filename}`,
          answers.coreMetadata === "unknown"
            ? answers.coreMetadata
            : answers.coreMetadata?.[file.filename],
          call,
        ),
    },
    storage: {
      storage: (call) => fake.known("pypi-stats", "storage.storage", answers.storage, call),
    },
    advisories: {
      advisoriesFor: (name, call) =>
        fake.known("osv", `advisories.advisoriesFor ${name}`, answers.advisories?.[name], call),
      advisory: (id, call) =>
        fake.answer("osv", `advisories.advisory ${id}`, answers.advisoriesById?.[id], call),
    },
    downloads: {
      recentDownloads: (name, call) =>
        fake.answer(
          "pypistats",
          `downloads.recentDownloads ${name}`,
          answers.downloads?.[name],
          call,
        ),
    },
    clock: () => options.nowMs ?? NOW_MS,
    state: options.state ?? unexpectedState,
    features: { vulnerabilityCheck: true, stats: true, search: true, ...options.features },
  };
}

/** A call as the server makes one: never aborted, with a log of its own. */
export function fakeCall(): UpstreamCall {
  return { signal: new AbortController().signal, sources: new SourceLog() };
}

/** A failure as the pipeline throws it. */
export function upstreamError(service: string, kind: UpstreamErrorKind = "timeout"): UpstreamError {
  return new UpstreamError({ kind, service, attempts: 1, elapsedMs: 10 });
}

/** Answers, counts and logs; the one place where an undeclared call is refused. */
class FakeUpstream {
  readonly #calls: string[];
  constructor(calls: string[]) {
    this.#calls = calls;
  }

  async answer<T>(
    service: string,
    what: string,
    answer: Answer<T> | undefined,
    call: UpstreamCall,
  ): Promise<T | undefined> {
    const value = await this.known<T | "unknown">(service, what, answer, call);
    return value === "unknown" ? undefined : value;
  }

  async known<T>(
    service: string,
    what: string,
    answer: T | Error | undefined,
    call: UpstreamCall,
  ): Promise<T> {
    await Promise.resolve(); // a real source never answers in the same turn
    this.#calls.push(what);
    if (answer === undefined) throw new TypeError(`Unexpected call of a fake source: ${what}`);
    const outcome = { service, host: `${service}.test`, isPublic: true, ageMs: 0 };
    if (answer instanceof Error) {
      const reason = answer instanceof UpstreamError ? answer.kind : answer.name;
      call.sources.record({ ...outcome, status: "failed", reason });
      throw answer;
    }
    call.sources.record({ ...outcome, status: "fetched" });
    return answer;
  }
}

function releaseAnswer(
  releases: Readonly<Record<string, Answer<ReleaseDocument>>>,
  name: ProjectName,
  version: ReleaseVersion,
): Answer<ReleaseDocument> | undefined {
  const key = Object.keys(releases).find((key) => {
    const [project, text = ""] = key.split(" ");
    return project === name && sameRelease(toReleaseVersion(text), version);
  });
  return key === undefined ? undefined : releases[key];
}

const unexpectedState: ToolDependencies["state"] = {
  version: "0.0.0-test",
  startedAtMs: NOW_MS,
  upstreams: () => {
    throw new TypeError("Unexpected call of a fake source: state.upstreams");
  },
  cache: () => {
    throw new TypeError("Unexpected call of a fake source: state.cache");
  },
};

/** A file by its name; kind and tag are guessed from simple names, everything else is as given. */
export function distribution(
  filename: string,
  overrides: Partial<Distribution> = {},
): Distribution {
  const kind: DistributionKind = filename.endsWith(".whl")
    ? "wheel"
    : /\.(?:tar\.gz|zip)$/.test(filename)
    ? "sdist"
    : "other";
  return {
    filename,
    url: `https://files.test/packages/${filename}`,
    kind,
    sizeBytes: 1000,
    pythonTag: kind === "wheel" ? "py3" : "source",
    uploadedAt: "2026-01-01T00:00:00Z",
    ...overrides,
  };
}

/** A release with one wheel, unless files are given; the overrides go into that wheel. */
export function release(
  version: string,
  file: Partial<Distribution> | readonly Distribution[] = {},
  project = "example",
): Release {
  return {
    version: toReleaseVersion(version),
    files: isFiles(file)
      ? file
      : [distribution(`${project.replaceAll("-", "_")}-${version}-py3-none-any.whl`, file)],
  };
}

function isFiles(
  file: Partial<Distribution> | readonly Distribution[],
): file is readonly Distribution[] {
  return Array.isArray(file);
}

/** Metadata that tells nothing beyond name and version. */
export function metadata(
  displayName: string,
  version: string,
  overrides: Partial<ReleaseMetadata> = {},
): ReleaseMetadata {
  return {
    displayName,
    version: toReleaseVersion(version),
    licenseFiles: [],
    projectUrls: [],
    classifiers: [],
    keywords: [],
    requiresDist: [],
    providesExtra: [],
    dynamic: [],
    ...overrides,
  };
}

/**
 * A project's document: releases in any order, sorted here; metadata of the newest unless `latest`
 * says which.
 */
export function projectDocument(
  displayName: string,
  releases: readonly Release[],
  options: {
    readonly latest?: string;
    readonly metadata?: Partial<ReleaseMetadata>;
    readonly advisories?: ProjectDocument["advisories"];
    readonly ownership?: ProjectDocument["ownership"];
    readonly origin?: ProjectDocument["origin"];
    readonly withheld?: ProjectDocument["withheld"];
  } = {},
): ProjectDocument {
  const sorted = [...releases].sort((a, b) => compareReleaseVersions(b.version, a.version));
  const latest = options.latest ?? sorted[0]?.version.text ?? "0";
  return {
    name: parseProjectName(displayName),
    metadata: metadata(displayName, latest, options.metadata),
    files: sorted.find((release) => release.version.text === latest)?.files ?? [],
    advisories: options.advisories ?? [],
    releases: sorted,
    ...(options.ownership === undefined ? {} : { ownership: options.ownership }),
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    ...(options.withheld === undefined ? {} : { withheld: options.withheld }),
  };
}

/** One release's own document. */
export function releaseDocument(
  displayName: string,
  { version, files }: Release,
  options: {
    readonly metadata?: Partial<ReleaseMetadata>;
    readonly advisories?: ReleaseDocument["advisories"];
  } = {},
): ReleaseDocument {
  return {
    name: parseProjectName(displayName),
    metadata: metadata(displayName, version.text, options.metadata),
    files,
    advisories: options.advisories ?? [],
  };
}

/** An Index API page with the files of the given releases. */
export function indexPage(
  name: string,
  releases: readonly Release[] = [],
  overrides: Partial<IndexPage> = {},
): IndexPage {
  return {
    name: parseProjectName(name),
    status: "active",
    files: releases.flatMap((release) => release.files),
    versions: releases.map((release) => release.version.text),
    ...overrides,
  };
}

/** An OSV record against one project; `ranges` as `[introduced, fixed?]`. */
export function advisory(
  id: string,
  project: string,
  options: Partial<Omit<Advisory, "id" | "affected">> & {
    readonly ranges?: readonly (readonly [introduced: string, fixed?: string])[];
    readonly versions?: readonly string[];
  } = {},
): Advisory {
  const { ranges = [], versions = [], ...rest } = options;
  return {
    id,
    aliases: [],
    related: [],
    severities: [],
    references: [],
    affected: [{
      name: parseProjectName(project),
      versions,
      severities: [],
      ranges: ranges.map(([introduced, fixed]) => ({
        events: [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])],
      })),
    }],
    ...rest,
  };
}

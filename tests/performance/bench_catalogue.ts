/** Fifty made-up projects with 200 releases each, in the shapes of PyPI's JSON API and Index API. @module */

/** Names rotate, so that no single answer is what is measured. */
export const BENCH_PROJECTS: readonly string[] = Array.from(
  { length: 50 },
  (_, index) => `bench-project-${index}`,
);

const RELEASES = 200;
const DAY_MS = 86_400_000;
const FIRST_RELEASE_MS = Date.UTC(2015, 0, 1);

/** Paths that one project is asked at: its document and its index page. */
export function benchPaths(name: string): readonly string[] {
  return [`/pypi/${name}/json`, `/simple/${name}/`];
}

/** Stands for the network: answers both APIs for the projects above, 404 for anything else. */
export function benchUpstream(input: RequestInfo | URL): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const [, api, name] = /^\/(pypi|simple)\/([^/]+)\/(?:json)?$/.exec(url.pathname) ?? [];
  if (name === undefined || !/^[a-z-]+-\d+$/.test(name)) {
    return Promise.resolve(Response.json({ message: "Not Found" }, { status: 404 }));
  }
  const headers = { etag: `"${name}"`, "x-pypi-last-serial": "1" };
  return Promise.resolve(
    api === "pypi"
      ? Response.json(projectDocument(name), { headers })
      : Response.json(indexPage(name), {
        headers: { ...headers, "content-type": "application/vnd.pypi.simple.v1+json" },
      }),
  );
}

function indexPage(name: string): Record<string, unknown> {
  const { releases } = projectDocument(name);
  const told = Object.values(releases).flat().map((file) => ({
    filename: file.filename,
    url: file.url,
    hashes: file.digests,
    "requires-python": file.requires_python,
    size: file.size,
    "upload-time": file.upload_time_iso_8601,
    yanked: file.yanked,
    "core-metadata": false,
    provenance: null,
  }));
  return {
    meta: { "api-version": "1.4", "_last-serial": 1 },
    name,
    files: told,
    versions: Object.keys(releases),
    "project-status": { status: "active" },
  };
}

function projectDocument(name: string) {
  const releases = Array.from({ length: RELEASES }, (_, index) => {
    const version = `${index >> 5}.${index & 31}.0${index % 20 === 19 ? "rc1" : ""}`;
    return [version, files(name, version, index)] as const;
  });
  const [latest, urls] = releases.at(-2) ?? ["0", []];
  return {
    info: {
      name,
      version: latest,
      summary: "Made up for a bench",
      classifiers: [],
      requires_dist: ["idna>=2"],
      requires_python: ">=3.9",
      project_urls: {},
      yanked: false,
      yanked_reason: null,
    },
    last_serial: 1,
    releases: Object.fromEntries(releases),
    urls,
    vulnerabilities: [],
    ownership: { organization: null, roles: [] },
  };
}

function files(name: string, version: string, index: number): Record<string, unknown>[] {
  const uploaded = new Date(FIRST_RELEASE_MS + index * 14 * DAY_MS).toISOString();
  return ["py3-none-any.whl", "tar.gz"].map((ending) => {
    const wheel = ending.endsWith("whl");
    const filename = `${name.replaceAll("-", "_")}-${version}${wheel ? "-" : "."}${ending}`;
    return {
      filename,
      url: `https://files.pythonhosted.org/packages/aa/bb/${filename}`,
      packagetype: wheel ? "bdist_wheel" : "sdist",
      python_version: wheel ? "py3" : "source",
      requires_python: ">=3.9",
      size: 10_000 + index,
      upload_time: uploaded.slice(0, 19),
      upload_time_iso_8601: uploaded,
      digests: { sha256: index.toString(16).padStart(64, "0") },
      yanked: false,
      yanked_reason: null,
    };
  });
}

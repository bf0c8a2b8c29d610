/** Fifty made-up projects with 200 releases each, in the shape of PyPI's JSON API. @module */

/** Names rotate, so that no single answer is what is measured. */
export const BENCH_PROJECTS: readonly string[] = Array.from(
  { length: 50 },
  (_, index) => `bench-project-${index}`,
);

const RELEASES = 200;
const DAY_MS = 86_400_000;
const FIRST_RELEASE_MS = Date.UTC(2015, 0, 1);

/** Stands for the network: answers the JSON API for the projects above, 404 for anything else. */
export function benchUpstream(input: RequestInfo | URL): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const name = /^\/pypi\/([^/]+)\/json$/.exec(url.pathname)?.[1];
  if (name === undefined || !/^[a-z-]+-\d+$/.test(name)) {
    return Promise.resolve(Response.json({ message: "Not Found" }, { status: 404 }));
  }
  return Promise.resolve(Response.json(projectDocument(name), {
    headers: { etag: `"${name}"`, "x-pypi-last-serial": "1" },
  }));
}

function projectDocument(name: string): Record<string, unknown> {
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

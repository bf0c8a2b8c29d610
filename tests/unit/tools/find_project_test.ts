import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  QuarantinedProjectError,
  UnknownProjectError,
} from "../../../src/domain/unknown_project_error.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { settle, UpstreamError } from "../../../src/resilience/upstream_error.ts";
import {
  findProject,
  findProjectAndPage,
  findReleaseDocument,
  releaseOf,
} from "../../../src/tools/find_project.ts";
import {
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const NAME = parseProjectName("example");
const DOCUMENT = projectDocument("Example", [release("1.0"), release("1.1")]);

Deno.test("findProject() asks the Index API only where the JSON API has no answer", async () => {
  const deps = fakeDependencies({ projects: { example: DOCUMENT } });
  assert.equal(await findProject(NAME, deps, fakeCall()), DOCUMENT);
  assert.deepEqual(deps.calls, ["projects.project example"]);
});

Deno.test("findProject() tells quarantined, unknown and undecided projects apart", async (t) => {
  const projects = { example: "unknown" } as const;
  const rows: readonly [string, FakeAnswers, RegExp, boolean][] = [
    [
      "quarantined",
      {
        projects,
        pages: { example: indexPage("example", [], { status: "quarantined" }) },
      },
      /quarantined by the package index/,
      true,
    ],
    ["unknown", { projects, pages: { example: "unknown" } }, /no such project/, false],
    [
      "undecided",
      {
        projects,
        pages: { example: upstreamError("pypi-index") },
      },
      /unknown or quarantined/,
      false,
    ],
  ];
  for (const [name, answers, message, quarantined] of rows) {
    await t.step(name, async () => {
      await assert.rejects(findProject(NAME, fakeDependencies(answers), fakeCall()), (error) => {
        assert.ok(error instanceof (quarantined ? QuarantinedProjectError : UnknownProjectError));
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

Deno.test("findProjectAndPage() gives the document when only the Index API fails", async () => {
  const failure = upstreamError("pypi-index");
  const deps = fakeDependencies({ projects: { example: DOCUMENT }, pages: { example: failure } });
  const { document, page } = await findProjectAndPage(NAME, deps, fakeCall());
  assert.equal(document, DOCUMENT);
  assert.equal(page.error, failure);
});

Deno.test("findProjectAndPage() throws the JSON API's failure", async () => {
  const failure = upstreamError("pypi-json");
  const deps = fakeDependencies({
    projects: { example: failure },
    pages: { example: indexPage("example") },
  });
  await assert.rejects(findProjectAndPage(NAME, deps, fakeCall()), failure);
});

Deno.test("settle() makes data of an upstream's failure only", async () => {
  const failure = upstreamError("osv");
  assert.deepEqual(await settle(Promise.resolve(1)), { value: 1 });
  assert.deepEqual(await settle(Promise.reject(failure)), { error: failure });
  const aborted = new DOMException("gone", "AbortError");
  await assert.rejects(settle(Promise.reject(aborted)), (error) => error === aborted);
});

Deno.test("findReleaseDocument() asks for a version that the document does not list", async () => {
  // A cached document may be older than the release.
  const own = releaseDocument("Example", release("1.2"));
  const deps = fakeDependencies({ releases: { "example 1.2": own } });
  const call = fakeCall();
  const ask = (version: string) =>
    findReleaseDocument(DOCUMENT, toReleaseVersion(version), { projects: deps.projects, call });
  assert.equal(await ask("1.2"), own);
  assert.equal(await ask("1.1.0"), DOCUMENT);
});

Deno.test("findReleaseDocument() refuses what PyPI does not know, and passes failures on", async () => {
  const deps = fakeDependencies({
    releases: { "example 9": "unknown", "example 8": upstreamError("pypi-json") },
  });
  const call = fakeCall();
  const ask = (version: string) =>
    findReleaseDocument(DOCUMENT, toReleaseVersion(version), { projects: deps.projects, call });
  await assert.rejects(ask("9"), UnknownReleaseError);
  await assert.rejects(ask("8"), UpstreamError);
});

Deno.test("releaseOf() prefers the exact spelling", () => {
  const document = projectDocument("Example", [release("1.0"), release("1.0.0")]);
  assert.equal(releaseOf(document, toReleaseVersion("1.0.0"))?.version.text, "1.0.0");
  assert.equal(releaseOf(document, toReleaseVersion("v1"))?.version.text, "1.0");
  assert.equal(releaseOf(document, toReleaseVersion("2")), undefined);
});

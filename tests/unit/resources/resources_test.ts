import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import { UnknownProjectError } from "../../../src/domain/unknown_project_error.ts";
import { resourceOf, RESOURCES } from "../../../src/resources/registry.ts";
import type { Debounced } from "../../../src/tools/project_completions.ts";
import {
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
} from "../../support/fake_sources.ts";

const NEW = release("3.0.1", {}, "flask");
const OLD = release("2.3.0", {}, "flask");
const FLASK = projectDocument("Flask", [NEW, OLD], { metadata: { summary: "A micro framework" } });
const atOnce: Debounced = (_, action) => action();
const dependencies = () => ({
  ...fakeDependencies({
    projects: { flask: FLASK, "no-such": "unknown" },
    pages: { flask: indexPage("flask", [NEW, OLD]), "no-such": "unknown" },
    releases: { "flask 2.3.0": releaseDocument("Flask", OLD) },
    storage: {
      totalSizeBytes: 1_000,
      projects: [{ name: "tf", sizeBytes: 10 }],
      readAt: "2026-11-22T12:00:00Z",
    },
  }),
  debounced: atOnce,
});
const read = async (uri: string) => {
  const resource = resourceOf(uri);
  assert.ok(resource, uri);
  return await resource.read(uri, dependencies(), fakeCall());
};

Deno.test("RESOURCES are the three of the contract", () => {
  assert.deepEqual(RESOURCES.map(({ uri }) => uri), [
    "pypi://stats/overview",
    "pypi://package/{package_name}",
    "pypi://package/{package_name}/{version}",
  ]);
});

Deno.test("each URI names one resource or none", async (t) => {
  const rows: Readonly<Record<string, string | undefined>> = {
    "pypi://stats/overview": "stats_overview",
    "pypi://package/flask": "package",
    "pypi://package/Zope.Interface": "package",
    "pypi://package/flask/3.0.1": "release",
    "pypi://package/torch/2.0%2Bcpu": "release",
    "pypi://package/": undefined,
    "pypi://stats/other": undefined,
    "pypi://package/a/b/c": undefined,
    "https://pypi.org/project/flask": undefined,
  };
  for (const [uri, name] of Object.entries(rows)) {
    await t.step(uri, () => assert.equal(resourceOf(uri)?.name, name));
  }
});

Deno.test("each resource gives JSON and Markdown of the same facts under its own URI", async (t) => {
  const rows: Readonly<Record<string, RegExp>> = {
    "pypi://stats/overview": /1\.0 kB/,
    "pypi://package/Flask": /3\.0\.1/,
    "pypi://package/flask/2.3.0": /2\.3\.0/,
  };
  for (const [uri, fact] of Object.entries(rows)) {
    await t.step(uri, async () => {
      const contents = await read(uri);
      assert.deepEqual(contents.map(({ mimeType }) => mimeType), [
        "application/json",
        "text/markdown",
      ]);
      for (const content of contents) {
        assert.equal(content.uri, uri);
        assert.match(content.text, fact);
      }
      assert.ok(JSON.parse(contents[0]?.text ?? "").data_sources.length > 0);
    });
  }
});

Deno.test("a package that does not exist is an error that says so, and so is text that is no name", async () => {
  await assert.rejects(read("pypi://package/no-such"), UnknownProjectError);
  await assert.rejects(read("pypi://package/a%2Fb"), CallerError);
  await assert.rejects(read("pypi://package/flask/%0A"), CallerError);
});

Deno.test("names and versions are completed", async () => {
  const resource = resourceOf("pypi://package/flask/1");
  assert.ok(resource);
  const complete = async (variable: string, value: string, others: [string, string][] = []) =>
    (await resource.complete(
      variable,
      { value, others: new Map(others) },
      dependencies(),
      fakeCall(),
    )).values;
  assert.ok((await complete("package_name", "fla")).includes("flask"));
  assert.deepEqual(await complete("version", "2", [["package_name", "flask"]]), ["2.3.0"]);
  assert.deepEqual(await complete("version", "2"), []);
});

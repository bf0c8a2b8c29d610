import assert from "node:assert/strict";
import {
  completeProjectList,
  completeProjectName,
  completeVersion,
  type Debounced,
} from "../../../src/tools/project_completions.ts";
import {
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  upstreamError,
} from "../../support/fake_sources.ts";

const atOnce: Debounced = (_, action) => action();
const typed = (value: string, packageName?: string) => ({
  value,
  others: new Map(packageName === undefined ? [] : [["package_name", packageName]]),
});
const FLASK = projectDocument("Flask", [release("2.3.0"), release("3.0.0"), release("3.0.1")]);

Deno.test("completeProjectName() gives names that begin with the text, in any spelling", async () => {
  const names = await completeProjectName({ value: "Typing_Ext" });
  assert.equal(names[0], "typing-extensions");
  assert.ok((await completeProjectName({ value: "fla" })).includes("flask"));
});

Deno.test("completeProjectName() gives well-known names for no text, and no more than fifty", async () => {
  assert.ok((await completeProjectName({ value: "" })).includes("requests"));
  for (const value of ["", "a", "py"]) {
    const names = await completeProjectName({ value });
    assert.ok(names.length <= 50);
    assert.equal(new Set(names).size, names.length);
  }
});

Deno.test("completeProjectList() completes the last name and keeps the others", async () => {
  assert.ok((await completeProjectList({ value: "flask, djan" })).includes("flask, django"));
});

Deno.test("completeVersion() gives the named project's versions that begin with the text, newest first", async () => {
  const deps = { ...fakeDependencies({ projects: { flask: FLASK } }), debounced: atOnce };
  assert.deepEqual(await completeVersion(typed("3", "Flask"), deps, fakeCall()), [
    "3.0.1",
    "3.0.0",
  ]);
});

Deno.test("completeVersion() proposes nothing where it cannot know", async (t) => {
  const rows = {
    "no project named": typed("3"),
    "text that is no name": typed("3", "a/b"),
    "unknown project": typed("3", "nothing"),
    "failed look-up": typed("3", "broken"),
  };
  const deps = {
    ...fakeDependencies({ projects: { nothing: "unknown", broken: upstreamError("pypi-json") } }),
    debounced: atOnce,
  };
  for (const [row, input] of Object.entries(rows)) {
    await t.step(row, async () => {
      assert.deepEqual(await completeVersion(input, deps, fakeCall()), []);
    });
  }
});

Deno.test("completeVersion() asks nothing when a newer call took over", async () => {
  const deps = { ...fakeDependencies(), debounced: () => Promise.resolve(undefined) };
  assert.deepEqual(await completeVersion(typed("3", "flask"), deps, fakeCall()), []);
  assert.deepEqual(deps.calls, []);
});

Deno.test("completeVersion() throws what is not an upstream's failure", async () => {
  const deps = { ...fakeDependencies(), debounced: atOnce };
  await assert.rejects(completeVersion(typed("3", "flask"), deps, fakeCall()), TypeError);
});

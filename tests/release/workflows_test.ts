import assert from "node:assert/strict";
import denoJson from "../../deno.json" with { type: "json" };
import { TARGETS } from "../../scripts/build/targets.ts";
import { RELEASE_STEPS } from "../../scripts/release/build.ts";
import { ROOT } from "../support/source_files.ts";
import { stepsOf, systemsOf, type WorkflowFile, workflowFiles } from "./workflow_file.ts";

const files = await workflowFiles();
const named = (name: string): WorkflowFile => {
  const found = files.find(({ path }) => path.endsWith(`/${name}.yml`));
  assert.ok(found, name);
  return found;
};
const TASKS = new Set(Object.keys(denoJson.tasks));

Deno.test("the workflows are those for CI, releases and the live test", () => {
  assert.deepEqual(files.map(({ path }) => path.replace(/^.*\//, "")), [
    "ci.yml",
    "live.yml",
    "release.yml",
  ]);
});

Deno.test("every action of a workflow is pinned to a commit, the same everywhere, its version beside it", () => {
  const pins = new Map<string, string>();
  for (const { path, text } of files) {
    for (const [line, reference = ""] of text.matchAll(/uses: *(.*)/g)) {
      const [, action = "", commit = "", version] =
        /^([\w-]+\/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/.exec(reference) ?? [];
      assert.ok(version, `${path}: ${line}`);
      assert.ok(action.startsWith("actions/"), `${path}: ${action} is not GitHub's own`);
      assert.equal(pins.get(action) ?? commit, commit, `${path}: ${action}`);
      pins.set(action, commit);
    }
  }
  assert.ok(pins.size > 0);
});

Deno.test("a workflow may read the sources; what a job may do besides stands at the job", () => {
  const extra: string[] = [];
  for (const file of files) {
    assert.deepEqual(file.permissions, { contents: "read" }, file.path);
    for (const [job, { permissions }] of Object.entries(file.jobs)) {
      for (const [what, how] of Object.entries(permissions ?? {})) {
        if (how === "write") extra.push(`${file.path} ${job}: ${what}`);
      }
    }
  }
  assert.deepEqual(extra, [
    ".github/workflows/live.yml report: issues",
    ".github/workflows/release.yml publish: contents",
    ".github/workflows/release.yml publish: id-token",
    ".github/workflows/release.yml publish: attestations",
  ]);
});

Deno.test("a job that may write runs no code of the project or from npm", () => {
  for (const { path, jobs } of files) {
    for (const [name, { permissions, steps }] of Object.entries(jobs)) {
      if (!Object.values(permissions ?? {}).includes("write")) continue;
      for (const { run = "", uses = "" } of steps) {
        assert.doesNotMatch(run + uses, /npx|npm|deno|node\b|checkout/, `${path} ${name}`);
      }
    }
  }
});

Deno.test("a workflow uses no secret, keeps no credentials, and puts no outside text into a script", () => {
  for (const file of files) {
    assert.doesNotMatch(file.text, /secrets\./, file.path);
    assert.doesNotMatch(file.text, /pull_request_target/, file.path);
    for (const { uses, run, with: given } of stepsOf(file)) {
      if (uses?.startsWith("actions/checkout@")) {
        assert.equal(given?.["persist-credentials"], false, file.path);
      }
      // In `env` a value stays a value; in the script it would become part of it.
      assert.doesNotMatch(run ?? "", /\$\{\{/, file.path);
    }
  }
});

Deno.test("a workflow runs tasks and files that exist, on the Deno versions that .ci/run has", async () => {
  const script = await Deno.readTextFile(new URL(".ci/run", ROOT));
  const [, newest = ""] = /newest="deno@([\d.]+)"/.exec(script) ?? [];
  const [, oldest = ""] = /oldest="deno@([\d.]+)"/.exec(script) ?? [];
  const used = new Set<string>();
  for (const file of files) {
    for (const { run = "" } of stepsOf(file)) {
      for (const line of run.split("\n").filter((text) => text.includes("deno@"))) {
        const [, version = "", command = "", rest = ""] =
          /npx -y deno@([\d.]+) (\w+)(.*)$/.exec(line) ?? [];
        used.add(version);
        const [word = ""] = rest.trim().split(/\s+/);
        if (command === "task") assert.ok(TASKS.has(word), `${file.path}: task ${word}`);
        else assert.ok(["check", "test"].includes(command), `${file.path}: ${line}`);
        for (const [path] of rest.matchAll(/\b(?:tests|src|scripts)\b[\w/.]*|main\.ts/g)) {
          assert.ok(await exists(path), `${file.path}: ${path}`);
        }
      }
    }
  }
  assert.deepEqual(used, new Set([newest, oldest]));
  for (const [task] of RELEASE_STEPS) assert.ok(TASKS.has(task), `deno task release: ${task}`);
});

Deno.test("CI runs on Linux, macOS and Windows; a release is tried on every system it is built for", () => {
  const three = ["ubuntu-latest", "macos-latest", "windows-latest"];
  assert.deepEqual(systemsOf(named("ci"), "gate"), three);
  assert.deepEqual(systemsOf(named("ci"), "binary"), three);
  const rows = named("release").jobs.try?.strategy?.matrix.include ?? [];
  assert.deepEqual(rows.map(({ target }) => target).toSorted(), [...TARGETS].toSorted());
  for (const { os, target, suffix = "" } of rows) {
    assert.match(`${os}`, target?.includes("linux") ? /^ubuntu/ : /^macos|^windows/);
    assert.equal(suffix, target?.includes("windows") ? ".exe" : "", target);
  }
});

Deno.test("both builds are tried, the server's with the Redis server that its test is skipped without", () => {
  for (const [workflow, job] of [["ci", "binary"], ["release", "try"]] as const) {
    const steps = named(workflow).jobs[job]?.steps ?? [];
    const redis = steps.findIndex(({ run }) =>
      run?.includes("install") && run.includes("redis-server")
    );
    const tried = steps.findIndex(({ run }) =>
      run?.includes("tests/build/binary_test.ts tests/integration/server_build_test.ts")
    );
    assert.ok(redis >= 0 && redis < tried, workflow);
    assert.equal(steps[redis]?.if, "runner.os == 'Linux'");
    const plugins = steps.filter(({ run }) => run?.includes("tests/protocol/plugins_test.ts"));
    assert.match(JSON.stringify(plugins), /PYPI_MCP_BINARY_KIND[^]*server/, workflow);
  }
});

Deno.test("whoever compares the contract has the whole history, with the tags", () => {
  for (const job of ["gate", "build"]) {
    const checkout = named("release").jobs[job]?.steps.find(({ uses }) =>
      uses?.includes("checkout")
    );
    assert.equal(checkout?.with?.["fetch-depth"], 0, job);
  }
});

Deno.test("a release is published last, after its checks, and only as a draft", () => {
  const { jobs, text } = named("release");
  assert.deepEqual(jobs.build?.needs, "gate");
  assert.deepEqual(jobs.try?.needs, "build");
  assert.deepEqual(jobs.publish?.needs, ["build", "try"]);
  const words = (job: string) =>
    (jobs[job]?.steps ?? []).map(({ run, uses }) => run ?? uses ?? "").join("\n");
  assert.match(words("gate"), /task release:check "\$TAG"[^]*task contract --version[^]*task ok/);
  assert.match(words("build"), /task release "\$TAG"/);
  assert.match(
    words("publish"),
    /sha256sum --check[^]*actions\/attest-build-provenance[^]*gh release create "\$TAG" --draft/,
  );
  assert.match(text, /tags: \["v\[0-9\]\+\.\[0-9\]\+\.\[0-9\]\+"\]/);
});

Deno.test("the live test is weekly, asked for by name, and tells of its failure", () => {
  const { on, jobs } = named("live");
  assert.match(JSON.stringify(on.schedule), /^\[\{"cron":"\d+ \d+ \* \* \d"\}\]$/);
  const asking = jobs.live?.steps.find(({ run }) => run?.includes("test:live"));
  assert.equal(asking?.env?.PYPI_MCP_LIVE, "1");
  assert.equal(jobs.report?.needs, "live");
  assert.equal(jobs.report?.if, "always() && needs.live.result != 'success'");
  assert.match(jobs.report?.steps[0]?.run ?? "", /gh issue create/);
});

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(new URL(path, ROOT)).then(() => true, () => false);
}

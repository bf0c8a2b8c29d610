/** Commands of the documents that no test runs as they stand there, each with its reason. An entry that no document needs fails the test. @module */

/** From the first word of the command on: it must begin with these words. */
export interface NotRun {
  readonly command: string;
  readonly because: string;
}

/** Programs of others, and what would take too long or change this machine. */
export const NOT_RUN: readonly NotRun[] = [
  { command: "docker build", because: "needs an engine; the files are checked in tests/deploy" },
  { command: "docker run", because: "needs an engine; the files are checked in tests/deploy" },
  { command: "kubectl", because: "needs a cluster; the manifests are checked in tests/deploy" },
  { command: "jq", because: "tests/documents/shell_test.ts, where there is one" },
  { command: "echo", because: "tests/documents/shell_test.ts" },
  {
    command: "python scripts/oracle/reference.py",
    because: "tests/documents/shell_test.ts, where Python has packaging",
  },
  {
    command: "sha256sum",
    because: "tests/documents/shell_test.ts, on a file in place of a download",
  },
  { command: "gh attestation", because: "checks a published release, and none is published yet" },
  { command: "Get-FileHash", because: "checks a published release, on Windows" },
  { command: "Unblock-File", because: "Windows only" },
  { command: "chmod", because: "tests/documents/shell_test.ts, on a file in place of a download" },
  { command: "xattr", because: "macOS only" },
  { command: "deno fmt", because: "the gate runs it with --check" },
  { command: "deno lint", because: "the gate runs it" },
  { command: "deno check", because: "the gate runs it" },
  { command: "deno test", because: "the gate runs all tests" },
  {
    command:
      "deno run --allow-net=pypi.org,files.pythonhosted.org,api.osv.dev,pypistats.org,127.0.0.1",
    because: "tests/build runs the bundle from loopback with exactly these permissions",
  },
  {
    command: "deno run --allow-net=pypi.org,files.pythonhosted.org,api.osv.dev,pypistats.org",
    because: "tests/build runs the bundle from loopback with exactly these permissions",
  },
];

/** Tasks that the documents name: where they are run, or why they are not. */
export const TASKS_RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  test: "the gate",
  ok: "it is the gate",
  docs: "the gate, with --check",
  site: "the gate",
  compile: "CI, before the tests of the executables",
  contract: "tests/release/contract_test.ts; it wants the tags, which a short clone has not",
  "release:check": "tests/release; it refuses until there is an owner",
  bench: "takes minutes; its parts have short forms in tests/performance",
  load: "takes minutes; a short form is in the gate",
  chaos: "takes minutes; a short form is in the gate",
  fuzz: "takes minutes; a short form is in the gate",
  "test:live": "asks the real services, which no test does",
  oracle: "tests/documents/shell_test.ts",
  "oracle:cases": "tests/documents/shell_test.ts, with fewer cases",
  "oracle:compare": "tests/documents/shell_test.ts, where Python has packaging",
};

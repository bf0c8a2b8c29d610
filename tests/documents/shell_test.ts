/** Lines of the documents that need programs of others: run by a shell, where these are installed. @module */
import assert from "node:assert/strict";
import { withChecksums } from "../../scripts/build/records.ts";
import { sha256 } from "../../scripts/build/sha256.ts";
import { ROOT } from "../support/source_files.ts";

interface Row {
  readonly document: string;
  /** What its first line begins with; it and the lines after it are run. */
  readonly begins: string;
  readonly lines?: number;
  /** Commands that have to succeed, or the row is skipped. */
  readonly needs: readonly string[];
  readonly code: number;
  readonly said: RegExp;
}

const EXECUTABLE = "pypi-mcp-0.1.0-aarch64-apple-darwin";
const ROWS: readonly Row[] = [
  {
    document: "docs/RECIPES.md",
    begins: "pypi-mcp call check_vulnerabilities package_name=jinja2 version=3.1.2 --format json",
    needs: ["jq --version"],
    code: 1,
    said: /^false$/m,
  },
  {
    document: "docs/TESTING.md",
    begins: "echo '{",
    needs: [],
    code: 0,
    said: /"1\.0a1"/,
  },
  {
    document: "docs/TESTING.md",
    begins: "deno task oracle:cases",
    lines: 4,
    needs: ["python -c 'import packaging'"],
    code: 0,
    said: /^all +200 asked/m,
  },
  {
    document: "docs/RELEASE.md",
    begins: "sha256sum --check",
    needs: ["sha256sum --version"],
    code: 0,
    said: new RegExp(`^${EXECUTABLE}: OK$`, "m"),
  },
  { document: "docs/RELEASE.md", begins: "chmod +x", needs: [], code: 0, said: /^$/ },
];

Deno.test({
  name: "lines of the documents that need other programs do what they say",
  ignore: Deno.build.os === "windows",
  async fn(t) {
    await using folder = await readersFolder();
    for (const { document, begins, lines = 1, needs, code, said } of ROWS) {
      const typed = await linesOf(document, begins, lines);
      const place = document === "docs/RELEASE.md" ? folder.path : ROOT.pathname;
      let missing: string | undefined;
      for (const need of needs) {
        if ((await shell(need, place, folder.path)).code !== 0) missing = need;
      }
      if (missing !== undefined) console.warn(`${document}: "${missing}" fails here: not run`);
      await t.step({
        name: `${document}: ${typed.split("\n")[0]}`,
        ignore: missing !== undefined,
        async fn() {
          const text = typed.replaceAll(/\b(\w+\.jsonl)/g, `${folder.path}/$1`)
            .replace("--count 100000", "--count 200");
          const outcome = await shell(`set -e\n${text}`, place, folder.path);
          assert.equal(outcome.code, code, outcome.stderr);
          assert.match(outcome.stdout, said);
        },
      });
    }
    await t.step("chmod made it executable", async () => {
      const { mode } = await Deno.stat(`${folder.path}/${EXECUTABLE}`);
      assert.notEqual((mode ?? 0) & 0o100, 0);
    });
  },
});

/** A download with its checksums, and `pypi-mcp` and `deno` as programs. */
async function readersFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await Deno.makeTempDir();
  const bytes = new TextEncoder().encode("an executable\n");
  await Deno.writeFile(`${path}/${EXECUTABLE}`, bytes, { mode: 0o600 });
  const sums = new Map([[EXECUTABLE, await sha256(bytes)], ["elsewhere", "0".repeat(64)]]);
  await Deno.writeTextFile(`${path}/SHA256SUMS`, withChecksums("", sums));
  await Deno.symlink(Deno.execPath(), `${path}/deno`);
  const program = `#!/bin/sh\nexec deno run --quiet --no-prompt ${ROOT.pathname}main.ts "$@"\n`;
  await Deno.writeTextFile(`${path}/pypi-mcp`, program, { mode: 0o700 });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

async function linesOf(document: string, begins: string, lines: number): Promise<string> {
  const all = (await Deno.readTextFile(new URL(document, ROOT))).split("\n");
  const first = all.findIndex((line) => line.startsWith(begins));
  assert.ok(first >= 0, `${document} has no line that begins with ${begins}`);
  return all.slice(first, first + lines).join("\n");
}

async function shell(text: string, cwd: string, programs: string) {
  const { code, stdout, stderr } = await new Deno.Command("sh", {
    args: ["-c", text],
    cwd,
    env: { PATH: `${programs}:${Deno.env.get("PATH") ?? ""}` },
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

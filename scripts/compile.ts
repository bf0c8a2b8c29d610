/**
 * `deno task compile [--server] [--otel] [--bundled] [--target TARGET|all] [--allow-host HOST]... [OUTPUT]`: bundles the
 * program, then makes executables of it: of this machine's system, of another, or of all that are released. The default
 * one has the narrowest permissions that its settings allow; `--allow-host` adds a company's index to them, `--server`
 * makes one for a team's service, which may reach and listen on any address and read any file. `--otel` switches the
 * runtime's OpenTelemetry on for good, for Deno versions whose executables do not read OTEL_DENO. `--bundled` takes the
 * bundle that is there, so that one Deno can bundle and another compile. Where the compile runtime cannot be downloaded,
 * `DENORT_BIN` names one: what is made with it is for tests only, and its name says so. @module
 */
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import denoJson from "../deno.json" with { type: "json" };
import type { Build } from "../src/build.ts";
import { sha256 } from "./build/sha256.ts";
import { compileExecutable } from "./build/compile_executable.ts";
import { type CompileOptions, parseCompileOptions } from "./build/compile_options.ts";
import { BUNDLE_MANIFEST, DIST, ROOT } from "./build/layout.ts";
import { permissionsOf, v8FlagsOf } from "./build/permissions.ts";
import { type BuildManifest, type FileRecord, withChecksums } from "./build/records.ts";
import { suffixOf, type Target } from "./build/targets.ts";
import { bundle } from "./bundle.ts";
import { removeIfThere } from "./remove_if_there.ts";

/** The name without its system: what the docs, the container and people call it. */
function nameOf({ kind, extraHosts }: CompileOptions): string {
  if (kind === "server") return "pypi-mcp-server";
  // Never to be taken for the released one, which reaches the public hosts only.
  return extraHosts.length > 0 ? "pypi-mcp-custom" : "pypi-mcp";
}

/** Resolves to whether it was made. */
async function compileFor(
  target: Target,
  options: CompileOptions,
  bundle: BuildManifest["bundle"],
): Promise<boolean> {
  const { kind, isForTests, isTraced, extraHosts } = options;
  const mark = `${isForTests ? "-test" : ""}${suffixOf(target)}`;
  const output = options.output ??
    `${DIST}/${nameOf(options)}-${denoJson.version}-${target}${mark}`;
  const at = resolve(fileURLToPath(ROOT), output); // from the project's root, as tasks are
  const permissions = permissionsOf(kind, extraHosts);
  const v8Flags = v8FlagsOf(kind);
  const build: Build = {
    kind,
    isForTests,
    target,
    permissions,
    ...extraHosts.length > 0 ? { extraHosts } : {},
  };
  const made = { build, bundle: bundle.files, target, permissions, v8Flags, isTraced, output: at };
  if (!await compileExecutable(made)) return false;
  const bytes = await Deno.readFile(at);
  const executable = { path: basename(output), bytes: bytes.length, sha256: await sha256(bytes) };
  const manifest: BuildManifest = {
    program: "pypi-mcp",
    version: denoJson.version,
    deno: Deno.version.deno,
    runtime: isForTests ? "DENORT_BIN: for tests only, never released" : "the compiler's own",
    build,
    v8Flags,
    executable,
    bundle,
  };
  await Deno.writeTextFile(`${at}.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
  console.log(`wrote ${output}, ${executable.bytes.toLocaleString("en")} bytes`);
  if (isForTests) {
    console.log("made with a runtime from elsewhere (DENORT_BIN): for tests only, never released");
  }
  if (options.output !== undefined) return true;
  await addChecksum(executable, isForTests);
  if (target === Deno.build.target) await linkShortName(output, `${nameOf(options)}${mark}`);
  return true;
}

/** Read before anything is compiled: without it there is no whole bundle. */
async function readBundleManifest(): Promise<BuildManifest["bundle"]> {
  const text = await Deno.readTextFile(new URL(BUNDLE_MANIFEST, ROOT)).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error(
      `Cannot use --bundled: there is no ${BUNDLE_MANIFEST}, expected deno task bundle first`,
    );
  });
  const { deno, files }: { readonly deno: string; readonly files: readonly FileRecord[] } = JSON
    .parse(text);
  return { deno, files };
}

/** Programs for tests have a file of their own: that of the released ones never lists them. */
async function addChecksum({ path, sha256 }: FileRecord, isForTests: boolean): Promise<void> {
  const name = `${DIST}/SHA256SUMS${isForTests ? "-test" : ""}`;
  using file = await Deno.open(new URL(name, ROOT), { read: true, write: true, create: true });
  await file.lock(true); // the other build may be made at the same time
  const before = new Uint8Array((await file.stat()).size);
  if (before.length > 0 && await file.read(before) !== before.length) {
    throw new Error(`Cannot read ${name}: it ends early`);
  }
  const text = withChecksums(new TextDecoder().decode(before), new Map([[path, sha256]]));
  await file.seek(0, Deno.SeekMode.Start);
  await file.truncate();
  await file.write(new TextEncoder().encode(text));
}

/** The same file once more under the name that does not change with every version. */
async function linkShortName(output: string, name: string): Promise<void> {
  const from = fileURLToPath(new URL(output, ROOT));
  const to = fileURLToPath(new URL(`${DIST}/${name}`, ROOT));
  await removeIfThere(to);
  await Deno.link(from, to).catch(() => Deno.copyFile(from, to)); // not every file system has links
  console.log(`wrote ${DIST}/${name}, the same`);
}

try {
  // Set to nothing is not set; the compiler would look for its runtime under that name.
  if (Deno.env.get("DENORT_BIN") === "") Deno.env.delete("DENORT_BIN");
  const options = parseCompileOptions(Deno.args, {
    target: Deno.build.target,
    hasOwnRuntime: Deno.env.has("DENORT_BIN"),
  });
  if (!options.isBundled) await bundle();
  const bundled = await readBundleManifest();
  const failed: Target[] = [];
  for (const target of options.targets) {
    if (!await compileFor(target, options, bundled)) failed.push(target);
  }
  if (failed.length > 0) {
    throw new Error(
      `Cannot compile for ${
        failed.join(", ")
      }: see above. Where the compile runtime ("denort") cannot be downloaded, ` +
        `set DENORT_BIN to one of this very Deno, ${Deno.version.deno}, and of the very target. What is made with it is ` +
        "for tests only, never released, and named …-test",
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(error instanceof SyntaxError ? 2 : 1);
}

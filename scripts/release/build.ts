/**
 * `deno task release TAG`: builds everything that is released under that tag into `dist/release`, with checksums. It refuses
 * before it builds anything where the tag, the versions and the changelog disagree, where the contract asks for a higher
 * version, where the checkout is not the tag's sources, or where the owner's fields in `src/project.ts` are still
 * placeholders. @module
 */
import denoJson from "../../deno.json" with { type: "json" };
import { sha256 } from "../build/sha256.ts";
import { ROOT } from "../build/layout.ts";
import { withChecksums } from "../build/records.ts";
import { removeIfThere } from "../remove_if_there.ts";
import { expectedFiles, releaseFileFaults } from "./release_files.ts";
import { readSourceState, sourceFaults } from "./sources.ts";

const DIST = new URL("dist/", ROOT);
const RELEASE = new URL("release/", DIST);
const VERSION = denoJson.version;

/** What is run, in this order: a task and its words. */
export const RELEASE_STEPS: readonly (readonly [string, ...string[]])[] = [
  ["bundle"],
  ["compile", "--bundled", "--target", "all"],
  ["compile", "--bundled", "--target", "all", "--server"],
  ["sbom"],
  ["mcpb"],
];

async function run(program: string, args: readonly string[]): Promise<void> {
  const { success } = await new Deno.Command(program, { args: [...args], cwd: ROOT }).spawn()
    .status;
  if (!success) throw new Error(`Cannot release: "${args.join(" ")}" failed, see above`);
}

function task(...words: readonly string[]): Promise<void> {
  return run(Deno.execPath(), ["task", "--quiet", ...words]);
}

async function build(tag: string): Promise<void> {
  if ((Deno.env.get("DENORT_BIN") ?? "") !== "") {
    throw new Error(
      "Cannot release: DENORT_BIN is set, and what is made with it is for tests only",
    );
  }
  const sources = await readSourceState(tag, ROOT); // before any task may touch a file
  await Deno.mkdir(DIST, { recursive: true });
  await task("release:check", tag, "--notes", "dist/release-notes.md");
  await task("contract", "--version", VERSION);
  const faults = sourceFaults(sources);
  if (faults.length > 0) throw new Error(`Cannot release ${tag}: ${faults.join(", ")}`);
  // What an earlier build left would be released with this one.
  await removeIfThere(RELEASE);
  await Deno.mkdir(RELEASE, { recursive: true });
  for (const words of RELEASE_STEPS) await task(...words);
  const tar = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0"];
  await run("tar", [
    ...["-C", "dist", ...tar, "-czf", `dist/pypi-mcp-${VERSION}-bundle.tar.gz`],
    ...["pypi-mcp.js", "pypi-mcp-chunks"],
  ]);
  await collect();
}

/** Copies the released files and writes their checksums, so that nothing else can slip in. */
async function collect(): Promise<void> {
  const names = expectedFiles(VERSION);
  const present = new Set(Array.from(Deno.readDirSync(DIST), ({ name }) => name));
  const manifests = new Map<string, string>();
  const sums = new Map<string, string>();
  for (const name of names.filter((one) => present.has(one))) {
    const bytes = await Deno.readFile(new URL(name, DIST));
    sums.set(name, await sha256(bytes));
    const isManifest = names.includes(name.replace(/\.json$/, "")) && name.endsWith(".json");
    if (isManifest) manifests.set(name, new TextDecoder().decode(bytes));
  }
  const faults = releaseFileFaults(VERSION, sums, manifests);
  if (faults.length > 0) throw new Error(`Cannot release ${VERSION}: ${faults.join(", ")}`);
  for (const name of names) await Deno.copyFile(new URL(name, DIST), new URL(name, RELEASE));
  await Deno.writeTextFile(new URL("SHA256SUMS", RELEASE), withChecksums("", sums));
  console.log(`wrote ${sums.size} files and SHA256SUMS into dist/release`);
}

if (import.meta.main) {
  try {
    await build(Deno.args[0] ?? "");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}

/**
 * `deno task contract [REVISION] [--version X.Y.Z]`: what changed in the tool contract since a revision (the last release's
 * tag where none is named), and which release it asks for. With `--version` it fails where that version is too low. @module
 */
import { ROOT } from "../build/layout.ts";
import { compareReleases, dueRelease, lowestVersion } from "./change.ts";
import { type Contract, CONTRACT_FILES, contractChanges } from "./contract.ts";

async function git(args: readonly string[]): Promise<string | undefined> {
  const { success, stdout } = await new Deno.Command("git", {
    args: [...args],
    cwd: ROOT,
    stderr: "null",
  }).output();
  return success ? new TextDecoder().decode(stdout) : undefined;
}

/** @throws {Error} Where git cannot say which there are: that is not the same as none. */
async function tags(): Promise<string> {
  const [list, isShallow] = [
    await git(["tag", "--list"]),
    await git(["rev-parse", "--is-shallow-repository"]),
  ];
  if (list !== undefined && (list !== "" || isShallow?.trim() === "false")) return list;
  throw new Error(
    "Cannot tell the last release: git lists no tags here, expected a whole clone with its tags",
  );
}

/** The newest release before `version`; every one counts where it is absent. */
export function lastTag(tags: string, version?: string): string | undefined {
  return tags.split("\n")
    .filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag))
    .filter((tag) => version === undefined || compareReleases(tag.slice(1), version) < 0)
    .toSorted((a, b) => compareReleases(b.slice(1), a.slice(1)))[0];
}

/** @throws {Error} If the revision has no such file: then there is nothing to compare with. */
async function contractAt(
  where: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<Contract> {
  const text = async (path: string) => {
    const found = await read(path);
    if (found === undefined) {
      throw new Error(`Cannot read the contract of ${where}: it has no ${path}`);
    }
    return found;
  };
  return {
    tools: await text(CONTRACT_FILES.tools),
    prompts: await text(CONTRACT_FILES.prompts),
    resources: await text(CONTRACT_FILES.resources),
    templates: await text(CONTRACT_FILES.templates),
    instructions: await text(CONTRACT_FILES.instructions),
    graphql: await text(CONTRACT_FILES.graphql),
    settings: await text(CONTRACT_FILES.settings),
  };
}

async function run(args: readonly string[]): Promise<number> {
  const at = args.indexOf("--version");
  const version = at < 0 ? undefined : args[at + 1];
  const [named] = at < 0 ? args : args.toSpliced(at, 2);
  const revision = named ?? lastTag(await tags(), version);
  if (revision === undefined) {
    console.log("No release yet: there is no contract to keep");
    return 0;
  }
  const before = await contractAt(revision, (path) => git(["show", `${revision}:${path}`]));
  const after = await contractAt("this folder", (path) => Deno.readTextFile(new URL(path, ROOT)));
  const changes = contractChanges(before, after);
  for (const { kind, place, what } of changes) console.log(`${kind.padEnd(6)} ${place}: ${what}`);
  const due = dueRelease(changes);
  console.log(`${changes.length} changes since ${revision}: a ${due} release is due`);
  const previous = /^v(\d+\.\d+\.\d+)$/.exec(revision)?.[1];
  if (previous === undefined) return 0;
  const lowest = lowestVersion(previous, due);
  console.log(`the next version is ${lowest} or higher`);
  if (version === undefined || compareReleases(version, lowest) >= 0) return 0;
  console.error(`Cannot release ${version}: it is too low for what changed, expected ${lowest}`);
  return 1;
}

if (import.meta.main) {
  try {
    Deno.exit(await run(Deno.args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}

/**
 * `deno task release:check TAG [--notes FILE]`: refuses a release whose tag, version and changelog disagree, or whose owner
 * and addresses are still placeholders. `--notes` writes the section of the changelog for the release's page. @module
 */
import denoJson from "../../deno.json" with { type: "json" };
import { PROJECT, type Project, unsetPlaceholders } from "../../src/project.ts";
import { VERSION } from "../../src/version.ts";
import { changelogFaults, releaseNotes } from "./changelog.ts";

/** What a release is judged by. */
export interface ReleaseState {
  readonly tag: string;
  /** As `deno.json` and the program say it. */
  readonly versions: readonly [string, string];
  readonly changelog: string;
  readonly project: Project;
}

/** Why it may not be released; empty where it may. */
export function releaseFaults(
  { tag, versions, changelog, project }: ReleaseState,
): readonly string[] {
  const [version, inProgram] = versions;
  const unset = unsetPlaceholders(project);
  const faults: string[] = [];
  if (tag !== `v${version}`) faults.push(`the tag is "${tag}", expected v${version}`);
  if (version !== inProgram) {
    faults.push(`deno.json says ${version}, src/version.ts says ${inProgram}`);
  }
  if (unset.length > 0) {
    faults.push(`src/project.ts still has placeholders, expected real ones: ${unset.join(", ")}`);
  }
  try {
    faults.push(
      ...changelogFaults(changelog, version).map((fault) => `CHANGELOG.md: ${fault}`),
      ...releaseNotes(changelog, version) === undefined
        ? [`CHANGELOG.md has no section for ${version}`]
        : [],
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    faults.push(error.message);
  }
  return faults;
}

async function run(args: readonly string[]): Promise<number> {
  const [tag = "", option, file, ...rest] = args;
  if (rest.length > 0 || (option !== undefined && (option !== "--notes" || file === undefined))) {
    console.error(`Cannot check a release of "${args.join(" ")}": expected TAG [--notes FILE]`);
    return 2;
  }
  const changelog = await Deno.readTextFile(new URL("../../CHANGELOG.md", import.meta.url));
  const versions = [denoJson.version, VERSION] as const;
  const faults = releaseFaults({ tag, versions, changelog, project: PROJECT });
  for (const fault of faults) console.error(`Cannot release: ${fault}`);
  if (faults.length > 0) return 1;
  if (file !== undefined) {
    await Deno.writeTextFile(file, `${releaseNotes(changelog, denoJson.version)}\n`);
  }
  console.log(`${tag} may be released`);
  return 0;
}

if (import.meta.main) Deno.exit(await run(Deno.args));

/**
 * `deno task site [--base /PATH/] [--serve]`: the documentation as a site in `dist/site`. VitePress wants a folder
 * `node_modules`: it gets one in `.cache`, made from the lock file in `vitepress/`. Nothing of the built site is fetched
 * from elsewhere, and the build itself needs no network once the packages are there. @module
 */
import { parseArgs } from "node:util";
import { PROJECT } from "../../src/project.ts";
import { VERSION } from "../../src/version.ts";
import { ROOT } from "../build/layout.ts";
import { siteFaults } from "./check.ts";
import { answerRequest } from "./serve.ts";
import { stageSite } from "./stage.ts";

const LIMIT_MS = 180_000;
const SERVED_PORT = 4173;
const { values } = parseArgs({
  args: Deno.args,
  options: { base: { type: "string", default: "/" }, serve: { type: "boolean", default: false } },
});
const stage = new URL(".cache/site/", ROOT);
const built = new URL("dist/site/", ROOT);

await install();
const settings = await stageSite({ root: ROOT, stage }, {
  version: VERSION,
  base: values.base,
  repository: PROJECT.repository,
  outDir: "../../../dist/site",
});
await deno(["run", "--quiet", "--no-prompt", "-A", "npm:vitepress", "build", "content"]);
const faults = await siteFaults(built, settings);
for (const fault of faults) console.error(fault);
if (faults.length > 0) Deno.exit(1);
const count = settings.sections.reduce((sum, { pages }) => sum + pages.length, 0);
console.log(`dist/site: ${count} pages, every link and anchor leads somewhere`);
if (values.serve) {
  Deno.serve({
    hostname: "127.0.0.1",
    port: SERVED_PORT,
    onListen: ({ port }) => console.log(`http://127.0.0.1:${port}${values.base}`),
  }, (request) => answerRequest(request, { built, base: values.base }));
}

async function install(): Promise<void> {
  await Deno.mkdir(stage, { recursive: true });
  const own = new URL("vitepress/", import.meta.url);
  await Deno.copyFile(new URL("config.json", own), new URL("deno.json", stage));
  await Deno.copyFile(new URL("lock.json", own), new URL("deno.lock", stage));
  await deno(["install", "--quiet", "--frozen"]);
}

/** Runs Deno in the staged folder; ends the task where it fails. */
async function deno(args: readonly string[]): Promise<void> {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: stage,
    stdin: "null",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).spawn().status;
  if (code === 0) return;
  console.error(`Cannot build the site: "deno ${args.join(" ")}" ended with ${code}`);
  Deno.exit(1);
}

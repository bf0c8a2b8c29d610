/** The files in `.github/workflows` as data. @module */
import { load } from "js-yaml";
import * as z from "zod";
import { ROOT } from "../support/source_files.ts";

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.strictObject({
  name: z.string(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  permissions: permissions.optional(),
  strategy: z.strictObject({
    "fail-fast": z.literal(false),
    matrix: z.strictObject({
      os: z.array(z.string()).optional(),
      include: z.array(z.record(z.string(), z.string())).optional(),
    }),
  }).optional(),
  defaults: z.strictObject({ run: z.strictObject({ shell: z.literal("bash") }) }).optional(),
  steps: z.array(step),
});
/** What a workflow may hold; a word that is not here is a fault, since nobody here can run one. */
const shape = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }),
  jobs: z.record(z.string(), job),
});

/** One file. */
export interface WorkflowFile extends z.infer<typeof shape> {
  readonly path: string;
  readonly text: string;
}

/** All of them. @throws {Error} If one has another shape than those here use. */
export async function workflowFiles(): Promise<readonly WorkflowFile[]> {
  const folder = new URL(".github/workflows/", ROOT);
  const found: WorkflowFile[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    const text = await Deno.readTextFile(new URL(name, folder));
    found.push({ ...shape.parse(load(text)), path: `.github/workflows/${name}`, text });
  }
  return found.toSorted((a, b) => a.path < b.path ? -1 : 1);
}

/** Every step, with the job that it is in. */
export function stepsOf(file: WorkflowFile) {
  return Object.entries(file.jobs).flatMap(([job, { steps }]) =>
    steps.map((one) => ({ job, ...one }))
  );
}

/** The systems that a job runs on. */
export function systemsOf(file: WorkflowFile, name: string): readonly string[] {
  const { strategy } = file.jobs[name] ?? {};
  const { os = [], include = [] } = strategy?.matrix ?? {};
  return [...os, ...include.map((row) => row.os ?? "")];
}

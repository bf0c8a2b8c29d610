/** The public interface as files of the repository, and what changed between two states of it. @module */
import { buildSchema, findBreakingChanges, findDangerousChanges } from "graphql";
import * as z from "zod";
import type { Change, ReleaseKind } from "./change.ts";
import { schemaChanges } from "./schema_difference.ts";

const SNAPSHOTS = "tests/contract/snapshots";
/** The files that hold it; all are generated, and compared by the gate. */
export const CONTRACT_FILES = {
  tools: `${SNAPSHOTS}/tools.json`,
  prompts: `${SNAPSHOTS}/prompts.json`,
  resources: `${SNAPSHOTS}/resources.json`,
  templates: `${SNAPSHOTS}/resource_templates.json`,
  instructions: `${SNAPSHOTS}/instructions.json`,
  graphql: `${SNAPSHOTS}/schema.graphql`,
  settings: "docs/CONFIGURATION.md",
} as const;

/** Text of each. */
export type Contract = Readonly<Record<keyof typeof CONTRACT_FILES, string>>;

const schema = z.record(z.string(), z.unknown());
const toolsShape = z.object({
  tools: z.array(z.looseObject({ name: z.string(), inputSchema: schema, outputSchema: schema })),
});
const argument = z.looseObject({ name: z.string(), required: z.boolean().default(false) });
const promptsShape = z.object({
  prompts: z.array(z.looseObject({ name: z.string(), arguments: z.array(argument).default([]) })),
});
const resourcesShape = z.object({
  resources: z.array(z.looseObject({ uri: z.string(), mimeType: z.string().optional() })),
});
const templatesShape = z.object({
  resourceTemplates: z.array(
    z.looseObject({ uriTemplate: z.string(), mimeType: z.string().optional() }),
  ),
});

/** Every difference, in the order of the files. */
export function contractChanges(before: Contract, after: Contract): readonly Change[] {
  return [
    ...toolChanges(before.tools, after.tools),
    ...promptChanges(before.prompts, after.prompts),
    ...listChanges(
      "resources",
      byKey(resourcesShape.parse(JSON.parse(before.resources)).resources, ({ uri }) => uri),
      byKey(resourcesShape.parse(JSON.parse(after.resources)).resources, ({ uri }) => uri),
      resourceChanges,
    ),
    ...listChanges(
      "resource templates",
      byKey(
        templatesShape.parse(JSON.parse(before.templates)).resourceTemplates,
        ({ uriTemplate }) => uriTemplate,
      ),
      byKey(
        templatesShape.parse(JSON.parse(after.templates)).resourceTemplates,
        ({ uriTemplate }) => uriTemplate,
      ),
      resourceChanges,
    ),
    ...before.instructions === after.instructions
      ? []
      : [{ kind: "patch", place: "instructions", what: "read otherwise" } as const],
    ...graphqlChanges(before.graphql, after.graphql),
    ...listChanges("settings", flagsOf(before.settings), flagsOf(after.settings), settingChanges),
  ];
}

function toolChanges(before: string, after: string): readonly Change[] {
  const read = (text: string) =>
    byKey(toolsShape.parse(JSON.parse(text)).tools, ({ name }) => name);
  return listChanges("tools", read(before), read(after), (old, now, place) => {
    const { inputSchema: oldInput, outputSchema: oldOutput, ...oldRest } = old;
    const { inputSchema, outputSchema, ...rest } = now;
    return [
      ...proseChanges(oldRest, rest, place),
      ...schemaChanges(oldInput, inputSchema, { place: `${place} input`, side: "input" }),
      ...schemaChanges(oldOutput, outputSchema, { place: `${place} output`, side: "output" }),
    ];
  });
}

function promptChanges(before: string, after: string): readonly Change[] {
  const read = (text: string) =>
    byKey(promptsShape.parse(JSON.parse(text)).prompts, ({ name }) => name);
  return listChanges("prompts", read(before), read(after), (old, now, place) => {
    const { arguments: oldArguments, ...oldRest } = old;
    const { arguments: newArguments, ...rest } = now;
    const input = (list: typeof oldArguments) => ({
      properties: Object.fromEntries(list.map(({ required: _, ...text }) => [text.name, text])),
      required: list.filter(({ required }) => required).map(({ name }) => name),
    });
    const inputs = { place, side: "input" } as const;
    return [
      ...proseChanges(oldRest, rest, place),
      ...schemaChanges(input(oldArguments), input(newArguments), inputs),
    ];
  });
}

type Entry = Readonly<Record<string, unknown>>;

function resourceChanges(old: Entry, now: Entry, place: string): readonly Change[] {
  const type = (what: string): Change => ({ kind: "major", place, what });
  return [
    ...old.mimeType === now.mimeType ? [] : [type("its media type changed")],
    ...proseChanges({ ...old, mimeType: "" }, { ...now, mimeType: "" }, place),
  ];
}

/** What clients show or hint with: texts, and annotations, by which some decide what to ask a person about. */
function proseChanges(old: Entry, now: Entry, place: string): readonly Change[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => {
    if (JSON.stringify(old[key]) === JSON.stringify(now[key])) return [];
    const kind: ReleaseKind = key === "title" || key === "description" ? "patch" : "minor";
    return [{ kind, place, what: `${key} changed` }];
  });
}

/** Breaking by GraphQL's own rules; what else differs was added or reads otherwise. */
function graphqlChanges(before: string, after: string): readonly Change[] {
  if (before === after) return [];
  const [old, now] = [buildSchema(before), buildSchema(after)];
  const tell =
    (kind: ReleaseKind) => ({ description }: { readonly description: string }): Change => ({
      kind,
      place: "graphql",
      what: description,
    });
  return [
    ...findBreakingChanges(old, now).map(tell("major")),
    ...findDangerousChanges(old, now).map(tell("minor")),
    withoutTexts(before) === withoutTexts(after)
      ? { kind: "patch", place: "graphql", what: "descriptions changed" }
      : { kind: "minor", place: "graphql", what: "the schema changed" },
  ];
}

function withoutTexts(schema: string): string {
  return schema.replace(/"""[^]*?"""/g, "").replace(/\s+/g, " ");
}

/** Each flag that the settings' document has a row for, and its default. */
function flagsOf(document: string): ReadonlyMap<string, string> {
  const rows = document.matchAll(/^\| `[A-Z_]+` \| `(--[a-z0-9-]+)` \|(?: ([^|]+) \|)?/gm);
  return new Map(Array.from(rows, ([, flag = "", fallback = ""]) => [flag, fallback]));
}

function settingChanges(old: string, now: string, place: string): readonly Change[] {
  return old === now ? [] : [{ kind: "major", place, what: `its default is ${now}, was ${old}` }];
}

function byKey<T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [key(one), one]));
}

function listChanges<T>(
  place: string,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  compare: (before: T, after: T, place: string) => readonly Change[],
): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const at = `${place}/${name}`;
    const [old, now] = [before.get(name), after.get(name)];
    if (now === undefined) return [{ kind: "major", place: at, what: "removed" }];
    if (old === undefined) return [{ kind: "minor", place: at, what: "added" }];
    return compare(old, now, at);
  });
}

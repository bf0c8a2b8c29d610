/** `index_notes`: what to know of the index that an answer is from, in the same words in every tool. @module */
import * as z from "zod";
import type { ProjectDocument } from "../domain/release.ts";
import { SAID_ELSEWHERE } from "../mcp/json_schema.ts";
import { bullets } from "../mcp/text.ts";

/** Absent where there is nothing to say. */
export const indexNotesSchema = z.array(z.string()).meta(SAID_ELSEWHERE).optional();

/** Dependency confusion, and indexes that could not be asked for it. */
export function indexNotes(
  { name, origin }: Pick<ProjectDocument, "name" | "origin">,
): { index_notes?: string[] } {
  if (origin === undefined) return {};
  const { alsoOn, unread } = origin;
  const notes = [
    ...(alsoOn.length === 0 ? [] : origin.isMerged
      ? [
        `Dependency confusion: files of ${name} on index ${quoted([origin.name, ...alsoOn])} are ` +
        "listed together (INDEX_STRATEGY=all-indexes), so a release may be of any of them",
      ]
      : [
        `Dependency confusion: this is ${name} of index ${quoted([origin.name])}, but ` +
        `${quoted(alsoOn)} has a project of that name too; make sure that installers take this one`,
      ]),
    ...(unread.length === 0 ? [] : [
      `Index ${quoted(unread)} could not be read, so whether it has a project ${name} is unknown`,
    ]),
  ];
  return notes.length === 0 ? {} : { index_notes: notes };
}

/** Bullets for text renderings. */
export function indexNoteLines(notes: readonly string[] | undefined): string[] {
  return bullets(notes ?? []);
}

/** The index that an answer is from, where that is worth knowing, and what it could not give. */
export const indexFieldsSchema = {
  index: z.string().optional(),
  also_on: z.array(z.string()).optional(),
  withheld: z.array(z.string()).optional(),
  index_notes: indexNotesSchema,
};

/**
 * `index`: where it is not the main one, or others have the name too or may have; where files of several are
 * listed together it names them all, and `also_on` none. `withheld`: what no source gave, so its absence says nothing.
 */
export function indexFields(
  document: Pick<ProjectDocument, "name" | "origin" | "withheld">,
): { index?: string; also_on?: string[]; withheld?: string[]; index_notes?: string[] } {
  const { origin, withheld = [] } = document;
  const isPlain = origin === undefined ||
    (origin.isMain && origin.alsoOn.length === 0 && origin.unread.length === 0);
  const { isMerged = false, alsoOn = [] } = origin ?? {};
  return {
    ...(isPlain ? {} : { index: [origin.name, ...(isMerged ? alsoOn : [])].join(", ") }),
    ...(isMerged || alsoOn.length === 0 ? {} : { also_on: [...alsoOn] }),
    ...(withheld.length === 0 ? {} : { withheld: [...withheld] }),
    ...indexNotes(document),
  };
}

/** Lines for text renderings. */
export function indexFieldLines(
  { index, withheld, index_notes }: ReturnType<typeof indexFields>,
): readonly string[] {
  return [
    ...(index === undefined ? [] : [`Index: ${index}`]),
    ...indexNoteLines(index_notes),
    ...(withheld === undefined
      ? []
      : [`Not told by any source, so unknown: ${withheld.join(", ")}`]),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

/** `index_notes`: what to know of the index that an answer is from, in the same words in every tool. @module */
import * as z from "zod";
import type { ProjectDocument } from "../domain/release.ts";
import { bullets } from "../mcp/text.ts";

/** Absent where there is nothing to say. */
export const indexNotesSchema = z.array(z.string()).optional();

/** Dependency confusion, and indexes that could not be asked for it. */
export function indexNotes(
  { name, origin }: Pick<ProjectDocument, "name" | "origin">,
): { index_notes?: string[] } {
  if (origin === undefined) return {};
  const { alsoOn, unread } = origin;
  const notes = [
    ...(alsoOn.length === 0 ? [] : [
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

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

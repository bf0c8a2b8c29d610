/** The tables that name a place in Poetry's, Pipenv's and PDM's files: `git`, `url`, `path`, `file`. @module */
import { readReference } from "./direct_reference.ts";
import type { EntryDraft } from "./file_reading.ts";
import { asText, own, type TomlTable } from "./toml_document.ts";

/** What an entry takes from such a table. */
export type PlaceDraft = Pick<EntryDraft, "kind" | "url" | "pinned" | "hashes">;

const SYSTEMS = ["git", "hg", "svn", "bzr"] as const;
const COMMIT = /^[0-9a-f]{40}$/i;

/** The place that the table names; `undefined` where it names none. */
export function placeOf(table: TomlTable): PlaceDraft | undefined {
  const editable = own(table, "editable") === true || own(table, "develop") === true;
  for (const system of SYSTEMS) {
    const address = asText(own(table, system));
    if (address !== undefined) {
      const revision = revisionOf(table);
      const url = address.startsWith(`${system}+`) ? address : `${system}+${address}`;
      return {
        kind: editable ? "editable" : "vcs",
        url: revision === undefined ? url : `${url}@${revision}`,
        pinned: revision !== undefined && COMMIT.test(revision),
      };
    }
  }
  const address = asText(own(table, "url")) ?? asText(own(table, "file")) ??
    asText(own(table, "path"));
  if (address === undefined) return undefined;
  const { kind, pinned, hashes } = readReference(address);
  return { kind: editable ? "editable" : kind, url: address, pinned, hashes };
}

function revisionOf(table: TomlTable): string | undefined {
  for (const key of ["revision", "rev", "ref", "tag", "branch"]) {
    const text = asText(own(table, key));
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

/** A table's value as one line, for showing. */
export function shownValue(key: string, value: unknown): string {
  const json = JSON.stringify(
    value,
    (_, part: unknown) => typeof part === "bigint" ? String(part) : part,
  );
  return `${key} = ${(json ?? "").slice(0, 2_000)}`;
}

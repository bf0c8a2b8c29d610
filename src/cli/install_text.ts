/** What `install` and `uninstall` tell a person to do by hand. @module */
import type { Client, System } from "./client_list.ts";
import type { ClientFile } from "./client_file.ts";
import type { Launch } from "./client_launch.ts";
import { commandLine } from "./client_shell.ts";

/** One client, one name, one system. */
export interface ByHand {
  readonly client: Client;
  readonly name: string;
  readonly system: System;
  readonly file: ClientFile;
}

/** The entry as it stands in a file that holds nothing else. */
export function entryDocument({ client, name }: ByHand, launch: Launch): string {
  return JSON.stringify({ [client.key]: { [name]: client.entry(launch) } }, null, 2);
}

/** The entry, its file, and the client's own way of adding it. */
export function addingText(byHand: ByHand, launch: Launch): string {
  const { client, name, file } = byHand;
  const link = client.link?.(name, launch);
  return [
    entryDocument(byHand, launch),
    "",
    `File of ${client.title}: ${placeOf(file)}`,
    ...otherwiseText(byHand),
    ...commandText(`Its own command`, client.add?.(name, launch), byHand),
    ...link === undefined ? [] : [`Link that makes it ask: ${link}`],
    `Then: ${client.then}`,
  ].join("\n");
}

/** Where the entry is, and the client's own way of taking it out. */
export function removingText(byHand: ByHand): string {
  const { client, name, file } = byHand;
  return [
    `Take ${JSON.stringify(name)} out of "${client.key}" in ${placeOf(file)}`,
    ...otherwiseText(byHand),
    ...commandText("Its own command", client.remove?.(name), byHand),
  ].join("\n");
}

function otherwiseText({ client, system }: ByHand): readonly string[] {
  const editions = client.otherwise?.[system];
  return editions === undefined ? [] : [`But: ${editions}`];
}

function placeOf({ shown, path }: ClientFile): string {
  return path ?? shown;
}

function commandText(
  label: string,
  words: readonly string[] | undefined,
  { system, client }: ByHand,
): readonly string[] {
  if (words === undefined) return [`${label}: ${client.title} has none`];
  const shell = system === "windows" ? " (Command Prompt)" : "";
  const line = commandLine(words, system);
  return [
    line === undefined
      ? `${label}: cannot be written for the Command Prompt, because of what is in its words`
      : `${label}${shell}: ${line}`,
  ];
}

/** `--write`: a client's file with an entry more or less. Part of the composition. @module */
import { type Build, isExecutable } from "../build.ts";
import { ClientDocumentError, withEntry, withoutEntry } from "../cli/client_document.ts";
import type { Json } from "../cli/client_json.ts";
import type { ByHand } from "../cli/install_text.ts";
import type { Terminal } from "../cli/terminal.ts";
import {
  ClientFileError,
  earlierTexts,
  readStored,
  replaceStored,
  type StoredFile,
} from "./client_store.ts";

const EXIT_NOT_WRITTEN = 1;
/** In place of a file that a link leads to. */
const EMPTY = "{}\n";

/** What is to be done to the client's own file. */
export interface ClientEdit extends ByHand {
  /** `undefined`: the entry of that name is taken out. */
  readonly entry: Json | undefined;
}

/** The process around the edit. */
export interface EditDeps {
  readonly terminal: Terminal;
  /** For the name of what is kept. */
  readonly clock: () => number;
  readonly build: Pick<Build, "kind">;
}

/** Resolves to the exit code, having told what was done or why nothing was. */
export async function editClientFile(
  edit: ClientEdit,
  { terminal, clock, build }: EditDeps,
): Promise<number> {
  const { client, file } = edit;
  const refuse = (reason: string) => {
    terminal.error(`pypi-mcp: Cannot edit ${file.path ?? file.shown}: ${reason}`);
    return EXIT_NOT_WRITTEN;
  };
  if (client.ownFile !== undefined) return refuse(`${client.ownFile}, expected its own command`);
  if (file.path === undefined) {
    const permissions =
      `deno run with --allow-env=PYPI_MCP_*,${file.variable} and --allow-read and --allow-write of the file's folder`;
    return refuse(
      isExecutable(build)
        ? `this build may not write files or learn where they are, expected an edit by hand or ${permissions}`
        : `this program may not read ${file.variable}, or it is not set, expected ${permissions}, or an edit by hand`,
    );
  }
  try {
    const told = await apply(edit, await readStored(file.path), clock);
    terminal.error(`pypi-mcp: ${told.text}`);
    return told.isDone ? 0 : EXIT_NOT_WRITTEN;
  } catch (error) {
    if (error instanceof ClientFileError || error instanceof ClientDocumentError) {
      return refuse(error.message);
    }
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      return refuse(`the system refuses (${error.code})`);
    }
    throw error;
  }
}

interface Told {
  readonly text: string;
  readonly isDone: boolean;
}

async function apply(
  { client, name, entry }: ClientEdit,
  stored: StoredFile,
  clock: () => number,
): Promise<Told> {
  const place = { key: client.key, name };
  const shown = JSON.stringify(name);
  const change = entry !== undefined
    ? withEntry(stored.text, place, entry)
    : stored.text === undefined
    ? { kind: "none" } as const
    : withoutEntry(stored.text, place, await earlierTexts(stored));
  if (change.kind === "none") {
    const state = entry === undefined ? `has no entry ${shown}` : `has this very entry ${shown}`;
    return { text: `nothing to do: ${stored.path} ${state}`, isDone: true };
  }
  if (change.kind === "taken") {
    return {
      text:
        `Cannot edit ${stored.path}: it has another entry ${shown}, expected --name with another name, or ` +
        `pypi-mcp uninstall --client with that name before`,
      isDone: false,
    };
  }
  const rest = stored.isLinked ? EMPTY : undefined;
  const text = change.kind === "remove" ? rest : change.text;
  const backup = await replaceStored(stored, text, new Date(clock()));
  const done = text === undefined ? "removed" : "wrote";
  const kept = backup === undefined ? "" : `; what was there is in ${backup}`;
  return { text: `${done} ${stored.path}${kept}`, isDone: true };
}

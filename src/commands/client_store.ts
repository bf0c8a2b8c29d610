/** A client's file on this machine: read whole, replaced whole, with what stood there before kept beside it. Part of the composition. @module */
import { systemOf } from "../cli/client_file.ts";
import { commandLine } from "../cli/client_shell.ts";
import { mayUse } from "../permitted.ts";

/** The file cannot be read or replaced safely; the message completes "Cannot edit …: ". */
export class ClientFileError extends Error {
  override readonly name = "ClientFileError";
}

/** A file, or the place of one. */
export interface StoredFile {
  /** Where it really is, behind any links. */
  readonly path: string;
  /** Whether a link leads to it, which would lead nowhere without it. */
  readonly isLinked: boolean;
  /** `undefined` where there is none. */
  readonly text: string | undefined;
  /** What it was when it was read. */
  readonly stat: Deno.FileInfo | undefined;
}

const MAX_BYTES = 16 * 2 ** 20;
/** So many earlier files are looked at; the one that is wanted is the last or the last but one. */
const MAX_EARLIER = 20;
const WRITE_BITS = 0o222;

/** @param path Absolute. @throws {ClientFileError} If it is no text file that this program may read and replace. */
export async function readStored(path: string): Promise<StoredFile> {
  requirePermission(path);
  const link = await ifThere(Deno.lstat(path));
  if (link === undefined) return { path, isLinked: false, text: undefined, stat: undefined };
  const real = await ifThere(Deno.realPath(path));
  if (real === undefined) throw new ClientFileError("it is a link to a file that does not exist");
  requirePermission(real);
  const stat = await Deno.stat(real);
  if (!stat.isFile) throw new ClientFileError("it is no regular file");
  if (stat.mode !== null && (stat.mode & WRITE_BITS) === 0) {
    throw new ClientFileError("it is write-protected");
  }
  return { path: real, isLinked: link.isSymlink, text: await readText(real), stat };
}

/**
 * Writes beside the file and renames, so that whoever reads sees the old text or the new one.
 * @param text `undefined`: takes the file away.
 * @returns Where the old text is kept; `undefined` where there was none.
 * @throws {ClientFileError} If the file is not as it was read, or somebody else is at it.
 */
export async function replaceStored(
  file: StoredFile,
  text: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const { folder, name } = split(file.path);
  await Deno.mkdir(folder, { recursive: true });
  requirePermission(join(await Deno.realPath(folder), name)); // a folder may be a link, too
  const fresh = `${folder}.${name}.pypi-mcp-new`;
  // The name is always the same and must be free: of two programs that write, one does.
  await writeNew(fresh, text ?? "", file.stat).catch((error) => {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    throw new ClientFileError(
      `another install writes it, or was cut off: expected no file ${JSON.stringify(fresh)}`,
    );
  });
  try {
    const backup = file.text === undefined ? undefined : await keep(file, now);
    const present = await ifThere(Deno.lstat(file.path)) && await readText(file.path);
    if (present !== file.text) {
      throw new ClientFileError("somebody else has written it meanwhile; try again");
    }
    if (text === undefined) {
      await Deno.remove(file.path);
      await Deno.remove(fresh);
    } else await Deno.rename(fresh, file.path);
    return backup;
  } catch (error) {
    await Deno.remove(fresh);
    throw error;
  }
}

/** What stood here before, newest first. */
export async function earlierTexts(file: StoredFile): Promise<readonly string[]> {
  const { folder, name } = split(file.path);
  const start = backupStart(name);
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isFile && entry.name.startsWith(start)) names.push(entry.name);
  }
  const newest = names.toSorted().toReversed().slice(0, MAX_EARLIER);
  const texts = await Promise.all(newest.map((backup) => textKept(folder + backup)));
  return texts.filter((text) => text !== undefined);
}

/** Only text is kept: whatever else has such a name was put there by somebody, and is left alone. */
async function textKept(path: string): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    if (error instanceof ClientFileError) return undefined;
    throw error;
  }
}

/** Never in place of an older one. */
async function keep({ path, text = "", stat }: StoredFile, now: Date): Promise<string> {
  const { folder, name } = split(path);
  const time = now.toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
  for (let count = 1;; count++) {
    const suffix = String(count).padStart(3, "0"); // so that names sort by age
    const backup = `${folder}${backupStart(name)}${time}-${suffix}`;
    try {
      await writeNew(backup, text, stat);
      return backup;
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists) || count === 999) throw error;
    }
  }
}

function backupStart(name: string): string {
  return `${name}.pypi-mcp-backup-`;
}

/** With the rights and the owner of the file that it stands for: entries may hold secrets. */
async function writeNew(
  path: string,
  text: string,
  stat: Deno.FileInfo | undefined,
): Promise<void> {
  const mode = (stat?.mode ?? null) === null ? 0o600 : Number(stat?.mode) & 0o777;
  const file = await Deno.open(path, { write: true, createNew: true, mode: 0o600 });
  try {
    for (let rest = new TextEncoder().encode(text); rest.length > 0;) {
      rest = rest.subarray(await file.write(rest));
    }
    await file.sync();
    const own = await file.stat();
    if (Deno.build.os === "windows") return; // rights come from the folder
    if (stat !== undefined && (own.uid !== stat.uid || own.gid !== stat.gid)) {
      await Deno.chown(path, stat.uid, stat.gid);
    }
    await Deno.chmod(path, mode);
  } catch (error) {
    await Deno.remove(path);
    throw error;
  } finally {
    file.close();
  }
}

/** Bytes that are not UTF-8 would not come back as they were; a byte order mark does. */
async function readText(path: string): Promise<string> {
  const { size } = await Deno.stat(path);
  if (size > MAX_BYTES) throw new ClientFileError(`it is over ${MAX_BYTES} bytes`);
  const bytes = await Deno.readFile(path);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new ClientFileError("it is not UTF-8");
    throw error;
  }
}

/** The whole folder: what stands there before goes beside the file. */
function requirePermission(path: string): void {
  const { folder } = split(path);
  const missing = (["read", "write"] as const).filter((name) => !mayUse({ name, path: folder }));
  if (missing.length === 0) return;
  const words = missing.map((name) => `--allow-${name}=${folder}`);
  const flags = commandLine(words, systemOf(Deno.build.os)) ?? words.join(" ");
  throw new ClientFileError(
    `this program may not ${missing.join(" or ")} there, expected deno run with ${flags}`,
  );
}

function join(folder: string, name: string): string {
  return `${folder}${Deno.build.os === "windows" ? "\\" : "/"}${name}`;
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}

async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

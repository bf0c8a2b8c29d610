/** Files that settings are read from, as far as the program may read them. Part of the composition. @module */
import { ConfigError } from "./config/load.ts";
import type { EnvFile, SecretFile } from "./config/setting_text.ts";
import { isPathLike } from "./config/shown_text.ts";
import { mayUse, readHint } from "./permitted.ts";

const DOTENV = ".env";
const MAX_ENV_FILE_BYTES = 65_536;
const MAX_SECRET_FILE_BYTES = 65_536;

/** The file that was named, then the `.env` of the working directory. @throws {ConfigError} If the named one cannot be read. */
export async function readEnvFiles(named: string | undefined): Promise<EnvFile[]> {
  const files = named === undefined ? [] : [await readNamedEnvFile(named)];
  if (mayUse({ name: "read", path: DOTENV }) && isFile(DOTENV)) {
    files.push(await readEnvFile(DOTENV, false));
  }
  return files;
}

/** The file of `--env-file` alone. @throws {ConfigError} If it cannot be read. */
export async function readNamedEnvFile(path: string): Promise<EnvFile> {
  if (mayUse({ name: "read", path })) return await readEnvFile(path, true);
  throw new ConfigError([
    `Cannot read --env-file ${JSON.stringify(path)}: reading it is not permitted, ${
      readHint(path)
    }`,
  ]);
}

/** One secret; line breaks at its end are the editor's, not the secret's. */
export function readSecretFile(path: string): SecretFile {
  if (!mayUse({ name: "read", path })) {
    return { fault: `which may not be read, ${readHint(isPathLike(path) ? path : "FILE")}` };
  }
  const read = readText(path, MAX_SECRET_FILE_BYTES);
  if ("fault" in read) return { fault: `but ${read.fault}` };
  const text = read.text.replace(/[\r\n]+$/, "");
  // Whoever names a file wants what is in it: without it nothing would be shared, or signed, and nobody would notice.
  return text.trim() === "" ? { fault: "but it is empty" } : { text };
}

async function readEnvFile(path: string, trusted: boolean): Promise<EnvFile> {
  const read = readText(path, MAX_ENV_FILE_BYTES);
  if ("fault" in read) {
    throw new ConfigError([`Cannot read settings from ${JSON.stringify(path)}: ${read.fault}`]);
  }
  const { parseEnvFile } = await import("./env_file_text.ts"); // most starts find no such file
  return { path, trusted, entries: parseEnvFile(read.text) };
}

/** Whole and without a byte order mark, or why not. */
function readText(path: string, mostBytes: number): SecretFile {
  try {
    const { isFile, size } = Deno.statSync(path);
    if (!isFile) return { fault: "it is no regular file" };
    if (size > mostBytes) return { fault: `it is over ${mostBytes} bytes` };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(Deno.readFileSync(path)) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { fault: "there is no such file" };
    if (error instanceof TypeError) return { fault: "it is not UTF-8" };
    return { fault: `the system refuses (${error instanceof Error ? error.name : "unknown"})` };
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

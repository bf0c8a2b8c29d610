/** `parseRequirementFile`: any requirement or lock file into entries and problems. @module */
import { CallerError } from "../caller_error.ts";
import { readEnvironmentYml } from "./environment_yml.ts";
import { formatOfContent, formatOfName, type RecognizedFormat } from "./file_format.ts";
import { FileReading } from "./file_reading.ts";
import { readPdmLock } from "./pdm_lock.ts";
import { readPipfile } from "./pipfile.ts";
import { readPipfileLock } from "./pipfile_lock.ts";
import { readPoetryLock } from "./poetry_lock.ts";
import { readPylock } from "./pylock.ts";
import { readPyproject } from "./pyproject.ts";
import { type FileFormat, MAX_FILE_LENGTH, type RequirementFile } from "./requirement_file.ts";
import { readRequirementsTxt } from "./requirements_txt.ts";
import { readSetupCfg } from "./setup_cfg.ts";
import { InvalidTomlError } from "./toml_document.ts";
import { readUvLock } from "./uv_lock.ts";
import { InvalidYamlError } from "./yaml_document.ts";

/** A file as it was handed over. */
export interface GivenFile {
  readonly content: string;
  /** Any path; its last part tells the format. Absent: the content does. */
  readonly filename?: string;
}

/** How each format is read. */
const READERS: Readonly<
  Record<FileFormat, (reading: FileReading, content: string, found: RecognizedFormat) => void>
> = {
  "requirements.txt": (reading, content, { constraints }) =>
    readRequirementsTxt(reading, content, constraints === undefined ? {} : { constraints }),
  "pyproject.toml": readPyproject,
  "pylock.toml": readPylock,
  "poetry.lock": readPoetryLock,
  "uv.lock": readUvLock,
  "pdm.lock": readPdmLock,
  "Pipfile": readPipfile,
  "Pipfile.lock": readPipfileLock,
  "setup.cfg": readSetupCfg,
  "environment.yml": readEnvironmentYml,
};

/**
 * Reads one file. Never throws for what the file holds: what cannot be read is a problem of its own.
 * Files that this one includes are named and not read; nothing is resolved or fetched.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const file = parseRequirementFile({
 *   filename: "app/requirements.txt",
 *   content: "Django==4.2 # why\nflask>\n-r more.txt\n",
 * });
 * assert.deepEqual(file.entries.map(({ name, version, line }) => [name, version, line]), [
 *   ["django", "4.2", 1],
 * ]);
 * assert.deepEqual(file.problems.map(({ line }) => line), [2]);
 * assert.deepEqual(file.includes.map(({ path }) => path), ["more.txt"]);
 * ```
 */
export function parseRequirementFile({ content, filename }: GivenFile): RequirementFile {
  const reading = new FileReading();
  const named = filename === undefined ? undefined : formatOfName(filename);
  const tooLong = content.length > MAX_FILE_LENGTH;
  const program = /\.py$/i.test(filename ?? "");
  const found = named ?? (tooLong || program ? undefined : formatOfContent(content));
  const about = {
    format: found?.format ?? "unknown" as const,
    guessed: named === undefined && found !== undefined,
    ...(filename === undefined ? {} : { filename }),
  };
  if (tooLong) {
    reading.problem({
      kind: "too-large",
      message: `Cannot read the file: expected at most ${MAX_FILE_LENGTH} characters, ` +
        `found ${content.length}`,
    });
  } else if (program) {
    reading.problem({
      kind: "unsupported",
      message: "Cannot read a Python program: what it requires is told only by running it",
    });
  } else if (found === undefined) {
    reading.problem({
      kind: "unsupported",
      message: "Cannot tell the file's format: expected one of " +
        `${Object.keys(READERS).join(", ")}, found nothing that looks like them`,
    });
  } else {
    readAs(reading, content, found);
  }
  return reading.finish(about);
}

function readAs(reading: FileReading, content: string, found: RecognizedFormat): void {
  try {
    READERS[found.format](reading, content, found);
  } catch (error) {
    if (!(error instanceof CallerError)) throw error;
    const located = error instanceof InvalidTomlError || error instanceof InvalidYamlError;
    reading.problem({
      kind: "invalid",
      message: error.message,
      ...(located ? { line: error.line } : {}),
    });
  }
}

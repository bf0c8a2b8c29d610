/** A file that a release does not have. @module */
import { CallerError } from "./caller_error.ts";
import type { ProjectName } from "./name.ts";
import { nearestWord } from "./nearest_word.ts";
import type { Distribution } from "./release.ts";

/** No file of the release has this name; names the one that may be meant. */
export class UnknownFileError extends CallerError {
  override readonly name = "UnknownFileError";

  constructor(filename: string, project: ProjectName, files: readonly Distribution[]) {
    const meant = nearestWord(filename, files.map((file) => file.filename));
    const state = files.length === 0
      ? "that release has no files"
      : meant === undefined
      ? `none of its ${files.length} files has that name`
      : `did you mean ${JSON.stringify(meant.slice(0, 128))}?`;
    super(
      `Cannot find file ${JSON.stringify(filename.slice(0, 128))} of project ${
        JSON.stringify(project)
      }: ${state}`,
      filename,
    );
  }
}

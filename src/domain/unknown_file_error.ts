/** A file that a release does not have. @module */
import { CallerError } from "./caller_error.ts";
import { versionOfFilename } from "./distribution_name.ts";
import { nearestWord } from "./nearest_word.ts";
import type { ReleaseDocument } from "./release.ts";
import { sameRelease, toReleaseVersion } from "./release_version.ts";

/** No file of the release has this name; names the release or the file that may be meant. */
export class UnknownFileError extends CallerError {
  override readonly name = "UnknownFileError";

  constructor(filename: string, release: Pick<ReleaseDocument, "name" | "metadata" | "files">) {
    const { version } = release.metadata;
    super(
      `Cannot find file ${JSON.stringify(filename.slice(0, 128))} of release ${
        JSON.stringify(version.text.slice(0, 64))
      } of project ${JSON.stringify(release.name)}: ${stateOf(filename, release)}`,
      filename,
    );
  }
}

function stateOf(
  filename: string,
  { name, metadata, files }: Pick<ReleaseDocument, "name" | "metadata" | "files">,
): string {
  const named = versionOfFilename(filename, name);
  if (named !== undefined && !sameRelease(toReleaseVersion(named), metadata.version)) {
    return `that is the name of a file of release ${JSON.stringify(named.slice(0, 64))}`;
  }
  if (files.length === 0) return "that release has no files";
  const meant = nearestWord(filename, files.map((file) => file.filename));
  return meant === undefined
    ? `none of its ${files.length} files has that name`
    : `did you mean ${JSON.stringify(meant.slice(0, 128))}?`;
}

/** Names of files. @module */
import { parseSdistFilename } from "../../src/domain/sdist_filename.ts";
import { formatTag } from "../../src/domain/tag.ts";
import { formatVersion } from "../../src/domain/version.ts";
import { parseWheelFilename } from "../../src/domain/wheel_filename.ts";
import type { Operations } from "./operation.ts";

/** `parse_wheel_filename`, `parse_sdist_filename`. */
export const FILENAME_OPERATIONS: Operations = {
  parse_wheel_filename(args) {
    const { name, version, build, tags } = parseWheelFilename(args.text("filename"));
    return {
      name,
      version: formatVersion(version),
      build: build === undefined ? [] : [...build],
      tags: tags.map(formatTag).toSorted(),
    };
  },
  parse_sdist_filename(args) {
    const { name, version } = parseSdistFilename(args.text("filename"));
    return { name, version: formatVersion(version) };
  },
};

/** Names and versions. @module */
import { normalizeName } from "../../src/domain/name.ts";
import { compareVersions, formatVersion, parseVersion } from "../../src/domain/version.ts";
import type { Operations } from "./operation.ts";

/** `normalize_name`, `parse_version`, `compare_versions`, `sort_versions`. */
export const VERSION_OPERATIONS: Operations = {
  // PEP 503 normalises any text; whether that is a name is another question.
  normalize_name: (args) => normalizeName(args.text("text")),
  parse_version(args) {
    const version = parseVersion(args.text("text"));
    return {
      canonical: formatVersion(version),
      epoch: version.epoch,
      release: version.release,
      pre: version.pre === undefined ? null : [version.pre.phase, version.pre.number],
      post: version.post ?? null,
      dev: version.dev ?? null,
      local: version.local?.join(".") ?? null,
    };
  },
  compare_versions(args) {
    const [a, b] = [parseVersion(args.text("a")), parseVersion(args.text("b"))];
    return Math.sign(compareVersions(a, b));
  },
  sort_versions(args) {
    return args.texts("versions")
      .map((text) => ({ text, version: parseVersion(text) }))
      .sort((a, b) => compareVersions(a.version, b.version))
      .map(({ text }) => text);
  },
};

/** Version specifiers. @module */
import { toReleaseVersion } from "../../src/domain/release_version.ts";
import {
  contains,
  filterVersions,
  formatSpecifierSet,
  parseSpecifierSet,
} from "../../src/domain/specifier.ts";
import type { Operations } from "./operation.ts";

/** `parse_specifier`, `specifier_contains`, `specifier_filter`. */
export const SPECIFIER_OPERATIONS: Operations = {
  parse_specifier(args) {
    const set = parseSpecifierSet(args.text("text"));
    return {
      canonical: formatSpecifierSet(set),
      specifiers: set.specifiers.map(({ operator, text }) => ({ operator, version: text })),
    };
  },
  specifier_contains(args) {
    const set = parseSpecifierSet(args.text("spec"));
    const candidate = toReleaseVersion(args.text("version"));
    return contains(set, candidate, { prereleases: args.choice("prereleases") });
  },
  specifier_filter(args) {
    const set = parseSpecifierSet(args.text("spec"));
    const candidates = args.texts("versions").map(toReleaseVersion);
    return filterVersions(set, candidates, { prereleases: args.choice("prereleases") })
      .map(({ text }) => text);
  },
};

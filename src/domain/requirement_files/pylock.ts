/** pylock.toml (PEP 751), checked as `packaging.pylock` checks it, entry by entry. @module */
import { normalizeName } from "../name.ts";
import { tryParseSpecifierSet } from "../specifier.ts";
import { tryParseVersion } from "../version.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { lockedName, textsIn } from "./locked_entry.ts";
import { nameFields } from "./poetry_lock.ts";
import { faultsOfPackage } from "./pylock_package.ts";
import { wrongTexts, wrongTypes } from "./pylock_types.ts";
import { asArray, asTable, asText, own, parseToml, type TomlTable } from "./toml_document.ts";
import { type TomlLines, tomlLines } from "./toml_lines.ts";

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readPylock(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  const fault = (message: string, key: string) =>
    reading.problem({ kind: "invalid", message, line: lines.lineOf([key]) });
  if (!checkLockVersion(reading, root, lines)) return;
  if (asText(own(root, "created-by")) === undefined) {
    fault("Cannot read the lock file as PEP 751: expected created-by", "created-by");
  }
  const python = own(root, "requires-python");
  if (typeof python === "string") reading.requiresPython(python);
  if (python !== undefined && tryParseSpecifierSet(asText(python) ?? "?") === undefined) {
    fault("Cannot read requires-python: expected a version specifier", "requires-python");
  }
  const wrong = [
    ...wrongTypes(root, "", ["created-by", "requires-python"]),
    ...["environments", "extras", "dependency-groups", "default-groups"].flatMap((key) =>
      wrongTexts(root, key)
    ),
  ];
  for (const expected of wrong) {
    fault(`Cannot read the lock file as PEP 751: ${expected}`, expected.split(" ").at(-1) ?? "");
  }
  for (const extra of textsIn(own(root, "extras"))) {
    if (extra !== normalizeName(extra)) {
      fault(`Cannot read extra ${JSON.stringify(extra)}: expected the normalized name`, "extras");
    }
  }
  for (const marker of asArray(own(root, "environments")) ?? []) {
    reading.marker(marker, { group: "environments", line: lines.lineOf(["environments"]) });
  }
  const packages = asArray(own(root, "packages"));
  if (packages === undefined) {
    fault("Cannot read the lock file as PEP 751: expected [[packages]], found none", "packages");
  }
  for (const [index, item] of (packages ?? []).entries()) {
    readPackage(reading, asTable(item) ?? {}, {
      group: "locked",
      line: lines.lineOf(["packages", index]),
    });
  }
}

/** False when the file is of a format that nothing is known of. */
function checkLockVersion(reading: FileReading, root: TomlTable, lines: TomlLines): boolean {
  const text = asText(own(root, "lock-version"));
  const version = text === undefined ? undefined : tryParseVersion(text);
  if (version === undefined) {
    reading.problem({
      kind: "invalid",
      message: "Cannot read the lock file as PEP 751: expected lock-version, found " +
        (text === undefined ? "none" : JSON.stringify(text.slice(0, 40))),
      line: lines.lineOf(["lock-version"]),
    });
    return true;
  }
  if (version.epoch === 0n && version.release[0] === 1n) {
    if ((version.release[1] ?? 0n) > 0n) {
      reading.note(`Lock format ${text} is newer than the one known here (1.0)`);
    }
    return true;
  }
  reading.problem({
    kind: "unsupported",
    message: `Cannot read lock format ${JSON.stringify(text?.slice(0, 40))}: expected 1.x`,
    line: lines.lineOf(["lock-version"]),
  });
  return false;
}

function readPackage(reading: FileReading, table: TomlTable, place: Place): void {
  const locked = lockedName(reading, table, place);
  if (locked === undefined) return;
  for (const message of faultsOfPackage(table, locked)) {
    reading.problem({ kind: "invalid", message, text: locked.text, ...place });
  }
  const marker = reading.marker(own(table, "marker"), place);
  const index = asText(own(table, "index"));
  if (index !== undefined) reading.index("index", index);
  const { line } = place;
  reading.add({
    ...sourceOf(table, locked.version !== undefined),
    ...nameFields(locked),
    ...(marker === undefined ? {} : { marker }),
    hashes: [own(table, "archive"), own(table, "sdist"), ...asArray(own(table, "wheels")) ?? []]
      .flatMap(hashTexts),
    group: place.group,
    ...(line === undefined ? {} : { line }),
    text: locked.text,
  });
}

function sourceOf(table: TomlTable, versioned: boolean): {
  readonly kind: "locked" | "vcs" | "path" | "url" | "editable";
  readonly pinned: boolean;
  readonly url?: string;
} {
  const address = (source: TomlTable) => {
    const url = asText(own(source, "url")) ?? asText(own(source, "path"));
    return url === undefined ? {} : { url };
  };
  const vcs = asTable(own(table, "vcs"));
  if (vcs !== undefined) {
    const found = address(vcs);
    const commit = asText(own(vcs, "commit-id"));
    const type = asText(own(vcs, "type")) ?? "vcs";
    return {
      kind: "vcs",
      pinned: commit !== undefined,
      ...(found.url === undefined ? {} : { url: `${type}+${found.url}@${commit ?? ""}` }),
    };
  }
  const directory = asTable(own(table, "directory"));
  if (directory !== undefined) {
    const kind = own(directory, "editable") === true ? "editable" : "path";
    return { kind, pinned: false, ...address(directory) };
  }
  const archive = asTable(own(table, "archive"));
  if (archive !== undefined) return { kind: "url", pinned: true, ...address(archive) };
  // Without a version the hashes of the files pin it all the same.
  const files = (asArray(own(table, "wheels")) ?? []).length > 0 ||
    own(table, "sdist") !== undefined;
  return { kind: "locked", pinned: versioned || files };
}

function hashTexts(source: unknown): readonly string[] {
  const hashes = asTable(own(asTable(source), "hashes"));
  return Object.entries(hashes ?? {}).flatMap(([algorithm, digest]) =>
    typeof digest === "string" ? [`${algorithm}:${digest}`] : []
  );
}

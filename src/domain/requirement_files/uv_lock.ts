/** uv.lock, version 1. @module */
import type { FileReading } from "./file_reading.ts";
import { hashesIn, lockedName, packagesOf, tableIn, textsIn } from "./locked_entry.ts";
import { nameFields } from "./poetry_lock.ts";
import { asTable, asText, own, parseToml, type TomlTable } from "./toml_document.ts";
import { tomlLines } from "./toml_lines.ts";

const GROUP = "locked"; // the file does not say which group asked for a package

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readUvLock(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  const version = own(root, "version");
  if (version !== 1) {
    reading.problem({
      kind: "unsupported",
      message: `Cannot read lock format ${JSON.stringify(String(version).slice(0, 40))}: ` +
        "expected version = 1",
      line: lines.lineOf(["version"]),
    });
    return;
  }
  const python = asText(own(root, "requires-python"));
  if (python !== undefined) reading.requiresPython(python);
  for (const [index, item] of packagesOf(reading, root, "package").entries()) {
    const table = asTable(item) ?? {};
    const place = { group: GROUP, line: lines.lineOf(["package", index]) };
    const locked = lockedName(reading, table, place);
    if (locked === undefined) continue;
    const source = placeOfSource(reading, tableIn(table, "source"));
    const markers = textsIn(own(table, "resolution-markers"));
    const marker = markers.length === 0
      ? undefined
      : reading.marker(markers.map((part) => `(${part})`).join(" or "), place);
    reading.add({
      kind: source?.kind ?? "locked",
      ...nameFields(locked),
      pinned: source?.pinned ?? locked.version !== undefined,
      ...(source === undefined ? {} : { url: source.url }),
      ...(marker === undefined ? {} : { marker }),
      hashes: [...hashesIn(own(table, "sdist"), "hash"), ...hashesIn(own(table, "wheels"), "hash")],
      group: GROUP,
      ...(place.line === undefined ? {} : { line: place.line }),
      text: locked.text,
    });
  }
}

interface LockedPlace {
  readonly kind: "vcs" | "url" | "path" | "editable";
  readonly url: string;
  readonly pinned: boolean;
}

/** `undefined` for a registry, which is an index. */
function placeOfSource(
  reading: FileReading,
  source: TomlTable | undefined,
): LockedPlace | undefined {
  const text = (key: string) => asText(own(source, key));
  const registry = text("registry");
  if (registry !== undefined) {
    reading.index("index", registry);
    return undefined;
  }
  const git = text("git");
  // uv writes the commit after "#".
  if (git !== undefined) {
    return { kind: "vcs", url: `git+${git}`, pinned: /#[0-9a-f]{40}$/i.test(git) };
  }
  const url = text("url");
  if (url !== undefined) return { kind: "url", url, pinned: true };
  const editable = text("editable");
  if (editable !== undefined) return { kind: "editable", url: editable, pinned: false };
  const path = text("path") ?? text("directory") ?? text("virtual");
  return path === undefined ? undefined : { kind: "path", url: path, pinned: false };
}

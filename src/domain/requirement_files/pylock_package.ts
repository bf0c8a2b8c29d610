/** What PEP 751 asks of one `[[packages]]` table, beside its name and version. @module */
import { CallerError } from "../caller_error.ts";
import { parseSdistFilename } from "../sdist_filename.ts";
import { tryParseSpecifierSet } from "../specifier.ts";
import { compareVersions, tryParseVersion, type Version } from "../version.ts";
import { wrongTypes } from "./pylock_types.ts";
import { WheelNameReader } from "../wheel_filename.ts";
import type { LockedName } from "./locked_entry.ts";
import { asArray, asTable, asText, own, type TomlTable } from "./toml_document.ts";

const DIRECT = ["vcs", "directory", "archive"] as const;

/** Messages, one for each clause that is not met. */
export function faultsOfPackage(table: TomlTable, locked: LockedName): readonly string[] {
  const { name, displayName } = locked;
  const faults: string[] = [];
  const fault = (expected: string) => faults.push(`Cannot read package ${name}: ${expected}`);
  if (displayName !== name) {
    fault(`expected the normalized name, found ${JSON.stringify(displayName.slice(0, 64))}`);
  }
  wrongTypes(table, "", ["name", "requires-python"]).forEach(fault);
  if (own(table, "marker") === "") fault("expected a marker, found nothing");
  for (const key of DIRECT) {
    const source = asTable(own(table, key));
    if (source !== undefined) wrongTypes(source, key, ["path", "url"]).forEach(fault);
  }
  const python = own(table, "requires-python");
  if (python !== undefined && tryParseSpecifierSet(asText(python) ?? "?") === undefined) {
    fault("expected a version specifier in requires-python");
  }
  const direct = DIRECT.filter((key) => own(table, key) !== undefined);
  const wheels = asArray(own(table, "wheels")) ?? [];
  const sdist = own(table, "sdist");
  const files = wheels.length + (sdist === undefined ? 0 : 1);
  if (files > 0 && direct.length > 0) {
    fault(`expected one kind of source, found files and ${direct.join(", ")}`);
  } else if (files === 0 && direct.length !== 1) {
    fault(`expected one kind of source, found ${direct.length === 0 ? "none" : direct.join(", ")}`);
  }
  const vcs = asTable(own(table, "vcs"));
  if (vcs !== undefined) {
    for (const key of ["type", "commit-id"]) {
      if (asText(own(vcs, key)) === undefined) fault(`expected ${key} in vcs`);
    }
    if (!hasAddress(vcs)) fault("expected a path or url in vcs");
  }
  if (own(table, "directory") !== undefined) {
    const path = asText(own(asTable(own(table, "directory")), "path"));
    if (path === undefined) fault("expected a path in directory");
  }
  const archive = own(table, "archive");
  if (archive !== undefined) checkFile(archive, "archive", fault);
  if (sdist !== undefined) checkNamedFile(sdist, { kind: "sdist", at: "sdist", locked }, fault);
  for (const [index, wheel] of wheels.entries()) {
    checkNamedFile(wheel, { kind: "wheel", at: `wheels[${index}]`, locked }, fault);
  }
  return faults;
}

type Fault = (expected: string) => void;

function hasAddress(table: TomlTable | undefined): boolean {
  return ["path", "url"].some((key) => (asText(own(table, key)) ?? "") !== "");
}

function checkFile(value: unknown, at: string, fault: Fault): void {
  const table = asTable(value);
  if (!hasAddress(table)) fault(`expected a path or url in ${at}`);
  if (table !== undefined && at !== "archive") {
    wrongTypes(table, at, ["path", "url"]).forEach(fault);
  }
  const digests = Object.values(asTable(own(table, "hashes")) ?? {});
  if (digests.length === 0) fault(`expected at least one hash in ${at}`);
  else if (digests.some((digest) => typeof digest !== "string")) {
    fault(`expected hashes as text in ${at}`);
  }
}

function checkNamedFile(
  value: unknown,
  { kind, at, locked }: {
    readonly kind: "wheel" | "sdist";
    readonly at: string;
    readonly locked: LockedName;
  },
  fault: Fault,
): void {
  checkFile(value, at, fault);
  const filename = filenameOf(asTable(value));
  if (filename === undefined) return;
  const file = tryParseFilename(filename, kind);
  if (file?.name !== locked.name) {
    fault(`expected a ${kind} of it in ${at}, found ${JSON.stringify(filename.slice(0, 100))}`);
    return;
  }
  const wanted = locked.version === undefined ? undefined : tryParseVersion(locked.version);
  if (wanted !== undefined && compareVersions(file.version, wanted) !== 0) {
    fault(
      `expected a file of ${locked.version} in ${at}, found ${
        JSON.stringify(filename.slice(0, 100))
      }`,
    );
  }
}

function tryParseFilename(
  filename: string,
  kind: "wheel" | "sdist",
): { readonly name: string; readonly version: Version } | undefined {
  if (kind === "wheel") {
    const read = new WheelNameReader().read(filename); // without its tags: they may be very many
    return typeof read === "string" ? undefined : read;
  }
  try {
    return parseSdistFilename(filename);
  } catch (error) {
    if (error instanceof CallerError) return undefined;
    throw error;
  }
}

/** PEP 751: the name, else the last part of the path, else of the URL. */
function filenameOf(table: TomlTable | undefined): string | undefined {
  const name = asText(own(table, "name"));
  if (name !== undefined) return name;
  const path = asText(own(table, "path"));
  if (path !== undefined) {
    return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  }
  const url = asText(own(table, "url"));
  if (url === undefined) return undefined;
  const parsed = URL.parse(url);
  const last = (parsed?.pathname ?? url).split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** What PEP 751 asks of one `[[packages]]` table, beside its name and version. @module */
import { distributionKind, versionOfFilename } from "../distribution_name.ts";
import { tryParseSpecifierSet } from "../specifier.ts";
import { compareVersions, tryParseVersion } from "../version.ts";
import { nameOfArchive } from "./direct_reference.ts";
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
  if (distributionKind(filename) !== kind || nameOfArchive(filename) !== locked.name) {
    fault(`expected a ${kind} of it in ${at}, found ${JSON.stringify(filename.slice(0, 100))}`);
    return;
  }
  const version = tryParseVersion(versionOfFilename(filename, locked.name) ?? "");
  const wanted = locked.version === undefined ? undefined : tryParseVersion(locked.version);
  if (wanted !== undefined && (version === undefined || compareVersions(version, wanted) !== 0)) {
    fault(
      `expected a file of ${locked.version} in ${at}, found ${
        JSON.stringify(filename.slice(0, 100))
      }`,
    );
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

/** What the bundle's files are for: read off the sources' own lazy imports, so that nothing has to be listed twice. @module */
import { reached, sizeOf, stemOf } from "./bundle_files.ts";
import { BUNDLE, BUNDLE_ENTRY, DIST, ROOT } from "./layout.ts";
import type { WrittenFile } from "./write_bundle.ts";

/** A lazy import, as it is written in the sources; paths from the project's root. */
export interface LazyImport {
  readonly from: string;
  readonly to: string;
}

/** Parts that settings choose among, but of which every start over HTTP takes these. */
const EVERY_HTTP_START: readonly string[] = [
  "src/connect_http_access.ts",
  "src/access/audit.ts",
  "src/telemetry/readiness.ts",
];

/** What a plain start leaves where it is; whatever else is loaded lazily counts as part of a start. */
const LEFT_OUT = {
  team: ({ from, to }: LazyImport) =>
    /^src\/(?:connect_|unusable_settings)/.test(from) && !EVERY_HTTP_START.includes(to),
  demo: ({ to }: LazyImport) => to.startsWith("src/demo/"),
  commands: ({ to }: LazyImport) => isOtherCommand(to),
  /** The readers of formats that only some questions and some indexes bring. */
  readers: ({ from }: LazyImport) =>
    /^src\/(?:tools|upstream)\//.test(from) || from === "src/settings_files.ts",
} as const;

const PARTS = ["team", "demo", "commands", "readers"] as const;

/** What neither serves nor answers, nor reads what a start is told by words. */
function isOtherCommand(path: string): boolean {
  return /^src\/(?:commands|cli)\//.test(path) &&
    !/\/(?:answering|serve|command_line)\.ts$/.test(path);
}

/** Sizes in bytes; each file counts once, for the first of these that needs it. */
export interface BundleSizes {
  /** Files that `start` and `sdk` are the sizes of. */
  readonly startFiles: ReadonlySet<string>;
  /** The file that is named on the command line. */
  readonly entry: number;
  /** The MCP SDK's own code. */
  readonly sdk: number;
  /** What every start over stdio or HTTP loads beside the SDK, the entry included. */
  readonly start: number;
  /** What tools load beside that for some of their questions. */
  readonly readers: number;
  readonly team: number;
  readonly demo: number;
  readonly commands: number;
}

/** Everything that the sources import by `import()`. */
export async function lazyImports(): Promise<readonly LazyImport[]> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", BUNDLE_ENTRY],
    cwd: ROOT,
    stderr: "inherit",
  }).output();
  if (!success) throw new Error("Cannot read the sources' imports: see above");
  const { modules }: {
    readonly modules: readonly {
      readonly specifier: string;
      readonly dependencies?: readonly {
        readonly code?: { readonly specifier?: string };
        readonly isDynamic?: boolean;
      }[];
    }[];
  } = JSON.parse(new TextDecoder().decode(stdout));
  const pathOf = (specifier = "") => specifier.replace(ROOT.href, "");
  return modules.flatMap(({ specifier, dependencies = [] }) =>
    dependencies.flatMap(({ code, isDynamic }) =>
      isDynamic === true ? [{ from: pathOf(specifier), to: pathOf(code?.specifier) }] : []
    )
  );
}

/** Measures the parts. */
export function measureParts(
  files: readonly WrittenFile[],
  imports: readonly LazyImport[],
): BundleSizes {
  const entry = BUNDLE.slice(DIST.length + 1);
  const importsOf = new Map<string, LazyImport[]>();
  for (const one of imports) {
    if (isOtherCommand(one.from)) continue; // what is left out leads nowhere
    const stem = stemOf(one.to.replace(/\.ts$/, ".js"));
    importsOf.set(stem, [...importsOf.get(stem) ?? [], one]);
  }
  const isPart = (path: string, part: keyof typeof LEFT_OUT) => {
    const found = importsOf.get(stemOf(path)) ?? [];
    return found.length > 0 && found.every(LEFT_OUT[part]);
  };
  const isLeftOut = (path: string) => PARTS.some((part) => isPart(path, part));
  const counted = new Set(files.filter(({ isSdk }) => isSdk).map(({ path }) => path));
  const sdk = sizeOf(files, counted);
  const sizeBeside = (roots: readonly string[]) => {
    const found = reached(files, roots, isLeftOut).difference(counted);
    for (const path of found) counted.add(path);
    return sizeOf(files, found);
  };
  const start = sizeBeside([entry]);
  const startFiles = new Set(counted);
  const sizeOfPart = (part: keyof typeof LEFT_OUT) =>
    sizeBeside(files.map(({ path }) => path).filter((path) => isPart(path, part)));
  return {
    entry: files.find(({ path }) => path === entry)?.bytes ?? 0,
    ...{ startFiles, sdk, start },
    readers: sizeOfPart("readers"),
    team: sizeOfPart("team"),
    demo: sizeOfPart("demo"),
    commands: sizeOfPart("commands"),
  };
}

/** What the bundle's files are for: read off the sources' own lazy imports, so that nothing has to be listed twice. @module */
import { type BundleFile, reached, sizeOf, stemOf } from "./bundle_files.ts";
import { BUNDLE, DIST, ROOT } from "./layout.ts";

const ENTRY = "scripts/build/bundle_entry.ts";

/** A lazy import, as it is written in the sources; paths from the project's root. */
export interface LazyImport {
  readonly from: string;
  readonly to: string;
}

/** What is left out of the budget, and why; everything else is the program. */
const LEFT_OUT = {
  team: ({ from }: LazyImport) => /^src\/(connect_|unusable_settings)/.test(from),
  demo: ({ to }: LazyImport) => to.startsWith("src/demo/"),
  commands: ({ to }: LazyImport) => isOtherCommand(to),
} as const;

/** What neither serves nor answers. */
function isOtherCommand(path: string): boolean {
  return path.startsWith("src/commands/") && !/\/(?:answering|serve)\.ts$/.test(path);
}

/** Sizes in bytes. */
export interface BundleSizes {
  /** The file that is named on the command line. */
  readonly entry: number;
  /** All that stdio, HTTP and every tool can come to load, the SDK's part included. */
  readonly program: number;
  readonly team: number;
  readonly demo: number;
  readonly commands: number;
}

/** Everything that the sources import by `import()`. */
export async function lazyImports(): Promise<readonly LazyImport[]> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", ENTRY],
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

/** Measures the parts. A file that several need counts for the program, else for the team parts, else for each. */
export function measureParts(
  files: readonly BundleFile[],
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
  const program = reached(
    files,
    [entry],
    (path) => isPart(path, "team") || isPart(path, "demo") || isPart(path, "commands"),
  );
  const reachedFrom = (part: keyof typeof LEFT_OUT) => {
    const roots = files.map(({ path }) => path).filter((path) => isPart(path, part));
    return reached(files, roots, () => false).difference(program);
  };
  const team = reachedFrom("team");
  return {
    entry: files.find(({ path }) => path === entry)?.bytes ?? 0,
    program: sizeOf(files, program),
    team: sizeOf(files, team),
    demo: sizeOf(files, reachedFrom("demo").difference(team)),
    commands: sizeOf(files, reachedFrom("commands").difference(team)),
  };
}

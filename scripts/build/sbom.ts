/**
 * `deno task sbom [OUTPUT]`: what the program is made of, as CycloneDX 1.6. The same sources and the same Deno give the same
 * bytes: there is no time and no random number in it. @module
 */
import { PROJECT } from "../../src/project.ts";
import { VERSION } from "../../src/version.ts";
import { type BundledPackage, bundledPackages, packageId } from "./bundled_packages.ts";
import { DIST, ROOT } from "./layout.ts";

/** The runtime that an executable is compiled with. */
export interface RuntimeVersions {
  readonly deno: string;
  readonly v8: string;
}

const PROGRAM = `pkg:generic/pypi-mcp@${VERSION}`;

/**
 * @param packages What the bundle holds.
 * @param direct Names of those that the program itself imports.
 */
export function sbomDocument(
  packages: readonly BundledPackage[],
  direct: ReadonlySet<string>,
  runtime: RuntimeVersions,
): Readonly<Record<string, unknown>> {
  const refs = new Map(packages.map((one) => [packageId(one), packageUrl(one)]));
  const deno = `pkg:github/denoland/deno@v${runtime.deno}`;
  const v8 = `pkg:generic/v8@${runtime.v8}`;
  const imported = packages.filter(({ name, carrier }) =>
    carrier === undefined && direct.has(name)
  );
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: {
        type: "application",
        "bom-ref": PROGRAM,
        name: "pypi-mcp",
        version: VERSION,
        licenses: licenses("MIT"),
        purl: PROGRAM,
        externalReferences: [
          { type: "vcs", url: PROJECT.repository },
          { type: "website", url: PROJECT.homepage },
        ],
      },
    },
    components: [
      {
        type: "platform",
        "bom-ref": deno,
        name: "deno",
        version: runtime.deno,
        description: "The runtime: part of the executables, not of the bundle",
        licenses: licenses("MIT"),
        purl: deno,
      },
      {
        type: "library",
        "bom-ref": v8,
        name: "v8",
        version: runtime.v8,
        description: "The engine inside the runtime; its other libraries are not listed here",
        licenses: licenses("BSD-3-Clause"),
        purl: v8,
      },
      ...packages.map(component),
    ],
    dependencies: [
      { ref: PROGRAM, dependsOn: [deno, ...imported.map(packageUrl)] },
      { ref: deno, dependsOn: [v8] },
      { ref: v8 },
      ...packages.map((one) => ({
        ref: packageUrl(one),
        dependsOn: one.dependencies.flatMap((id) => refs.get(id) ?? []),
      })),
    ],
  };
}

function component(one: BundledPackage): Readonly<Record<string, unknown>> {
  const [group, name] = one.name.startsWith("@") ? one.name.split("/", 2) : [undefined, one.name];
  return {
    type: "library",
    "bom-ref": packageUrl(one),
    ...group === undefined ? {} : { group },
    name,
    version: one.version,
    ...one.carrier === undefined
      ? { hashes: [{ alg: "SHA-512", content: hexOfIntegrity(one.integrity) }] }
      // Not the archive from npm: its code as the carrier's own build left it.
      : { properties: [{ name: "pypi-mcp:carriedBy", value: one.carrier }] },
    ...one.license === undefined ? {} : { licenses: licenses(one.license) },
    purl: packageUrl(one),
  };
}

/** One licence by its SPDX identifier, several as an expression. */
function licenses(license: string): readonly unknown[] {
  return [/[\s()]/.test(license) ? { expression: license } : { license: { id: license } }];
}

/** purl: the scope's `@` is escaped. */
export function packageUrl({ name, version }: Pick<BundledPackage, "name" | "version">): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** @throws {Error} If it is not SHA-512, which is all that a lock file of npm's packages holds. */
export function hexOfIntegrity(integrity: string): string {
  const [, base64] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? [];
  if (base64 === undefined) {
    throw new Error(`Cannot read the integrity "${integrity}": expected sha512`);
  }
  return Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"))
    .join("");
}

/** Names of the packages in the import map. */
export async function importedNames(): Promise<ReadonlySet<string>> {
  const text = await Deno.readTextFile(new URL("deno.json", ROOT));
  return new Set(Array.from(text.matchAll(/"npm:(@?[^@"]+)@/g), ([, name = ""]) => name));
}

/** For this checkout, as JSON. */
async function currentSbom(): Promise<string> {
  const document = sbomDocument(await bundledPackages(), await importedNames(), Deno.version);
  return `${JSON.stringify(document, null, 2)}\n`;
}

if (import.meta.main) {
  const output = Deno.args[0] ?? `${DIST}/pypi-mcp-${VERSION}.cdx.json`;
  const text = await currentSbom();
  await Deno.mkdir(new URL(DIST, ROOT), { recursive: true });
  await Deno.writeTextFile(output, text);
  console.log(`wrote ${output}`);
}

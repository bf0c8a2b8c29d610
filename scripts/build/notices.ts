/**
 * `deno task notices`: the licence texts of everything that is bundled, read from the packages themselves. The bundle
 * script calls `writeNotices` on what it has made, so that `pypi-mcp licenses` prints them. @module
 */
import { NOTICES as MARK } from "../../src/notices.ts";
import { VERSION } from "../../src/version.ts";
import { type BundledPackage, bundledPackages, packageId } from "./bundled_packages.ts";
import { ROOT } from "./layout.ts";

const NOTICE_FILE = /^(?:licen[cs]e|copying|copyright|notice|third.?party)/i;
const LINE = "=".repeat(80);

/** One package's texts. */
export interface PackageNotice {
  readonly of: BundledPackage;
  /** File name and text; empty where the package carries none. */
  readonly texts: readonly (readonly [string, string])[];
}

/** Reads the texts beside each package's code. */
export async function readNotices(
  packages: readonly BundledPackage[],
): Promise<readonly PackageNotice[]> {
  return await Promise.all(packages.map(async (of) => {
    const names: string[] = [];
    for await (const { name, isFile } of Deno.readDir(of.folder)) {
      if (isFile && NOTICE_FILE.test(name)) names.push(name);
    }
    const texts = await Promise.all(
      names.toSorted().map(async (name) => {
        const text = await Deno.readTextFile(`${of.folder}/${name}`);
        return [name, text.replaceAll("\r\n", "\n").trim()] as const;
      }),
    );
    return { of, texts: texts.filter(([, text]) => text !== "") };
  }));
}

/** All of them as one text, the program's own licence first. */
export function noticesText(notices: readonly PackageNotice[], ownLicense: string): string {
  const own = ownLicense.trim();
  const holder = /^Copyright .*$/m;
  if (!holder.test(own)) throw new Error("Cannot write the notices: LICENSE names no holder");
  const sections = [
    `pypi-mcp ${VERSION}: notices of everything that is part of it\n\n${own}`,
    // Deno is under the same licence as this program (its file was compared with ours), but for the holder.
    `Deno, the runtime, which the executables hold and the bundle does not (MIT)\n\n` +
    own.replace(holder, "Copyright 2018-2026 the Deno authors"),
    ...notices.map(section),
  ];
  return `${sections.join(`\n\n${LINE}\n`)}\n`;
}

function section({ of, texts }: PackageNotice): string {
  const { license = "no licence", author, repository, carrier } = of;
  const heading = [
    `${packageId(of)} (${license})`,
    ...carrier === undefined ? [] : [`Its code is carried by ${carrier}.`],
    ...author === undefined ? [] : [`Author: ${author}`],
    ...repository === undefined ? [] : [`Sources: ${repository}`],
  ].join("\n");
  if (texts.length === 0) {
    return `${heading}\n\nThe package carries no licence file; its package.json says ${license}.`;
  }
  return [heading, ...texts.map(([, text]) => text)].join("\n\n");
}

/** The whole text for this checkout, or for the bundle with source maps in `folder`. */
async function currentNotices(folder?: string): Promise<string> {
  const notices = await readNotices(await bundledPackages(folder));
  return noticesText(notices, await Deno.readTextFile(new URL("LICENSE", ROOT)));
}

/**
 * Puts the notices into the bundle in `folder`, and takes the source maps out that told whose they are.
 * @throws {Error} Unless exactly one of its files has the place for them.
 */
export async function writeNotices(folder: string, text?: string): Promise<void> {
  const place = new RegExp(`(["'\`])${MARK}\\1`);
  const places: (readonly [string, string])[] = [];
  const maps: string[] = [];
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (name.endsWith(".js.map")) maps.push(`${folder}/${name}`);
    if (!isFile || !name.endsWith(".js")) continue;
    const code = await Deno.readTextFile(`${folder}/${name}`);
    if (place.test(code)) places.push([`${folder}/${name}`, code]);
  }
  const [found, other] = places;
  if (found === undefined || other !== undefined) {
    throw new Error(
      `Cannot put the notices into "${folder}": ${places.length} files have the place, expected one`,
    );
  }
  const literal = JSON.stringify(text ?? await currentNotices(folder));
  await Deno.writeTextFile(found[0], found[1].replace(place, () => literal));
  await Promise.all(maps.map((map) => Deno.remove(map)));
}

if (import.meta.main) console.log(await currentNotices());

/**
 * Names for the bundler's files that say nothing of the machine they were made on: the bundler derives its own from
 * absolute paths, and orders nothing else by them. @module
 */
import { sha256 } from "./sha256.ts";

/** One file of the bundler, with references such as `"./chunk-ABCDEFGH.js"` to the others. */
export interface EmittedFile {
  readonly name: string;
  readonly text: string;
}

/** The same file under its final name, from the folder of the bundle. */
export interface NamedFile {
  readonly path: string;
  readonly text: string;
  /** As the bundler called it. */
  readonly emittedAs: string;
}

const REFERENCE = /(["'`])\.\/([\w.-]+\.js)\1/g;
const IDENTIFIER_DIGITS = 8;

/**
 * Renames the files in the order in which the entry reaches them. All chunks share one identifier, made from all texts:
 * two versions of the program beside each other, or in a cache, can never load each other's parts.
 */
export async function nameChunks(
  files: readonly EmittedFile[],
  { entry, entryPath, chunkFolder }: {
    readonly entry: string;
    readonly entryPath: string;
    readonly chunkFolder: string;
  },
): Promise<readonly NamedFile[]> {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const order = new Set([entry]);
  for (const name of order) { // grows while it is walked
    for (const [, , found = ""] of (texts.get(name) ?? "").matchAll(REFERENCE)) {
      if (texts.has(found)) order.add(found);
    }
  }
  const stems = stemsOf([...order]);
  const renamed = (name: string, nameOf: (found: string) => string) =>
    (texts.get(name) ?? "").replace(
      REFERENCE,
      (whole, _quote, found: string) => texts.has(found) ? `"${nameOf(found)}"` : whole,
    );
  const canonical = [...order].map((name) => renamed(name, (found) => stems.get(found) ?? ""));
  const identifier = (await sha256(new TextEncoder().encode(canonical.join("\n"))))
    .slice(0, IDENTIFIER_DIGITS);
  const fileOf = (name: string) => `${stems.get(name)}-${identifier}.js`;
  return [...order].map((name) => {
    const isEntry = name === entry;
    const folder = isEntry ? `./${chunkFolder}` : ".";
    return {
      emittedAs: name,
      path: isEntry ? entryPath : `${chunkFolder}/${fileOf(name)}`,
      text: renamed(
        name,
        (found) => found === entry ? `../${entryPath}` : `${folder}/${fileOf(found)}`,
      ),
    };
  });
}

/** `answering-ABCDEFGH.js` -> `answering`; what several share is numbered. */
function stemsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(names.map((name) => {
    const stem = name.replace(/(-[A-Z0-9]{8})?\.js$/, "");
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return [name, stem === "chunk" || count > 1 ? `${stem}-${count}` : stem];
  }));
}

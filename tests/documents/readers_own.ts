/** What a reader has and the documents only name: files, tokens, a home folder. @module */
import { denoFolder } from "../support/deno_folder.ts";
import { ROOT } from "../support/source_files.ts";

/** Stands in for it, until it is disposed of. */
export interface ReadersOwn extends AsyncDisposable {
  /** Puts it into a line of a document. */
  replace(text: string): string;
  /** The variables of a command, and those that keep it from the network and from this machine's files. */
  variables(named: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
  /** What no document names. */
  unused(): readonly string[];
}

const NO_PLUGIN_OF_MANY = 'export default { apiVersion: 1, name: "notes" };\n';

/** Takes examples out of the documents where they have them. */
export async function readersOwn(): Promise<ReadersOwn> {
  // A shell takes a backslash for a quote.
  const folder = (await Deno.makeTempDir()).replaceAll("\\", "/");
  const file = async (name: string, text: string): Promise<string> => {
    await Deno.writeTextFile(`${folder}/${name}`, text);
    return `${folder}/${name}`;
  };
  const hash = "0".repeat(64);
  const requirements = await blockOf("docs/RECIPES.md", "text");
  const stands: readonly (readonly [string, string])[] = [
    ["sha256:…", `sha256:${hash}`],
    ["tokens.txt", await file("tokens.txt", `agents=sha256:${hash}\n`)],
    [
      "/opt/plugins/approvals.js",
      await file("approvals.js", await blockOf("docs/EXTENDING.md", "js")),
    ],
    ["/opt/plugins/notes.js", await file("notes.js", NO_PLUGIN_OF_MANY)],
    ['"$(cat requirements.txt)"', `'${requirements}'`],
    ["$HOME", folder],
  ];
  const denoDir = await denoFolder();
  const used = new Set<string>();
  return {
    replace(text) {
      let replaced = text;
      for (const [named, meant] of stands) {
        if (replaced.includes(named)) used.add(named);
        replaced = replaced.replaceAll(named, meant);
      }
      return replaced;
    },
    variables: (named) =>
      new Map([
        ["PYPI_MCP_DEMO", "true"],
        ["HOME", folder],
        ["APPDATA", folder],
        ["DENO_DIR", denoDir], // or Deno looks below that home and fetches everything anew
        ...named,
      ]),
    unused: () => stands.map(([named]) => named).filter((named) => !used.has(named)),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** The first block of that language. */
async function blockOf(document: string, language: string): Promise<string> {
  const text = await Deno.readTextFile(new URL(document, ROOT));
  const [, found] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(text) ?? [];
  if (found === undefined) throw new Error(`${document} has no block of ${language}`);
  return found;
}

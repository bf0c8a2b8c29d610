/** `docs/CONFIGURATION.md`: the table of settings, and how they are set. @module */
import { flagOf, GROUPS, variableOf } from "../src/config/option.ts";
import { OPTION_LIST, takesSecretFile } from "../src/config/options.ts";
import { fileVariableOf } from "../src/config/setting_text.ts";

/** The whole text. */
export function configurationDocument(): string {
  const sections = GROUPS.map((group) => {
    const rows = OPTION_LIST.filter(([, option]) => option.group === group).map(([, option]) =>
      "| " + [
        code(variableOf(option)),
        code(flagOf(option)),
        code(option.fallback),
        option.kind.accepts.replaceAll("|", "\\|"),
        option.help,
        option.from === "anywhere" ? "yes" : "no",
      ].join(" | ") + " |"
    );
    return [
      `## ${group}`,
      "",
      "| variable | flag | default | accepted | what it does | from `.env` |",
      "| --- | --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return `${INTRODUCTION}\n\n${sections.join("\n\n")}\n\n${INDEXES}\n`;
}

const SECRETS = [
  "| variable | flag |",
  "| --- | --- |",
  ...OPTION_LIST.filter(([, option]) => takesSecretFile(option)).map(([, option]) =>
    `| ${code(fileVariableOf(option))} | ${code(`${flagOf(option)}-file`)} |`
  ),
].join("\n");

const INTRODUCTION = `# Settings

Generated from \`src/config/settings/\` by \`deno task docs\`.

A flag wins over the environment, the environment over a file named with \`--env-file FILE\`, that file over the
\`.env\` of the working directory, and that over the default. All faults are reported at once, and the program ends
with exit code 2 before it serves anything.

A client may start the server inside a folder that it just opened, so the \`.env\` found there is not trusted: where
the last column says "no", its entry is named on stderr and ignored. A variable or file that the program's
permissions do not cover counts as not set, and so does a variable that is empty. The compiled program may read
\`PYPI_MCP_*\` and \`NO_COLOR\` and a file called \`.env\`, reach the default hosts, and listen on loopback. The server
build (\`deno task compile --server\`) may also reach and listen on any address and read any file; neither may write
files, start programs or load native code. What a setting names and the program may not use is refused at start, with
the \`deno run\` flag that would allow it.

\`pypi-mcp check-config\` shows every setting as it counts and where it is from, without secrets; it exits 2 with all
faults, files that cannot be read and hosts that the program may not use among them, and asks nobody over the network.

\`call\`, \`tools\` and \`demo\` log from level \`warning\` on unless another level is set.

## Secrets in files

These are secrets: they are never shown or logged, and each may come in a file of its own, as container platforms and
systemd hand them out. The variable or flag then names the file, whose whole text (without a line break at its end) is
the value:

${SECRETS}

Both forms side by side in one place are a fault, and so is a file with nothing in it. The \`.env\` of the working directory may not name such a file.`;

const INDEXES = `## Several package indexes

\`\`\`sh
PYPI_MCP_EXTRA_INDEXES=corp=https://packages.example/simple/
PYPI_MCP_INDEX_CREDENTIALS=corp=bearer:TOKEN
PYPI_MCP_INDEX_PINS=acme-*=corp
\`\`\`

* An index answers in JSON (PEP 691) or in HTML (PEP 503); the media type of its answer decides. An HTML page counts as
  a page of an index when it says so or links to a file of the project; a login page is a failure, not "no files".
* Further indexes are asked before the main one. The first index that knows a name has it, also without files. One that
  fails, or refuses with 401 or 403, ends the look-up with its failure: it may be the one that has the name, so no other
  index's project of that name is taken while it is down.
* A name is asked of every index, to tell that it is taken on another one, too; a pinned name is asked of its index only.
  Pin private names: then nobody else hears of them.
* The JSON API, OSV and pypistats.org know the main index's projects. They are not asked about another index's, whose
  advisories, ownership and downloads are unknown. OSV and pypistats.org are asked about every project of the main index,
  whichever that is: what they say is about PyPI's project of the name. Name an index of your own projects in
  \`EXTRA_INDEXES\` and pin them, or switch both off (\`ENABLE_VULNERABILITY_CHECK\`, \`ENABLE_STATS\`).
* Where \`INDEX_URL\` is not PyPI's and \`PYPI_BASE_URL\` is \`auto\`, no JSON API is asked at all. Whoever uses a mirror of
  PyPI can set \`PYPI_BASE_URL=https://pypi.org\`; every name that is asked of the mirror is then asked there, too. What
  the mirror does not have does not exist, and a document that shares no file with its page is of another project and
  not told. Without a JSON API, descriptions and requirements come from the files.
* Credentials go to the origin of their index, for pages and for files there, and nowhere else. A redirect to another
  origin is refused, except that an index which forwards a name to another configured index does not know it.
* Files are read from the indexes' own origins and from \`FILES_BASE_URL\`; what another host has stays unknown.
* \`--demo\` has an index of its own and leaves these settings aside.`;

function code(text: string): string {
  return text === "" ? "none" : `\`${text}\``;
}

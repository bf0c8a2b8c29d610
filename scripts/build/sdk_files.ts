/** Which files of the bundler are the MCP SDK's. @module */

/**
 * Names of the files that hold the SDK's code and nobody else's, by their source maps.
 * @param folder Where the bundler wrote both.
 */
export async function sdkFiles(folder: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".js.map")) continue;
    const { sources }: { readonly sources: readonly string[] } = JSON.parse(
      await Deno.readTextFile(`${folder}/${name}`),
    );
    const isSdk = sources.every((source) => source.includes("/@modelcontextprotocol/"));
    if (isSdk && sources.length > 0) found.add(name.slice(0, -".map".length));
  }
  return found;
}

/** Where this test's own Deno keeps what it downloaded: a process with another home has nothing there. @module */

/** Its `DENO_DIR`, whether it is set or not. */
export async function denoFolder(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  const { denoDir }: { readonly denoDir: string } = JSON.parse(new TextDecoder().decode(stdout));
  return denoDir;
}

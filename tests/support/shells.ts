/** Shells of this machine, for tests that run what people type. @module */

/** What a shell prints; `undefined`, and said so, where there is no such shell. */
export async function runShell(
  shell: string,
  script: string,
  args: readonly string[] = [],
): Promise<string | undefined> {
  try {
    const { stdout, stderr, success } = await new Deno.Command(shell, {
      args: [...args, "-c", script],
      stdin: "null",
    }).output();
    const decoder = new TextDecoder();
    if (!success) throw new Error(`${shell} failed: ${decoder.decode(stderr)}`);
    return decoder.decode(stdout);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    console.warn(`SKIPPED: there is no ${shell} here`);
    return undefined;
  }
}

/** A program on a terminal of its own, as a person starts it. @module */

/** Whether a process can be given a terminal here: `script` is part of every Linux. */
export const hasTerminal: boolean = Deno.build.os === "linux" &&
  (await exists("/usr/bin/script") || await exists("/bin/script"));

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}

/** What is typed, and what is shown. */
export interface TerminalSession {
  type(text: string): Promise<void>;
  /** Waits for it on the terminal, which also shows what was typed. @throws {Error} If the program ends before. */
  shown(pattern: RegExp): Promise<string>;
  /** Ends what is typed; resolves to everything that was shown. */
  end(): Promise<{ readonly code: number; readonly shown: string }>;
}

/** A question on the terminal would wait for ever. */
const PATIENCE_MS = 60_000;

/**
 * @param words Program and arguments. They replace the shell, which a typed ^C would end beside them: not every shell does
 *   that by itself, so it is the same one everywhere.
 */
export function onTerminal(
  words: readonly string[],
  { env, cwd }: { readonly env: Readonly<Record<string, string>>; readonly cwd: string },
): TerminalSession {
  const child = new Deno.Command("script", {
    args: ["-qec", `exec ${words.map((word) => `'${word}'`).join(" ")}`, "/dev/null"],
    env: { ...env, NO_COLOR: "1", SHELL: "/bin/sh" },
    cwd,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).spawn();
  const writer = child.stdin.getWriter();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const readMore = async () => {
    const { done, value = "" } = await reader.read();
    text += value;
    return !done;
  };
  return {
    type: (typed) => writer.write(new TextEncoder().encode(typed)),
    async shown(pattern) {
      for (;;) {
        const found = pattern.exec(text)?.[0];
        if (found !== undefined) return found;
        if (!await readMore()) {
          throw new Error(`Cannot find ${pattern}: the terminal shows ${text}`);
        }
      }
    },
    async end() {
      await writer.close();
      while (await readMore());
      return { code: (await child.status).code, shown: text };
    },
  };
}

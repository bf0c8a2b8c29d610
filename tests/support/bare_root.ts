/** A root folder that holds a program, the C library and nothing else. @module */
import type { Command } from "./spawn_server.ts";

/** Why no such root can be made here; `undefined` where it can. */
export const noBareRoot: string | undefined = Deno.build.os !== "linux"
  ? "the system is not Linux"
  : Deno.uid() !== 0
  ? "only root may change the root folder"
  : undefined;

/** glibc's own libraries, the loader, and the compiler's support library that the runtime is linked with. */
const C_LIBRARY = /^(?:ld-linux-[\w-]+\.so\.2|lib(?:c|m|dl|pthread|rt|gcc_s)\.so\.\d+)$/;

/** Ended by `await using`. */
export interface BareRoot extends AsyncDisposable {
  /** Runs the program in it as a user who may write nothing there. */
  command(...args: readonly string[]): Command;
  /** Every file in it, from its root. */
  files(): readonly string[];
}

/** @throws {Error} If the program needs more than the C library. */
export async function makeBareRoot(program: string): Promise<BareRoot> {
  const { stdout } = await new Deno.Command("ldd", { args: [program] }).output();
  const libraries = [...new TextDecoder().decode(stdout).matchAll(/(?:=> )?(\/\S+) \(0x/g)]
    .flatMap(([, path]) => path ?? []);
  const foreign = libraries.filter((path) => !C_LIBRARY.test(path.split("/").at(-1) ?? ""));
  if (libraries.length === 0 || foreign.length > 0) {
    throw new Error(`Cannot run on the C library alone: it needs ${foreign.join(", ") || "?"}`);
  }
  const root = await Deno.makeTempDir();
  for (const path of libraries) {
    await Deno.mkdir(`${root}${path.replace(/\/[^/]*$/, "")}`, { recursive: true });
    await Deno.copyFile(path, `${root}${path}`); // what a link leads to, under the link's name
  }
  await Deno.copyFile(program, `${root}/pypi-mcp`);
  await Deno.mkdir(`${root}/nobody`, { recursive: true });
  // Where the system's own /proc would say which file runs: the runtime reads the program off its own executable.
  await Deno.mkdir(`${root}/proc/self`, { recursive: true });
  await Deno.symlink("/pypi-mcp", `${root}/proc/self/exe`);
  await new Deno.Command("chmod", { args: ["-R", "a+rX,a-w", root] }).output();
  return {
    command: (...args) => ({
      program: "chroot",
      args: ["--userspec=65532:65532", root, "/pypi-mcp", ...args],
      env: { HOME: "/nobody" },
    }),
    files: () => filesIn(root, ""),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

function filesIn(root: string, folder: string): readonly string[] {
  return Array.from(Deno.readDirSync(`${root}${folder}`)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory ? filesIn(root, path) : [path];
  }).toSorted();
}

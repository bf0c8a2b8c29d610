/** How bundled CommonJS modules get at the runtime's own. @module */

const PREAMBLE =
  /import\{createRequire as __deno_internal_createRequire\} ?from ?"node:module";var (\w+)=__deno_internal_createRequire\(import\.meta\.url\);/;

/**
 * The text with a `require` that works wherever the file was loaded from: the bundler's own takes paths of files only, so
 * a program run from a URL would end in its first line. Only the runtime's modules are ever asked for; the rest is bundled.
 * @throws {Error} If the bundler has come to write something else.
 */
export function withRuntimeRequire(text: string): string {
  const changed = text.replace(
    PREAMBLE,
    (_preamble, name: string) =>
      `var ${name}=name=>{const found=process.getBuiltinModule(name);` +
      'if(found===void 0)throw new Error("Cannot load "+name+": it is not the runtime\'s");return found};',
  );
  if (!/\bcreateRequire\b|import\.meta\.url/.test(changed)) return changed;
  throw new Error("Cannot bundle the program: a file of the bundle asks where it lies");
}

/** Loads the module of a plug-in, from the sources and from a compiled program alike. @module */
import { pathToFileURL } from "node:url";
import { cleanText } from "../domain/untrusted_text.ts";
import { abortable } from "../resilience/abortable.ts";
import { startDeadline } from "../resilience/deadline.ts";
import type { Timers } from "../resilience/timers.ts";

const LOAD_MS = 10_000; // a module may wait at its top level, but not for ever

/** Why a module cannot be had, in words that complete `Cannot load plug-in "…": `. */
export class ModuleRefusedError extends Error {
  override readonly name = "ModuleRefusedError";
}

/**
 * The default export of the file at `path`, which is relative to the working directory. That the program may read the
 * file has been checked with the other settings: a compiled program would import it without.
 * @throws {ModuleRefusedError} If it cannot be loaded, or has no default export.
 */
export async function importModule(path: string, timers: Timers): Promise<unknown> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) {
    throw new ModuleRefusedError("it is an address, expected the path of a JavaScript file");
  }
  const never = new AbortController();
  const deadline = startDeadline(never.signal, LOAD_MS, timers);
  try {
    const module: unknown = await abortable(import(pathToFileURL(path).href), deadline.signal);
    // A namespace object: reading it runs no code of the module.
    const value: unknown = Reflect.get(Object(module), "default");
    if (isThenable(value)) {
      Promise.resolve(value).catch(() => {}); // nobody waits for it
      throw new ModuleRefusedError("its default export is a promise, expected the plug-in itself");
    }
    if (value !== undefined) return value;
  } catch (error) {
    if (error instanceof ModuleRefusedError) throw error;
    if (deadline.expired()) {
      throw new ModuleRefusedError(`it was not loaded within ${LOAD_MS / 1000} s`);
    }
    throw new ModuleRefusedError(whyNot(error));
  } finally {
    deadline.release();
  }
  throw new ModuleRefusedError("it has no default export, expected the plug-in there");
}

/** Handed on by an asynchronous function it would be waited for, after the time limit. */
function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null &&
    typeof Reflect.get(value, "then") === "function";
}

/** The operator wrote or chose the module, and has no other way to learn what is wrong with it. */
function whyNot(error: unknown): string {
  try {
    if (error instanceof Error) {
      if (error.message.startsWith("Module not found") || error.message.includes("(os error 2)")) {
        return `there is no such file, or one that it imports: ${cleanText(error.message, 300)}`;
      }
      const told = cleanText(error.message, 300);
      return `${cleanText(error.name, 40)}: ${told}`;
    }
    return `it threw ${cleanText(String(error), 300)}`;
  } catch {
    return "it threw a value that cannot be shown";
  }
}

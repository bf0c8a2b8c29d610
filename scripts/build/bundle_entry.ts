/** The program as `deno task bundle` makes it: run by its own address, or started by an executable's entry. @module */
import { main } from "../../main.ts";

export { main };

if (import.meta.main) await main({ kind: "bundle", isForTests: false });

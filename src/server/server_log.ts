/** What the server needs of a log; `src/log.ts` makes one that writes to stderr. @module */
import type { Log, LogFields as Fields } from "../log.ts";

/** Values that stand beside a message; never arguments of a call, never a secret. */
export type LogFields = Fields;

/** Leveled, structured, never on stdout. */
export type ServerLog = Pick<Log, "debug" | "info" | "warning" | "error">;

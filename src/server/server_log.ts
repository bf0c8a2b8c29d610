/** What the server needs of a log; `src/log.ts` makes one that writes to stderr. @module */

/** Values that stand beside a message; never arguments of a call, never a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Leveled, structured, never on stdout. */
export interface ServerLog {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

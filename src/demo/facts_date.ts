/** When the facts of the embedded upstream were gathered. @module */

/** RFC 3339. With `--demo` the program's clock starts here, so that ages in its answers stay as they were. */
export const FACTS_DATE = "2026-11-22T12:00:00Z";

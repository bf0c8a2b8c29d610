/** The clock as a value, so that nothing reads a global one. @module */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Clock = () => number;

/** Settings: what is seen from outside. @module */

/** Heading "Telemetry". */
export const TELEMETRY = {} as const;

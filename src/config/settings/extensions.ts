/** Settings: further doors and modules. @module */

/** Heading "Extensions". */
export const EXTENSIONS = {} as const;

/** Settings: what replicas share. @module */

/** Heading "Shared cache". */
export const SHARED_CACHE = {} as const;

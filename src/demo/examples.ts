/** Projects of the embedded upstream that stand for a story, for the tour; named apart from the facts, which are loaded late. @module */

/** The name of a project that PyPI's administrators have quarantined. */
export const QUARANTINED_EXAMPLE = "mcp-context-forge";

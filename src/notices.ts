/**
 * The notices of everything that is bundled. They are others' texts, so none is kept here: whoever bundles the program puts
 * them in place of the mark (`scripts/build/notices.ts`). @module
 */

/** What stands here until the program is bundled. */
export const NOTICES = "%PYPI_MCP_NOTICES%";

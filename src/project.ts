/**
 * Whose program this is and where it lives: the only file that knows. The values are placeholders until there is an owner;
 * a release refuses to be built while one of them is (`scripts/release/check.ts`). @module
 */

/** Owner and addresses, each of which others show or link to. */
export interface Project {
  /** The account that the repository and its releases belong to. */
  readonly owner: string;
  /** Where the sources, the releases and the issues are; no slash at the end. */
  readonly repository: string;
  /** Where the documentation is read. */
  readonly homepage: string;
  /** The name in the MCP registry, whose part before the slash is the owner's. */
  readonly registryName: string;
  /** Where a vulnerability is reported in private: a page or a mailto: address. */
  readonly securityContact: string;
}

/** This project's. */
export const PROJECT: Project = {
  owner: "OWNER-PLACEHOLDER",
  repository: "https://example.invalid/OWNER-PLACEHOLDER/pypi-mcp",
  homepage: "https://example.invalid/OWNER-PLACEHOLDER/pypi-mcp/docs",
  registryName: "io.github.OWNER-PLACEHOLDER/pypi-mcp",
  securityContact: "mailto:security@example.invalid",
};

/** RFC 2606 reserves `.invalid`: such an address can never be somebody's. */
const PLACEHOLDER = /placeholder|\.invalid\b/i;

/** The fields that nobody has filled in yet. */
export function unsetPlaceholders(project: Project = PROJECT): readonly string[] {
  return Object.entries(project)
    .filter(([, value]) => value.trim() === "" || PLACEHOLDER.test(value))
    .map(([field]) => field);
}

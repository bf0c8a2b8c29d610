/** GraalPy's releases by the Python that they are, which its ABI tags name (`graalpy242_311_native`). @module */

/** The newest release of each series that wheels are built for. */
export const GRAALPY_RELEASES: ReadonlyMap<string, string> = new Map([
  ["3.10", "24.0"],
  ["3.11", "24.2"],
  ["3.12", "25.0"],
]);

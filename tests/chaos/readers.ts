/** Calls that read each service, and one that does not need it. @module */
import type { ChaosService } from "./services.ts";

/** One call. */
export interface Reader {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const jinja2 = { package_name: "jinja2" };
const VULNERABLE: Reader = { tool: "check_vulnerabilities", args: { ...jinja2, version: "3.1.2" } };
const SECURE: Reader = { tool: "check_vulnerabilities", args: { ...jinja2, version: "3.1.6" } };
const VERSIONS: Reader = { tool: "get_package_versions", args: jinja2 };
const HEALTH: Reader = { tool: "get_package_health", args: jinja2 };

/** What is asked while a service fails. The advisories of 3.1.2 and the lack of any for 3.1.6 are known. */
export const READERS: Readonly<Record<ChaosService, readonly Reader[]>> = {
  "pypi-json": [
    { tool: "get_package_info", args: { ...jinja2, version: "3.1.2" } },
    VULNERABLE,
    HEALTH,
  ],
  "pypi-index": [VERSIONS, { tool: "get_package_info", args: jinja2 }, SECURE, HEALTH],
  "pypi-files": [
    { tool: "get_dependencies", args: { package_name: "jupyter", version: "1.0.0" } },
    {
      tool: "compare_versions",
      args: { package_name: "jupyter", version1: "1.0.0", version2: "1.1.1" },
    },
  ],
  "osv": [
    VULNERABLE,
    SECURE,
    HEALTH,
    { tool: "compare_versions", args: { ...jinja2, version1: "3.1.2", version2: "3.1.6" } },
  ],
  "pypistats": [HEALTH],
};

/** Must be answered in full, whatever becomes of the service. */
export const UNTOUCHED: Readonly<Record<ChaosService, Reader>> = {
  "pypi-json": { tool: "inspect_requirements", args: { content: "jinja2==3.1.2\n" } },
  "pypi-index": { tool: "get_pypi_stats", args: {} },
  "pypi-files": VERSIONS,
  "osv": VERSIONS,
  "pypistats": VULNERABLE,
};

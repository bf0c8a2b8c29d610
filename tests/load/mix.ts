/** What the clients of a load run ask for: a mix of tools over packages that everybody asks for and others. @module */
import type { LoadCall } from "./load_call.ts";

/** Made-up projects of the upstream, each asked for seldom: what is not in the cache. */
export const COLD_PROJECT_COUNT = 4_000;
/** Releases of each. */
export const COLD_RELEASE_COUNT = 12;
/** Share of calls for a project that is asked for seldom. */
const COLD_SHARE = 0.08;
/** What everybody asks for. */
const WARM = [
  ...["jinja2", "django", "requests", "flask", "numpy", "pandas", "fastapi", "click", "urllib3"],
  ...["certifi", "cryptography", "pydantic", "starlette", "httpx", "idna", "six", "werkzeug"],
];
const REQUIREMENTS = "django>=4.2,<5\nrequests[socks]==2.32.3\nJinja2==3.1.2\nnumpy\n-r more.txt\n";

type Arguments = Readonly<Record<string, unknown>>;
/** A weight, the tool, and its arguments for a project. */
type Row = readonly [weight: number, tool: string, args: (name: string) => Arguments];

const byName = (name: string): Arguments => ({ package_name: name });

const MIX: readonly Row[] = [
  [22, "get_package_info", byName],
  [18, "get_package_versions", byName],
  [12, "get_dependencies", byName],
  [15, "check_vulnerabilities", byName],
  [8, "check_compatibility", (name) => ({ package_name: name, python_version: "3.12" })],
  [4, "get_release_files", (name) => ({ package_name: name, platform: "linux" })],
  // Both versions must exist, so these are always of one project.
  [5, "compare_versions", () => ({ package_name: "jinja2", version1: "3.1.2", version2: "3.1.6" })],
  [5, "search_packages", (name) => ({ query: name })],
  [3, "get_release_activity", byName],
  [4, "get_package_health", byName],
  [2, "inspect_requirements", () => ({ content: REQUIREMENTS, filename: "requirements.txt" })],
  [1, "get_pypi_stats", () => ({})],
  [1, "health_check", () => ({})],
];
const TOTAL = MIX.reduce((sum, [weight]) => sum + weight, 0);

/** The next call; the same for the same chance. */
export function nextCall(random: () => number): LoadCall {
  let left = random() * TOTAL;
  const [, tool, args] = MIX.find(([weight]) => (left -= weight) < 0) ?? MIX[0] ?? none();
  const name = random() < COLD_SHARE
    ? `bench-${Math.floor(random() * COLD_PROJECT_COUNT)}`
    : WARM[Math.floor(random() * WARM.length)] ?? none();
  return { tool, args: args(name) };
}

function none(): never {
  throw new RangeError("The mix is empty");
}

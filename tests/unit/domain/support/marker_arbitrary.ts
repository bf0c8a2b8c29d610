/** Random markers, and environments in which their comparisons come out both ways. @module */
import fc from "fast-check";
import type { MarkerEnvironment } from "../../../../src/domain/marker.ts";

const ORDERS = ["==", "!=", "<", "<=", ">", ">="] as const;
const MINORS = [
  "2.7",
  "3",
  "3.0",
  "3.8",
  "3.9",
  "3.10",
  "3.8.1",
  "3.11a1",
  "3.*",
  "x",
  "3.9.*",
  "4",
  "=3",
];
const FULLS = [
  ...["3.8", "3.8.0", "3.8.1", "3.9.0rc1", "3.9", "3.8.*", "3.10.0b2", "3.8.1+local", "y"],
  "=3.8.0",
];
const RELEASES = ["5", "6.8.0", "5.10.post2", "6.1rc1", "6.8.0-31-generic", "6.8.0-31", "6.8.*"];
const OTHERS = ["posix", "nt", "linux", "win32", "java", ""];

/** `variable op literal`, and for some the other way round. */
function comparisons(
  variable: string,
  operators: readonly string[],
  literals: readonly string[],
  reversed: readonly string[] = [],
): fc.Arbitrary<string> {
  const plain = fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...literals))
    .map(([operator, literal]) => `${variable} ${operator} "${literal}"`);
  if (reversed.length === 0) return plain;
  const other = fc.tuple(fc.constantFrom(...literals), fc.constantFrom(...reversed))
    .map(([literal, operator]) => `"${literal}" ${operator} ${variable}`);
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: other });
}

/** Comparisons whose opposite can be written, and that are defined in every environment. */
export const anyComparison: fc.Arbitrary<string> = fc.oneof(
  comparisons("python_version", [...ORDERS, "in", "not in"], [...MINORS, "2.7 3.8, 3.10"], [
    "in",
    "not in",
  ]),
  comparisons("python_version", ["~=", "==="], ["3.8", "2.7.0", "3.8.post1"]),
  comparisons("python_version", ORDERS, ["3.8", "3.9.1", "3"], ORDERS),
  comparisons("python_full_version", [...ORDERS, "in"], FULLS, ["in", "not in"]),
  comparisons("python_full_version", ["~="], ["3.8.0", "3.9.0rc1", "3.8"]),
  comparisons("python_full_version", ["===", "=="], ["3.8.0", "3.8.1"], ORDERS),
  comparisons("implementation_version", ORDERS, ["3.8", "7.3.1", "7.3.2rc1"]),
  comparisons("platform_release", [...ORDERS, "in", "not in"], RELEASES, ["in", "not in"]),
  comparisons("platform_release", ["~="], ["5.10", "6.8.0", "6.1rc1"]),
  comparisons("platform_release", ["==="], ["5", "6.8.0"]),
  comparisons("sys_platform", [...ORDERS, "in", "not in"], [...OTHERS, "linux win32"], [
    "in",
    "==",
  ]),
  comparisons("os_name", ["==", "!="], OTHERS),
  comparisons("extra", ["==", "!=", "in"], ["a", "A_b", ""], ["==", "not in"]),
  fc.constantFrom(
    '"a" in extras',
    '"A" not in extras',
    '"a" == extras',
    '"b" < dependency_groups',
    "os_name == sys_platform",
    "os_name < sys_platform",
    "python_full_version != python_version",
  ),
);

/** Trees of them. */
export const anyMarker: fc.Arbitrary<string> = fc.letrec<{ marker: string }>((tie) => ({
  marker: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    anyComparison,
    fc.tuple(
      fc.constantFrom(" and ", " or "),
      fc.array(tie("marker"), { minLength: 2, maxLength: 4 }),
    ).map(([by, parts]) => parts.join(by)),
    tie("marker").map((inner) => `(${inner})`),
  ),
})).marker;

/** The values go together: `python_version` is the beginning of `python_full_version`. */
export const anyEnvironment: fc.Arbitrary<Required<MarkerEnvironment>> = fc.record({
  implementation_name: fc.constant("cpython"),
  implementation_version: fc.constantFrom("3.8.0", "7.3.1", "7.3.2rc1", "7.3.2", "3.7a1", "3.8"),
  os_name: fc.constantFrom(...OTHERS),
  platform_machine: fc.constantFrom("x86_64", "arm64"),
  platform_python_implementation: fc.constant("CPython"),
  platform_release: fc.constantFrom(
    ...RELEASES,
    ...[
      "",
      "*",
      "NT",
      "5a1",
      "5.dev1",
      "5.post3",
      "4.9",
      "5+local",
      "6.8.0.post1",
      "6.8.0.1",
      "6.1",
    ],
    ...[" 5 ", "v5.10.2", "5.10.1", "6.1rc1.post2", "6.1rc2", "1!0"],
  ),
  platform_system: fc.constantFrom("Linux", "Windows"),
  platform_version: fc.constantFrom("#1 SMP", "10.0"),
  python_full_version: fc.oneof(
    fc.constantFrom("3.8.0", "3.8.1", "3.8.1+local", "3.9.0rc1", "3.9.0a1+", "3.10.0b2", "2.7.18"),
    fc.tuple(fc.constantFrom("2.7", "3.0", "3.7", "3.8", "3.9", "3.10", "3.11", "4.0"), fc.nat(2))
      .map((parts) => parts.join(".")),
  ),
  python_version: fc.constant(""),
  sys_platform: fc.constantFrom(...OTHERS),
  extra: fc.constantFrom("", "a", "a_B", "c"),
  extras: fc.constantFrom<ReadonlySet<string>>(new Set(), new Set(["A"]), new Set(["b"])),
  dependency_groups: fc.constantFrom<ReadonlySet<string>>(new Set(), new Set(["b"])),
}).map((values) => (
  { ...values, python_version: values.python_full_version.split(".").slice(0, 2).join(".") }
));

/** Every bench, one after the other, each in a process of its own; fails where one does. @module */

const BENCHES: readonly (readonly [module: string, ...flags: readonly string[]])[] = [
  ["http_bench.ts"],
  ["access_bench.ts"],
  ["connection_guard_bench.ts"],
  ["http_memory_bench.ts"],
  ["stdio_bench.ts"],
  ["start_bench.ts"],
  ["cold_bench.ts"],
  ["index_bench.ts"],
  ["cache_memory_bench.ts", "--v8-flags=--expose-gc"],
  ["marker_bench.ts"],
  ["version_bench.ts"],
];

let failed = 0;
for (const [module, ...flags] of BENCHES) {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      "-A",
      ...flags,
      import.meta.resolve(`./${module}`),
    ],
  }).spawn().status;
  if (code !== 0) {
    console.error(`${module} failed`);
    failed += 1;
  }
}
Deno.exit(failed === 0 ? 0 : 1);

/** Reports line coverage of `src/` from a raw profile and fails below a floor in percent. @module */

const floor = Number(Deno.args[0]);
if (!(floor > 0)) throw new TypeError("Cannot check coverage: expected a floor in percent");

const { stdout, success } = await new Deno.Command(Deno.execPath(), {
  args: ["coverage", "--lcov", "--quiet", "--include=/src/", "coverage/raw"],
  stderr: "inherit",
}).output();
if (!success) Deno.exit(1);

/** LF and LH of one file in an lcov report. */
interface Lines {
  readonly file: string;
  readonly found: number;
  readonly hit: number;
}

const files: Lines[] = new TextDecoder().decode(stdout).split("end_of_record").flatMap((record) => {
  const file = /^SF:(.+)$/m.exec(record)?.[1];
  const found = Number(/^LF:(\d+)$/m.exec(record)?.[1]);
  const hit = Number(/^LH:(\d+)$/m.exec(record)?.[1]);
  return file === undefined || !(found > 0)
    ? []
    : [{ file: file.replace(/^.*\/src\//, "src/"), found, hit }];
});
const found = files.reduce((sum, file) => sum + file.found, 0);
const hit = files.reduce((sum, file) => sum + file.hit, 0);
const share = found === 0 ? 0 : (100 * hit) / found;
const least = files.toSorted((a, b) => a.hit / a.found - b.hit / b.found).slice(0, 10);
for (const file of least) {
  console.log(`${((100 * file.hit) / file.found).toFixed(0).padStart(4)} %  ${file.file}`);
}
console.log(
  `Lines covered: ${share.toFixed(1)} % of ${found} in ${files.length} files, floor ${floor} %`,
);
Deno.exit(share >= floor ? 0 : 1);

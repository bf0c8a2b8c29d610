import assert from "node:assert/strict";
import fc from "fast-check";
import { chooseFile, type FileVerdict } from "../../../src/domain/file_choice.ts";
import type { FitOptions } from "../../../src/domain/file_fit.ts";
import { distributionKind } from "../../../src/domain/distribution_name.ts";
import type { Distribution } from "../../../src/domain/release.ts";
import { parseTarget } from "../../../src/domain/target.ts";
import { wheelMatrix } from "../../../src/domain/wheel_matrix.ts";

function file(filename: string, keys: Partial<Distribution> = {}): Distribution {
  const url = `https://files.example/${encodeURIComponent(filename)}`;
  return { filename, url, kind: distributionKind(filename), ...keys };
}

const LINUX_312 = parseTarget({ python_version: "3.12", platform: "linux-x86_64" });

/** The verdict on the one file. */
function verdictOn(row: Distribution, options: FitOptions = {}): FileVerdict | undefined {
  const { chosen, passedOver } = chooseFile([row], LINUX_312, options);
  return chosen ?? passedOver[0];
}

Deno.test("chooseFile() judges other kinds, limits and yanks", async (t) => {
  const rows: readonly (readonly [Distribution, verdict: string, why: string])[] = [
    [file("foo-1.0.tar.gz"), "builds", "source"],
    [file("foo-2004d.tar.bz2"), "builds", "source"],
    [file("foo-1.0-py3.12.egg"), "refused", "old-kind"],
    [file("foo-1.0.win32-py2.7.exe"), "refused", "old-kind"],
    [file("foo-1.0.deb"), "refused", "other-kind"],
    [file("foo-1.0-any.whl"), "unknown", "unreadable-name"],
    [file("foo-1.0.tar.gz", { requiresPython: ">=3.13" }), "refused", "requires-python"],
    [
      file("foo-1.0-py3-none-any.whl", { requiresPython: ">=3.6.*" }),
      "unknown",
      "unreadable-requires-python",
    ],
    [file("foo-1.0-py3-none-any.whl", { requiresPython: "" }), "installs", "wheel"],
    [file("foo-1.0-py3-none-any.whl", { yank: {} }), "refused", "yanked"],
  ];
  for (const [row, verdict, why] of rows) {
    await t.step(`${row.filename} ${row.requiresPython ?? ""} ${why}`, () => {
      const judged = verdictOn(row);
      assert.deepEqual([judged?.verdict, judged?.why], [verdict, why]);
      assert.notEqual(judged?.reason, "");
    });
  }
  await t.step("a release's own limit counts where a file states none", () => {
    const limited = [file("foo-1.0.tar.gz"), file("foo-1.0.zip", { requiresPython: ">=3" })];
    const verdicts = limited.map((row) => verdictOn(row, { requiresPython: "<3" })?.verdict);
    assert.deepEqual(verdicts, ["refused", "builds"]);
  });
  await t.step("a yanked file counts where the release is pinned", () => {
    const judged = verdictOn(file("foo-1.0.zip", { yank: {} }), { pinned: true });
    assert.equal(judged?.verdict, "builds");
  });
});

/** Best first. */
const PREFERRED = [
  "foo-1.0-cp312-cp312-linux_x86_64.whl",
  "foo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl",
  "foo-1.0-2b-cp312-cp312-manylinux2014_x86_64.whl",
  "foo-1.0-2-cp312-cp312-manylinux2014_x86_64.whl",
  "foo-1.0-cp312-cp312-manylinux2014_x86_64.whl",
  "foo-1.0-cp312-abi3-manylinux_2_28_x86_64.whl",
  "foo-1.0-cp39-abi3-manylinux_2_28_x86_64.whl",
  "foo-1.0-py3-none-manylinux_2_28_x86_64.whl",
  "foo-1.0-10-py3-none-any.whl",
  "foo-1.0-9-py3-none-any.whl",
  "foo-1.0-py2.py3-none-any.whl",
  "foo-1.0.tar.gz",
  "foo-1.0.zip",
  "foo-1.0.tar.xz",
];

Deno.test("chooseFile() takes the best tag, then the highest build, an sdist last, in whatever order they are listed", () => {
  fc.assert(fc.property(
    fc.shuffledSubarray(PREFERRED, { minLength: 1 }),
    (filenames) => {
      const { chosen, passedOver, uncertain } = chooseFile(
        filenames.map((name) => file(name)),
        LINUX_312,
      );
      const expected = PREFERRED.filter((name) => filenames.includes(name));
      const found = [chosen?.file.filename, ...passedOver.map((row) => row.file.filename)];
      assert.deepEqual(found, expected);
      assert.equal(uncertain, false);
    },
  ));
});

Deno.test("chooseFile() says why each other file was passed over", () => {
  const { chosen, passedOver } = chooseFile(
    [
      file("foo-1.0.tar.gz"),
      file("foo-1.0-cp312-cp312-win_amd64.whl"),
      file("foo-1.0-1-py3-none-any.whl"),
      file("foo-1.0-py3-none-any.whl"),
      file("foo-1.0-py2.py3-none-any.whl"),
      file("foo-1.0-py30-none-any.whl"),
      file("foo-1.0-9-py3-none-any.whl", { yank: {} }),
    ],
    LINUX_312,
    { pinned: true },
  );
  assert.equal(chosen?.file.filename, "foo-1.0-1-py3-none-any.whl");
  assert.deepEqual(passedOver.map((row) => [row.file.filename, row.passedOverFor]), [
    ["foo-1.0-py2.py3-none-any.whl", "a wheel with a higher build tag fits"],
    ["foo-1.0-py3-none-any.whl", "a wheel with a higher build tag fits"],
    ["foo-1.0-py30-none-any.whl", "a wheel with a more specific tag fits"],
    ["foo-1.0.tar.gz", "a wheel fits, so nothing is built"],
    ["foo-1.0-9-py3-none-any.whl", "yanked, and a file that is not fits"],
    ["foo-1.0-cp312-cp312-win_amd64.whl", "built for Windows on x86_64"],
  ]);
});

Deno.test("chooseFile() never takes what it cannot judge, and says when that might change the choice", async (t) => {
  const odd = file("foo-1.0-py3-none-any.whl", { requiresPython: "3" });
  const rows: readonly (readonly [
    name: string,
    files: readonly Distribution[],
    chosen: string | undefined,
    uncertain: boolean,
  ])[] = [
    ["nothing else", [odd], undefined, true],
    ["an sdist beside it", [odd, file("foo-1.0.tar.gz")], "foo-1.0.tar.gz", true],
    [
      "a better wheel beside it",
      [odd, file("foo-1.0-cp312-none-any.whl")],
      "foo-1.0-cp312-none-any.whl",
      false,
    ],
    [
      "an unreadable name beside a wheel",
      [file("foo.whl"), file("foo-1.0-py3-none-any.whl")],
      "foo-1.0-py3-none-any.whl",
      true,
    ],
    ["no files", [], undefined, false],
  ];
  for (const [name, files, chosen, uncertain] of rows) {
    await t.step(name, () => {
      const choice = chooseFile(files, LINUX_312);
      assert.deepEqual([choice.chosen?.file.filename, choice.uncertain], [chosen, uncertain]);
    });
  }
});

Deno.test("wheelMatrix() says where a release installs from a wheel, and agrees with chooseFile()", () => {
  const targets = ["linux", "alpine", "windows-arm64", "macos"].map((platform) => (
    parseTarget({ python_version: "3.12", platform })
  ));
  const files = [
    file("foo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
    file("foo-1.0-cp312-cp312-macosx_11_0_arm64.whl", { requiresPython: "what" }),
    file("foo-1.0.tar.gz"),
  ];
  const cells = wheelMatrix(files, targets);
  assert.deepEqual(cells.map(({ installsFrom }) => installsFrom), [
    "wheel",
    "source",
    "source",
    "unknown",
  ]);
  for (const cell of cells) {
    assert.equal(cell.file, chooseFile(files, cell.target).chosen?.file);
  }
  const [none] = wheelMatrix([file("foo-1.0-py2-none-any.whl")], targets);
  assert.equal(none?.installsFrom, "none");
});

Deno.test("chooseFile() judges hostile names in no time and never throws", () => {
  const names = [
    `foo-1-${Array.from({ length: 80 }, (_, n) => `a${n}`).join(".")}-none-any.whl`,
    `foo-1-py3-none-${"manylinux_".repeat(40)}.whl`,
    `foo-1-py3-none-${"1_".repeat(200)}.whl`,
    `${"-".repeat(10_000)}.whl`,
    `${"a".repeat(100_000)}-1-py3-none-any.whl`,
    "\u202efoo-1-py3-none-any.whl",
  ];
  const startedAtMs = performance.now();
  const { chosen, passedOver } = chooseFile(names.map((name) => file(name)), LINUX_312);
  assert.ok(performance.now() - startedAtMs < 500);
  assert.equal(chosen, undefined);
  assert.equal(passedOver.length, names.length);
  assert.ok(passedOver.every(({ reason }) => reason.length < 400));
});

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { readSourceState, sourceFaults, type SourceState } from "../../scripts/release/sources.ts";

const CLEAN: SourceState = { tag: "v1.2.3", tagged: "a1", head: "a1", changes: [] };

Deno.test("sourceFaults() lets nothing but the tag's sources be released", async (t) => {
  const rows: readonly (readonly [string, Partial<SourceState>, RegExp | undefined])[] = [
    ["the tag's", {}, undefined],
    ["no such tag", { tagged: undefined }, /there is no tag "v1\.2\.3"/],
    ["another commit", { head: "b2" }, /is at another commit/],
    ["changes", { changes: [" M main.ts", "?? new.ts"] }, /^2 files are changed or not under/],
    ["no git", { head: undefined, tagged: undefined, changes: undefined }, /git does not tell/],
  ];
  for (const [name, state, fault] of rows) {
    await t.step(name, () => {
      const [first, ...others] = sourceFaults({ ...CLEAN, ...state });
      if (fault === undefined) assert.equal(first, undefined);
      else assert.match(first ?? "", fault);
      assert.equal(others.length, name === "no git" ? 1 : 0);
    });
  }
});

Deno.test("readSourceState() sees a new file, a changed one and a tag left behind", async (t) => {
  const folder = await Deno.makeTempDir();
  const git = async (...args: readonly string[]) => {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@a.example"];
    const { success } = await new Deno.Command("git", {
      args: [...identity, "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false", ...args],
      cwd: folder,
    }).output();
    assert.ok(success, args.join(" "));
  };
  const faults = async () =>
    sourceFaults(await readSourceState("v1.0.0", pathToFileURL(`${folder}/`)));
  try {
    await git("init", "--quiet");
    await Deno.writeTextFile(`${folder}/one`, "1");
    await git("add", "one");
    await git("commit", "--quiet", "-m", "one");
    await t.step("no tag", async () => assert.match((await faults()).join(), /there is no tag/));
    await git("tag", "-a", "v1.0.0", "-m", "one");
    await t.step("the tag's sources", async () => assert.deepEqual(await faults(), []));
    await Deno.writeTextFile(`${folder}/two`, "2");
    await t.step("a new file", async () => assert.match((await faults()).join(), /^1 files are/));
    await git("add", "two");
    await git("commit", "--quiet", "-m", "two");
    await t.step("another commit", async () => assert.match((await faults()).join(), /another/));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

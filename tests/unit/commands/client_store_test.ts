import assert from "node:assert/strict";
import {
  ClientFileError,
  earlierTexts,
  readStored,
  replaceStored,
} from "../../../src/commands/client_store.ts";

const NOW = new Date("2026-11-23T04:05:06.789Z");
const STAMP = "20261123T040506Z";

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function names(folder: string): readonly string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name).toSorted();
}

Deno.test("replaceStored() keeps what was there, and never in place of what was kept before", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/mcp.json`;
    await Deno.writeTextFile(path, "first");
    for (const text of ["second", "third"]) {
      await replaceStored(await readStored(path), text, NOW);
    }
    const backups = [1, 2].map((count) => `mcp.json.pypi-mcp-backup-${STAMP}-00${count}`);
    assert.deepEqual(names(folder), ["mcp.json", ...backups]);
    assert.equal(await Deno.readTextFile(path), "third");
    assert.deepEqual(await earlierTexts(await readStored(path)), ["second", "first"]);
    const later = new Date(NOW.getTime() + 3_600_000);
    await replaceStored(await readStored(path), "fourth", later);
    assert.deepEqual((await earlierTexts(await readStored(path)))[0], "third");
  });
});

Deno.test("earlierTexts() leaves out what is no text", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/mcp.json`;
    await Deno.writeTextFile(path, "first");
    await replaceStored(await readStored(path), "second", NOW);
    await Deno.writeFile(`${path}.pypi-mcp-backup-mine`, Uint8Array.of(0xff, 0xfe));
    assert.deepEqual(await earlierTexts(await readStored(path)), ["first"]);
  });
});

Deno.test("replaceStored() makes folders and a file that only its owner reads, and takes a file away", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/a/b/mcp.json`;
    assert.equal(await replaceStored(await readStored(path), "text", NOW), undefined);
    const { mode } = await Deno.stat(path);
    if (mode !== null) assert.equal(mode & 0o777, 0o600);
    const kept = await replaceStored(await readStored(path), undefined, NOW);
    assert.deepEqual(names(`${folder}/a/b`), [`mcp.json.pypi-mcp-backup-${STAMP}-001`]);
    assert.equal(await Deno.readTextFile(kept ?? ""), "text");
  });
});

Deno.test("replaceStored() writes through links, with the rights of the file", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/dotfiles`);
    const real = `${folder}/dotfiles/mcp.json`;
    await Deno.writeTextFile(real, "old");
    await Deno.chmod(real, 0o640);
    await Deno.symlink("dotfiles", `${folder}/linked`);
    await Deno.symlink("linked/mcp.json", `${folder}/mcp.json`);
    const kept = await replaceStored(await readStored(`${folder}/mcp.json`), "new", NOW);
    assert.equal(await Deno.readTextFile(real), "new");
    assert.equal(Number((await Deno.stat(real)).mode) & 0o777, 0o640);
    assert.equal(Number((await Deno.stat(kept ?? "")).mode) & 0o777, 0o640);
    assert.ok((await Deno.lstat(`${folder}/mcp.json`)).isSymlink);
    assert.equal(names(`${folder}/dotfiles`).length, 2);
  });
});

Deno.test("replaceStored() leaves the file to its owner, and what is kept of it, too", {
  ignore: Deno.build.os === "windows" || Deno.uid() !== 0, // nobody else may give files away
}, async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/mcp.json`;
    await Deno.writeTextFile(path, "old");
    await Deno.chown(path, 1_234, 1_235);
    const kept = await replaceStored(await readStored(path), "new", NOW);
    for (const one of [path, kept ?? ""]) {
      const { uid, gid } = await Deno.stat(one);
      assert.deepEqual([uid, gid], [1_234, 1_235], one);
    }
  });
});

Deno.test("replaceStored() does nothing where somebody else has written, or is writing", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/mcp.json`;
    await Deno.writeTextFile(path, "old");
    const file = await readStored(path);
    await Deno.writeTextFile(path, "theirs");
    await assert.rejects(replaceStored(file, "ours", NOW), {
      name: ClientFileError.name,
      message: /somebody else has written it/,
    });
    assert.equal(await Deno.readTextFile(path), "theirs");
    const missing = await readStored(`${folder}/other.json`);
    await Deno.writeTextFile(`${folder}/other.json`, "theirs");
    await assert.rejects(replaceStored(missing, "ours", NOW), /somebody else has written it/);
    assert.equal(await Deno.readTextFile(`${folder}/other.json`), "theirs");
    assert.ok(!names(folder).some((name) => name.endsWith("-new")), names(folder).join());
    await Deno.writeTextFile(`${folder}/.mcp.json.pypi-mcp-new`, "half");
    await assert.rejects(
      replaceStored(await readStored(path), "ours", NOW),
      /another install writes it, or was cut off: expected no file/,
    );
    assert.equal(await Deno.readTextFile(path), "theirs");
    assert.equal(await Deno.readTextFile(`${folder}/.mcp.json.pypi-mcp-new`), "half");
  });
});

Deno.test("replaceStored() of many at once writes one whole text", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/mcp.json`;
    await Deno.writeTextFile(path, "old");
    const file = await readStored(path);
    const texts = Array.from({ length: 8 }, (_, count) => String(count).repeat(100_000));
    const outcomes = await Promise.allSettled(
      texts.map((text) => replaceStored(file, text, NOW)),
    );
    const written = outcomes.flatMap(({ status }, index) => status === "fulfilled" ? [index] : []);
    assert.equal(written.length, 1);
    assert.equal(await Deno.readTextFile(path), texts[written[0] ?? -1]);
    assert.ok(!names(folder).includes(".mcp.json.pypi-mcp-new"));
  });
});

Deno.test("readStored() refuses what it could not write back as it was", {
  ignore: Deno.build.os === "windows",
}, async (t) => {
  await inFolder(async (folder) => {
    await Deno.writeFile(`${folder}/utf16`, Uint8Array.of(0xff, 0xfe, 0x7b, 0));
    await Deno.symlink("nowhere", `${folder}/dangling`);
    await Deno.mkdir(`${folder}/folder`);
    await Deno.writeTextFile(`${folder}/protected`, "{}");
    await Deno.chmod(`${folder}/protected`, 0o444);
    await Deno.writeTextFile(`${folder}/huge`, " ".repeat(16 * 2 ** 20 + 1));
    const rows: readonly (readonly [string, RegExp])[] = [
      ["utf16", /not UTF-8/],
      ["dangling", /a link to a file that does not exist/],
      ["folder", /no regular file/],
      ["protected", /write-protected/],
      ["huge", /over \d+ bytes/],
    ];
    for (const [name, message] of rows) {
      await t.step(name, async () => {
        await assert.rejects(readStored(`${folder}/${name}`), {
          name: ClientFileError.name,
          message,
        });
      });
    }
  });
});

Deno.test("readStored() hands on a byte order mark", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/mcp.json`, "\uFEFF{}");
    assert.equal((await readStored(`${folder}/mcp.json`)).text, "\uFEFF{}");
  });
});

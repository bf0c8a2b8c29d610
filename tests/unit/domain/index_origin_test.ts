import assert from "node:assert/strict";
import { otherOwners, ownersText } from "../../../src/domain/index_origin.ts";

Deno.test("otherOwners() names every index whose files stand together, and none for the main one", () => {
  const main = { name: "pypi", isMain: true, alsoOn: ["corp"], unread: [] };
  const corp = { name: "corp", isMain: false, alsoOn: ["pypi"], unread: [] };
  assert.equal(otherOwners(undefined), undefined);
  assert.equal(otherOwners(main), undefined);
  assert.deepEqual(otherOwners(corp), ["corp"]);
  assert.deepEqual(otherOwners({ ...corp, isMerged: true }), ["corp", "pypi"]);
});

Deno.test("ownersText() does not give files of several indexes to one of them", () => {
  assert.equal(ownersText(["corp"]), 'index "corp" serves this project');
  assert.match(ownersText(["corp", "pypi"]), /^files of several indexes \("corp", "pypi"\) are/);
});

import assert from "node:assert/strict";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import { createCatalogue } from "../../src/demo/catalogue.ts";
import { ALL_ADVISORIES } from "../../src/demo/facts/all_advisories.ts";
import { ALL_PROJECTS } from "../../src/demo/facts/all_projects.ts";
import { osvRecord } from "../../src/demo/render/osv_record.ts";
import { recordedFiles, recordedTest } from "../support/recorded.ts";

/** The schema is OSV's own (recorded, not ours); the validator is the one that the SDK brings. */
function osvSchema(): (record: unknown) => string | undefined {
  const file = recordedFiles("osv").find(({ path }) => path.endsWith("osv-schema.json"));
  assert.ok(file !== undefined);
  const check = new CfWorkerJsonSchemaValidator().getValidator(JSON.parse(file.text));
  return (record) => {
    const outcome = check(record);
    return outcome.valid ? undefined : outcome.errorMessage;
  };
}

recordedTest("every record of the embedded upstream is valid by OSV's own schema", async (t) => {
  const faultsOf = osvSchema();
  const catalogue = createCatalogue(ALL_PROJECTS, ALL_ADVISORIES);
  for (const advisory of ALL_ADVISORIES) {
    await t.step(advisory.id, () => {
      assert.equal(faultsOf(osvRecord(advisory, catalogue)), undefined);
    });
  }
});

recordedTest("the check is real: a record without its time of change is not valid", () => {
  const faultsOf = osvSchema();
  assert.notEqual(faultsOf({ id: "GHSA-xxxx-xxxx-xxxx" }), undefined);
});

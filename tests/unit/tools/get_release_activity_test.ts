import assert from "node:assert/strict";
import { describeActivity, getReleaseActivity } from "../../../src/tools/get_release_activity.ts";
import {
  distribution,
  fakeCall,
  fakeDependencies,
  NOW_MS,
  projectDocument,
  release,
} from "../../support/fake_sources.ts";

Deno.test("get_release_activity answers in the contract's fields", async () => {
  const document = projectDocument("Example", [
    release("1.0", { uploadedAt: "2025-01-01T00:00:00Z" }),
    release("2.0", [
      distribution("example-2.0.tar.gz", { uploadedAt: "2026-11-01T00:00:00.5Z", sizeBytes: 500 }),
      distribution("example-2.0-py3-none-any.whl", { uploadedAt: "2026-11-01T00:00:00Z" }),
    ]),
    release("1.1", { uploadedAt: "2026-11-11T00:00:00Z", yank: {} }), // a back-port
    release("3.0", []),
  ]);
  const { structured, text } = await getReleaseActivity.call(
    { package_name: "example" },
    fakeDependencies({ projects: { example: document } }),
    fakeCall(),
  );
  assert.equal(structured.total_releases, 4);
  assert.equal(structured.undated_releases, 1);
  assert.equal(structured.recent_releases, 2);
  assert.equal(structured.window_days, 365);
  assert.deepEqual(structured.first_release, {
    version: "1.0",
    uploaded_at: "2025-01-01T00:00:00Z",
  });
  assert.deepEqual(structured.latest_release, {
    version: "1.1",
    uploaded_at: "2026-11-11T00:00:00Z",
  });
  assert.equal(structured.latest_release_age_days, 11);
  assert.equal(structured.release_cadence_days, 339.5);
  assert.equal(structured.cadence_classification, "stalled");
  assert.deepEqual((structured.releases as unknown[]).slice(0, 2), [{
    version: "1.1",
    uploaded_at: "2026-11-11T00:00:00Z",
    type: "stable",
    size: 1000,
    yanked: true,
    file_count: 1,
    package_types: ["wheel"],
  }, {
    version: "2.0",
    uploaded_at: "2026-11-01T00:00:00Z",
    type: "stable",
    size: 1500,
    yanked: false,
    file_count: 2,
    package_types: ["sdist", "wheel"],
  }]);
  assert.match(text, /stalled, median 339\.5 days/);
  assert.match(text, /4 releases, 2 in the last 365 days; 1 without an upload time/);
  assert.match(text, /Rule: /);
});

Deno.test("describeActivity() counts in the window that was asked for, and caps the list", () => {
  const day = 86_400_000;
  const releases = Array.from(
    { length: 30 },
    (_, index) =>
      release(`1.${index}`, { uploadedAt: new Date(NOW_MS - index * 10 * day).toISOString() }),
  );
  const document = projectDocument("Example", releases);
  const answer = describeActivity(document, { limit: 5, windowDays: 100, nowMs: NOW_MS });
  assert.equal(answer.recent_releases, 11);
  assert.equal(answer.cadence_classification, "fast");
  assert.equal(answer.release_cadence_days, 10);
  assert.deepEqual(answer.releases.map(({ version }) => version), [
    "1.0",
    "1.1",
    "1.2",
    "1.3",
    "1.4",
  ]);
  assert.deepEqual(answer.truncated, [
    { field: "releases", omitted: 25, how: "call again with a larger limit" },
  ]);
});

Deno.test("describeActivity() does not call releases of unknown time none", () => {
  const document = projectDocument("Example", [release("1.0", [])]);
  const answer = describeActivity(document, { limit: 5, windowDays: 100, nowMs: NOW_MS });
  assert.equal(answer.cadence_classification, "insufficient-data");
  assert.equal(answer.latest_release, undefined);
  assert.deepEqual(answer.releases, []);
});

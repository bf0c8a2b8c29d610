import assert from "node:assert/strict";
import { renderPopularProjects } from "../../../scripts/generate_popular_projects.ts";
import { normalizeName } from "../../../src/domain/name.ts";
import { POPULAR_PROJECTS, POPULAR_PROJECTS_DATE } from "../../../src/domain/popular_projects.ts";

Deno.test("POPULAR_PROJECTS holds each normalised name once, with a date", () => {
  assert.equal(POPULAR_PROJECTS.length, 2_000);
  assert.equal(new Set(POPULAR_PROJECTS).size, POPULAR_PROJECTS.length);
  for (const name of POPULAR_PROJECTS) assert.equal(name, normalizeName(name));
  assert.match(POPULAR_PROJECTS_DATE, /^\d{4}-\d{2}-\d{2}$/);
  for (const name of ["requests", "numpy", "django", "flask"]) {
    assert.ok(POPULAR_PROJECTS.some((popular) => popular === name), name);
  }
});

Deno.test("renderPopularProjects() sorts by downloads, normalises and drops doubles", () => {
  const text = renderPopularProjects({
    last_update: "2026-04-01 06:34:06",
    rows: [
      { project: "b", download_count: 1 },
      { project: "Zope.Interface", download_count: 3 },
      { project: "zope_interface", download_count: 2 },
      { project: "not a name`", download_count: 9 },
    ],
  });
  assert.match(text, /`\nzope-interface b\n`/);
  assert.match(text, /POPULAR_PROJECTS_DATE = "2026-04-01"/);
});

Deno.test("renderPopularProjects() refuses another shape", () => {
  assert.throws(() => renderPopularProjects({ rows: [{ name: "flask" }] }));
});

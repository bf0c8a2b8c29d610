import assert from "node:assert/strict";
import { at, BASE_URLS, demoFetch, listAt } from "../demo_fetch.ts";

const API = `${BASE_URLS.pypistats}/api/packages`;

Deno.test("recent tells day, week and month, or the one that was asked for", async () => {
  const whole = await (await demoFetch(`${API}/flask/recent`)).json();
  assert.deepEqual(Object.keys(Object(at(whole, "data"))), ["last_day", "last_month", "last_week"]);
  assert.equal(at(whole, "type"), "recent_downloads");
  const month = await (await demoFetch(`${API}/flask/recent?period=month`)).json();
  assert.deepEqual(Object.keys(Object(at(month, "data"))), ["last_month"]);
  assert.equal(at(month, "data", "last_month"), at(whole, "data", "last_month"));
});

Deno.test("overall counts with and without mirrors over the same days", async () => {
  const whole = listAt(await (await demoFetch(`${API}/flask/overall`)).json(), "data");
  const url = `${API}/flask/overall?mirrors=false`;
  const some = listAt(await (await demoFetch(url)).json(), "data");
  assert.equal(some.length * 2, whole.length);
  assert.ok(some.every((row) => at(row, "category") === "without_mirrors"));
});

Deno.test("unknown projects are the text 404, or an empty list by kind", async (t) => {
  for (const path of ["no-such-project/recent", "no-such-project/overall", "Flask/recent"]) {
    await t.step(path, async () => {
      const response = await demoFetch(`${API}/${path}`);
      assert.equal(response.status, 404);
      assert.equal(await response.text(), "404");
    });
  }
  for (const kind of ["python_major", "python_minor", "system"]) {
    await t.step(kind, async () => {
      const response = await demoFetch(`${API}/no-such-project/${kind}`);
      assert.equal(response.status, 200);
      assert.deepEqual(listAt(await response.json(), "data"), []);
    });
  }
});

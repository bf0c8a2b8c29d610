import assert from "node:assert/strict";
import { at, BASE_URLS, demoFetch } from "../demo_fetch.ts";

const PYPI = BASE_URLS.pypi;

async function items(path: string): Promise<readonly { title: string; date: number }[]> {
  const response = await demoFetch(PYPI + path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/xml/);
  const text = await response.text();
  return Array.from(
    text.matchAll(/<item>\s*<title>([^<]*)<\/title>[^]*?<pubDate>([^<]*)<\/pubDate>/g),
    ([, title = "", date = ""]) => ({ title, date: Date.parse(date) }),
  );
}

Deno.test("the feeds hold the newest first, as many as PyPI sends", async (t) => {
  const rows: readonly (readonly [path: string, count: number, title: RegExp])[] = [
    ["/rss/updates.xml", 100, /^[a-z0-9-]+ [0-9][^ ]*$/],
    ["/rss/packages.xml", 40, / added to PyPI$/],
    ["/rss/project/django/releases.xml", 40, /^[0-9][^ ]*$/],
  ];
  for (const [path, count, title] of rows) {
    await t.step(path, async () => {
      const found = await items(path);
      assert.equal(found.length, count);
      for (const item of found) assert.match(item.title, title);
      const dates = found.map(({ date }) => date);
      assert.deepEqual(dates, [...dates].sort((a, b) => b - a));
    });
  }
});

Deno.test("the feed of an unknown project is an HTML page with status 404", async () => {
  const response = await demoFetch(`${PYPI}/rss/project/no-such-project/releases.xml`);
  assert.equal(response.status, 404);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  await response.body?.cancel();
});

Deno.test("/stats/ is HTML unless JSON is asked for, and sums the files", async () => {
  const html = await demoFetch(`${PYPI}/stats/`);
  assert.match(html.headers.get("content-type") ?? "", /^text\/html/);
  await html.body?.cancel();
  const json = await demoFetch(`${PYPI}/stats/`, { headers: { accept: "application/json" } });
  const body = await json.json();
  const sizes = Object.values(Object(at(body, "top_packages"))).map((entry) => (
    Number(at(entry, "size"))
  ));
  assert.equal(sizes.reduce((sum, size) => sum + size, 0), at(body, "total_packages_size"));
});

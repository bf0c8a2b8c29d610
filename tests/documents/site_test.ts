import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { siteFaults } from "../../scripts/site/check.ts";
import type { SiteSettings } from "../../scripts/site/entry_files.ts";
import { relativeLinks, rewriteLinks } from "../../scripts/site/links.ts";
import { answerRequest } from "../../scripts/site/serve.ts";
import { siteSections } from "../../scripts/site/pages.ts";
import { githubSlug } from "../../scripts/site/vitepress/github_slug.mjs";
import { documentsOnDisk } from "../../scripts/site/documents_on_disk.ts";
import { ROOT } from "../support/source_files.ts";

const TARGETS = {
  pages: new Map([["docs/ONE.md", "one"], ["docs/tools/a.md", "tools/a"], ["SECURITY.md", "two"]]),
  repository: "https://code.invalid/p",
};

Deno.test("rewriteLinks() leads to pages, and to the repository for what is none", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["docs/ONE.md", "see [a](tools/a.md#x)", "see [a](/tools/a.md#x)"],
    ["docs/tools/a.md", "[up](../ONE.md), [s](../../SECURITY.md)", "[up](/one.md), [s](/two.md)"],
    ["docs/ONE.md", "[f](../deploy/b.yaml)", "[f](https://code.invalid/p/blob/main/deploy/b.yaml)"],
    ["docs/ONE.md", "[h](#here) [w](https://w.invalid/)", "[h](#here) [w](https://w.invalid/)"],
    ["docs/ONE.md", "[`code`](tools/a.md)", "[`code`](/tools/a.md)"],
    ["docs/ONE.md", "```md\n[a](tools/a.md)\n```", "```md\n[a](tools/a.md)\n```"],
  ];
  for (const [source, before, after] of rows) {
    await t.step(before, () => assert.equal(rewriteLinks(before, source, TARGETS), after));
  }
});

Deno.test("siteSections() refuses a document without a place, and a place without a document", async () => {
  const documents = await documentsOnDisk(ROOT);
  assert.throws(() => siteSections([...documents, "docs/NEW.md"]), /Cannot place docs\/NEW\.md/);
  assert.throws(
    () => siteSections(documents.filter((path) => path !== "docs/TESTING.md")),
    /Cannot read .*docs\/TESTING\.md: no such document/,
  );
});

Deno.test("githubSlug() gives the anchors that GitHub gives", async (t) => {
  const rows = [
    ["One call, from top to bottom", "one-call-from-top-to-bottom"],
    ["Toolset packages", "toolset-packages"],
    ["Can I move to 3.14?", "can-i-move-to-314"],
    ["stdin/stdout & more", "stdinstdout--more"],
    ["Straße", "straße"],
    ["snake_case", "snake_case"],
  ] as const;
  for (const [heading, slug] of rows) {
    await t.step(heading, () => assert.equal(githubSlug(heading), slug));
  }
});

Deno.test("answerRequest() finds pages below its base, and nothing beside the site", async (t) => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/site/tools`, { recursive: true });
  await Deno.writeTextFile(`${folder}/secret.html`, "secret");
  await Deno.writeTextFile(`${folder}/site/404.html`, "none");
  await Deno.writeTextFile(`${folder}/site/one.html`, "one");
  await Deno.writeTextFile(`${folder}/site/tools/index.html`, "tools");
  const site = { built: pathToFileURL(`${folder}/site/`), base: "/b/" };
  const rows = [
    ["/b/one", 200, "one"],
    ["/b/one.html", 200, "one"],
    ["/b/tools/", 200, "tools"],
    ["/b/two", 404, "none"],
    ["/b/tools", 404, "none"],
    ["/b/%2e%2e/secret.html", 404, "Not found"],
    ["/b/..%2fsecret.html", 404, "none"],
    ["/b//etc/hostname", 404, "none"],
    ["/", 404, "Not found"],
  ] as const;
  for (const [path, status, text] of rows) {
    await t.step(path, async () => {
      const response = await answerRequest({ url: `http://127.0.0.1${path}` }, site);
      assert.deepEqual([response.status, await response.text()], [status, text]);
    });
  }
  await Deno.remove(folder, { recursive: true });
});

/** A site of two pages that is whole, and what is laid over it. */
async function faultsOf(over: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await Deno.makeTempDir();
  const files = {
    "index.html": '<h1 id="top">x</h1><a href="/b/one.html#part">1</a><script src="/b/a.js">',
    "one.html": '<h2 id="part">y</h2><a href="/b/">home</a><a href="#part">here</a>',
    "a.js": "",
    "localSearchIndexroot.js": "",
    "s.css": "a { background: url(data:x) }",
    ...over,
  };
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${folder}/${name}`, text);
  }
  const settings: SiteSettings = {
    version: "1",
    base: "/b/",
    repository: "",
    outDir: "",
    sections: [{
      title: "",
      pages: [{ source: "I.md", path: "index", title: "" }, {
        source: "O.md",
        path: "one",
        title: "",
      }],
    }],
  };
  try {
    return await siteFaults(pathToFileURL(`${folder}/`), settings);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("siteFaults() finds nothing in a site that is whole", async () => {
  assert.deepEqual(await faultsOf({}), []);
});

Deno.test("siteFaults() names each fault", async (t) => {
  const link = (href: string) => ({ "one.html": `<h2 id="part"></h2><a href="${href}">z</a>` });
  const load = (tag: string) => ({ "one.html": `<h2 id="part"></h2>${tag}` });
  const rows: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [link("/b/none.html"), /one\.html links to \/b\/none\.html: no such page/],
    [link("/b/#bottom"), /links to \/b\/#bottom: no such anchor/],
    [link("#bottom"), /links to #bottom: no such anchor/],
    [load('<script src="https://cdn.invalid/x.js">'), /loads https:\/\/cdn.*not the site's own/],
    [load('<link rel="stylesheet" href="//fonts.invalid/f">'), /not the site's own/],
    [load('<img src="/b/none.png">'), /loads \/b\/none\.png, which is not there/],
    [{ "s.css": "@import 'https://f.invalid/x.css'" }, /s\.css loads https:\/\/f\.invalid/],
    [{ "s.css": "a { background: url(//f.invalid/x) }" }, /s\.css loads \/\/f\.invalid/],
    [{ "lost.html": "" }, /lost\.html cannot be reached from the home page/],
  ];
  for (const [over, expected] of rows) {
    await t.step(String(expected), async () => {
      const faults = await faultsOf(over);
      assert.equal(faults.length, 1, faults.join("\n"));
      assert.match(faults[0] ?? "", expected);
    });
  }
});

Deno.test("every link between the documents leads to a file, and its anchor to a heading, on GitHub too", async () => {
  const faults: string[] = [];
  for (const source of ["README.md", ...await documentsOnDisk(ROOT)]) {
    const text = await Deno.readTextFile(new URL(source, ROOT));
    for (const { path, anchor } of relativeLinks(text, source)) {
      const found = await Deno.readTextFile(new URL(path === "" ? source : path, ROOT))
        .catch(() => undefined);
      if (found === undefined && !await isFolder(path)) faults.push(`${source}: ${path}`);
      if (found !== undefined && path.endsWith(".md") && anchor !== "") {
        if (!anchorsOf(found).has(decodeURIComponent(anchor.slice(1)))) {
          faults.push(`${source}: ${path}${anchor}`);
        }
      }
    }
  }
  assert.deepEqual(faults, []);
});

async function isFolder(path: string): Promise<boolean> {
  return await Deno.stat(new URL(path, ROOT)).then((stat) => stat.isDirectory, () => false);
}

/** The headings' anchors; the second of a name gets `-1`. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const outside = markdown.replaceAll(/^(`{3,})[^]*?^\1/gm, "");
  for (const [, heading = ""] of outside.matchAll(/^#{1,6} +(.+)$/gm)) {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
    const slug = githubSlug(plain);
    let [name, count] = [slug, 0];
    while (anchors.has(name)) name = `${slug}-${count += 1}`;
    anchors.add(name);
  }
  return anchors;
}

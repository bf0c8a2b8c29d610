import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { decodeHtmlIndexPage } from "../../../../src/upstream/pypi/wire_index_html.ts";
import { recordedFiles, recordedTest } from "../../../support/recorded.ts";

const PLACE = { asked: parseProjectName("demo"), pageUrl: "https://index.example/simple/demo/" };
const SHA256 = "0123456789abcdef".repeat(4);

/** A page of one index; `head` and `body` as they are. */
function page(body: string, head = '<meta name="pypi:repository-version" content="1.0">'): string {
  return `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
}

function link(attributes: string, text = "demo-1.0.tar.gz"): string {
  return `<a href="demo-1.0.tar.gz" ${attributes}>${text}</a><br/>`;
}

function fileOf(text: string) {
  const { files } = decodeHtmlIndexPage(text, PLACE);
  assert.equal(files.length, 1);
  const [file] = files;
  assert.ok(file !== undefined);
  return file;
}

function refuses(text: string, detail: RegExp) {
  assert.throws(() => decodeHtmlIndexPage(text, PLACE), (error) => {
    assert.ok(error instanceof UpstreamError, String(error));
    assert.equal(error.kind, "malformed");
    assert.match(error.detail ?? "", detail);
    return true;
  });
}

Deno.test("decodeHtmlIndexPage() reads a page", () => {
  const read = decodeHtmlIndexPage(
    page(
      `<a href="../../files/demo-1.0-py3-none-any.whl#sha256=${SHA256}"
        data-requires-python="&gt;=3.8,&lt;4" data-core-metadata="sha256=${SHA256}"
        data-provenance="/provenance/1">demo-1.0-py3-none-any.whl</a>
       <a href="demo-1.0.tar.gz">demo-1.0.tar.gz</a><!--SERIAL 42-->`,
    ),
    PLACE,
  );
  assert.deepEqual(read, {
    name: "demo",
    status: undefined,
    statusReason: undefined,
    files: [{
      filename: "demo-1.0-py3-none-any.whl",
      url: "https://index.example/files/demo-1.0-py3-none-any.whl",
      kind: "wheel",
      sizeBytes: undefined,
      pythonTag: "py3",
      uploadedAt: undefined,
      yank: undefined,
      requiresPython: ">=3.8,<4",
      sha256: SHA256,
      coreMetadata: { sha256: SHA256 },
      provenanceUrl: "https://index.example/provenance/1",
    }, {
      filename: "demo-1.0.tar.gz",
      url: "https://index.example/simple/demo/demo-1.0.tar.gz",
      kind: "sdist",
      sizeBytes: undefined,
      pythonTag: "source",
      uploadedAt: undefined,
      yank: undefined,
      requiresPython: undefined,
      sha256: undefined,
      coreMetadata: false, // the index knows the attribute and leaves it out here
      provenanceUrl: undefined,
    }],
    versions: ["1.0"],
    lastSerial: 42,
  });
});

Deno.test("decodeHtmlIndexPage() reads yanks: an empty reason still yanks (PEP 592)", async (t) => {
  const rows: [string, unknown][] = [
    ["", undefined],
    ["data-yanked", { reason: undefined }],
    ['data-yanked=""', { reason: undefined }],
    ['data-yanked="broken &amp; bad"', { reason: "broken & bad" }],
  ];
  for (const [attributes, yank] of rows) {
    await t.step(attributes, () => assert.deepEqual(fileOf(page(link(attributes))).yank, yank));
  }
});

Deno.test("decodeHtmlIndexPage() reads core metadata, the newer spelling first (PEP 714)", async (t) => {
  const rows: [string, unknown][] = [
    ["", undefined],
    ['data-core-metadata="true"', {}],
    [`data-core-metadata="sha256=${SHA256}"`, { sha256: SHA256 }],
    [`data-dist-info-metadata="sha256=${SHA256}"`, { sha256: SHA256 }],
    [`data-core-metadata="true" data-dist-info-metadata="sha256=${SHA256}"`, {}],
    ['data-core-metadata="md5=0"', {}],
    ['data-core-metadata="false"', false],
  ];
  for (const [attributes, told] of rows) {
    await t.step(
      attributes,
      () => assert.deepEqual(fileOf(page(link(attributes))).coreMetadata, told),
    );
  }
});

Deno.test("decodeHtmlIndexPage() takes the file name from the URL, or the text where that is none", async (t) => {
  const rows: [string, string, string | undefined][] = [
    ["demo-1.0.tar.gz#sha256=0", "anything", "demo-1.0.tar.gz"],
    ["demo-1.0.tar.gz", "demo.tar.gz", "demo-1.0.tar.gz"],
    ["demo-1.0%2Bcpu-py3-none-any.whl?token=1", "x", "demo-1.0+cpu-py3-none-any.whl"],
    ["/files/7/content", "  demo-1.0.tar.gz\n ", "demo-1.0.tar.gz"],
    ["", "demo-1.0.tar.gz", "demo-1.0.tar.gz"],
    ["demo-%E0%A4%A-1.0.zip", "x", "demo-%E0%A4%A-1.0.zip"],
    [`demo-1.0.custom#sha256=${SHA256}`, "x", "demo-1.0.custom"],
    ["../", "Parent directory", undefined],
    ["https://demo.example/", "home page", undefined],
  ];
  for (const [href, text, filename] of rows) {
    await t.step(`${href} ${text}`, () => {
      const { files } = decodeHtmlIndexPage(page(`<a href="${href}">${text}</a>`), PLACE);
      assert.deepEqual(
        files.map((file) => file.filename),
        filename === undefined ? [] : [filename],
      );
    });
  }
});

Deno.test("decodeHtmlIndexPage() resolves URLs against <base> and drops fragments", async (t) => {
  const rows: [string, string][] = [
    ["", "https://index.example/simple/demo/demo-1.0.tar.gz"],
    ['<base href="/mirror/">', "https://index.example/mirror/demo-1.0.tar.gz"],
    ['<base href="https://cdn.example/x/">', "https://cdn.example/x/demo-1.0.tar.gz"],
  ];
  for (const [base, url] of rows) {
    await t.step(base, () => assert.equal(fileOf(page(link(""), base)).url, url));
  }
});

Deno.test("decodeHtmlIndexPage() tells the status only where the index has heard of it (PEP 792)", async (t) => {
  const version = (text: string) => `<meta name="pypi:repository-version" content="${text}">`;
  const status = (text: string) => `<meta name="pypi:project-status" content="${text}">`;
  const rows: [string, string | undefined][] = [
    [version("1.0"), undefined],
    [version("1.4"), "active"],
    [version("1.12"), "active"],
    [version("1.4") + status("archived"), "archived"],
    [version("1.0") + status("quarantined"), "quarantined"],
    [version("1.4") + status("sleeping"), undefined],
  ];
  for (const [head, told] of rows) {
    await t.step(head, () => {
      assert.equal(decodeHtmlIndexPage(page("", head), PLACE).status, told);
    });
  }
});

Deno.test("decodeHtmlIndexPage() believes that there are no files only of an index page", async (t) => {
  const empty = [
    "<h1>Links for demo</h1>",
    "<title>Simple Index</title>",
    "<title>x: links for demo</title>",
    "<title>Links for DEMO</title>",
    "<h1>Links for all projects</h1>",
  ];
  for (const text of empty) {
    await t.step(text, () => assert.deepEqual(decodeHtmlIndexPage(text, PLACE).files, []));
  }
  const others = [
    "",
    "<!DOCTYPE html><title>Client Challenge</title><script>1</script>",
    "<title>Sign in</title><form><input type=password></form><a href=/app-2.exe>Download our app</a>",
    "Not an HTML page at all",
    '{"files": []}',
  ];
  for (const text of others) {
    await t.step(text, () => refuses(text, /not a page of a package index/));
  }
  await t.step("that of another project is none", () => {
    refuses("<title>Links for other</title>", /about another project/);
    refuses("<h1>Links for other</h1><a href=other-1.0.zip>x</a>", /about another project/);
    const ours = '<title>Links for stable</title><a href="demo-1.0.zip">demo-1.0.zip</a>';
    assert.deepEqual(decodeHtmlIndexPage(ours, PLACE).versions, ["1.0"]);
  });
  await t.step("a directory listing is one", () => {
    const listing =
      '<title>Index of /demo</title><a href="../">../</a><a href="demo-1.0.zip">demo-1.0.zip</a>';
    assert.deepEqual(decodeHtmlIndexPage(listing, PLACE).versions, ["1.0"]);
  });
});

Deno.test("decodeHtmlIndexPage() refuses what it cannot read", async (t) => {
  const version = (text: string) =>
    page("", `<meta name="pypi:repository-version" content="${text}">`);
  for (const text of ["2.0", "1", "", "one"]) {
    await t.step(`version ${text}`, () => refuses(version(text), /not 1\.x/));
  }
  await t.step(
    "a file behind another scheme",
    () =>
      refuses(
        page('<a href="ftp://x.example/demo-1.0.zip">demo-1.0.zip</a>'),
        /no usable name or URL/,
      ),
  );
  await t.step("a deep page, in no time", () => {
    const startedAtMs = performance.now();
    refuses(page("<b>".repeat(200_000) + "</i>".repeat(200_000)), /nested/);
    assert.ok(performance.now() - startedAtMs < 2_000);
  });
});

recordedTest("decodeHtmlIndexPage() reads every recorded page", async (t) => {
  const projects: Readonly<Record<string, string>> = {
    "pypi_simple_response.html": "luigi",
    "pypi_simple_response_attrs.html": "attrs",
    "pypi_simple_response_django.html": "django",
    "pypi_simple_response_requests.html": "requests",
    "pypi_simple_response_underscore.html": "luigi-ext",
    "pypi_simple_response_urllib3.html": "urllib3",
    "pypi_simple_response_yanked.html": "luigi",
    "renovate-versions-archives.html": "company-aws-sso-client",
    "renovate-versions-html-hyphens.html": "package-with-hyphens",
    "renovate-versions-html-invalid-version.html": "invalid-version",
    "renovate-versions-html-mixed-case.html": "packagewithmixedcase",
    "renovate-versions-html-mixed-hyphens.html": "image-collector",
    "renovate-versions-html-snowflake-legacy.html": "snowflake-legacy",
    "renovate-versions-html-with-non-normalized-name.html": "friendly-bard",
    "renovate-versions-html-with-periods.html": "package-with-periods",
    "renovate-versions-html-with-whitespaces.html": "package-with-whitespaces",
  };
  for (const { path, text } of recordedFiles("simple-html", ".html")) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    await t.step(file, () => {
      const asked = parseProjectName(projects[file] ?? "dj-database-url");
      const read = decodeHtmlIndexPage(text, {
        asked,
        pageUrl: `https://i.example/simple/${asked}/`,
      });
      const archives = text.match(/<a [^>]*>[^<]*\.(?:whl|zip|gz|egg|exe|bz2|tgz)\s*</g) ?? [];
      assert.equal(read.files.length, archives.length);
      // The one without tells names that no installer can read.
      assert.equal(read.versions.length > 0, !file.includes("invalid-version"));
      const yanked = text.match(/data-yanked/g) ?? [];
      assert.equal(read.files.filter(({ yank }) => yank !== undefined).length, yanked.length);
    });
  }
});

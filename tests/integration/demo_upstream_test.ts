import assert from "node:assert/strict";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import type { Fault } from "../support/faults.ts";

const PROJECT = "/pypi/requests/json";

/** What a plain client sees: a status, or the name of the error. */
async function seen(url: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(url, { redirect: "manual", ...init });
    const text = await response.text();
    return `${response.status} ${response.headers.get("content-type")} ${text.length > 1000}`;
  } catch (error) {
    return error instanceof Error ? error.name : "unknown";
  }
}

Deno.test("startFakeUpstream() serves every service on one port and points addresses at it", async () => {
  await using upstream = startFakeUpstream();
  const headers = { accept: "application/vnd.pypi.simple.v1+json" };
  const page = await (await fetch(`${upstream.url}/simple/jinja2/`, { headers })).json();
  const wheel = page.files.find(({ filename }: { filename: string }) => (
    filename === "jinja2-3.1.6-py3-none-any.whl"
  ));
  assert.ok(wheel.url.startsWith(`${upstream.url}/packages/`));
  const metadata = await (await fetch(`${wheel.url}.metadata`)).text();
  assert.match(metadata, /^Metadata-Version: /);
  const body = JSON.stringify({ package: { name: "jinja2", ecosystem: "PyPI" } });
  const advisories = await (await fetch(`${upstream.url}/v1/query`, { method: "POST", body }))
    .json();
  assert.ok(advisories.vulns.length > 5);
  const recent = await fetch(`${upstream.url}/api/packages/jinja2/recent`);
  assert.equal((await recent.json()).package, "jinja2");
  assert.deepEqual(
    upstream.seen.map(({ service }) => service),
    ["index", "files", "osv", "pypistats"],
  );
  assert.equal(upstream.count({ service: "osv", path: /^\/v1\/query$/ }), 1);
});

Deno.test("startFakeUpstream() fails its test for a request that it does not know", async () => {
  const upstream = startFakeUpstream();
  assert.match(await seen(`${upstream.url}/search/?q=x`), /^599 /);
  await assert.rejects(
    async () => await upstream[Symbol.asyncDispose](),
    /asked for GET http:\/\/127\.0\.0\.1:\d+\/search\/\?q=x/,
  );
});

Deno.test("startFakeUpstream() adds projects for benches", async () => {
  await using upstream = startFakeUpstream({ synthetic: { projects: 3, releases: 200 } });
  const document = await (await fetch(`${upstream.url}/pypi/bench-2/json`)).json();
  assert.equal(Object.keys(document.releases).length, 200);
  assert.equal(document.info.version, "3.9.4");
  assert.match(await seen(`${upstream.url}/pypi/bench-3/json`), /^404 /);
});

Deno.test("every fault is seen by a client on loopback", async (t) => {
  const date = new Date("2026-11-22T12:00:30Z");
  const rows: readonly (readonly [fault: Fault, seen: RegExp])[] = [
    [{ kind: "status", status: 503 }, /^503 text\/plain/],
    [{ kind: "delay", delayMs: 5 }, /^200 application\/json true/],
    [{ kind: "truncation", bytes: 100, how: "clean" }, /^200 application\/json false/],
    [{ kind: "truncation", bytes: 100, how: "reset" }, /^TypeError$/],
    [{ kind: "garbage" }, /^200 application\/json false/],
    [{ kind: "wrong-content-type" }, /^200 text\/html/],
    [{ kind: "redirect", to: "same-host" }, /^302 /],
    [{ kind: "redirect", to: { base: "http://elsewhere.invalid" } }, /^302 /],
    [{ kind: "rate-limit", retryAfter: { seconds: 2 } }, /^429 /],
    [{ kind: "rate-limit", retryAfter: { date } }, /^429 /],
    [{ kind: "rate-limit", retryAfter: "absent" }, /^429 /],
    [{ kind: "oversized", bytes: 3_000_000 }, /^200 application\/json true/],
  ];
  await using upstream = startFakeUpstream();
  for (const [fault, expected] of rows) {
    await t.step(JSON.stringify(fault), async () => {
      upstream.faults.add({ fault, count: 1 });
      assert.match(await seen(upstream.url + PROJECT), expected);
      assert.match(await seen(upstream.url + PROJECT), /^200 application\/json true/);
    });
  }
  assert.equal(upstream.faults.metCount, rows.length);
});

Deno.test("a fault of the body meets a client that holds a copy, too", async (t) => {
  const rows: readonly (readonly [fault: Fault, seen: RegExp])[] = [
    [{ kind: "truncation", bytes: 100, how: "clean" }, /^200 application\/json false/],
    [{ kind: "truncation", bytes: 100, how: "reset" }, /^TypeError$/],
    [{ kind: "garbage" }, /^200 application\/json false/],
    [{ kind: "oversized", bytes: 3_000_000 }, /^200 application\/json true/],
  ];
  await using upstream = startFakeUpstream();
  const headers = { "if-none-match": "*" };
  for (const [fault, expected] of rows) {
    await t.step(JSON.stringify(fault), async () => {
      upstream.faults.add({ fault, count: 1 });
      assert.match(await seen(upstream.url + PROJECT, { headers }), expected);
      assert.match(await seen(upstream.url + PROJECT, { headers }), /^304 null false/);
    });
  }
});

Deno.test("a hang lasts until the client gives up or the faults are cleared", async (t) => {
  await using upstream = startFakeUpstream();
  const hangs: readonly Fault[] = [{ kind: "hang" }, { kind: "hang-in-body", bytes: 50 }];
  for (const fault of hangs) {
    await t.step(`${fault.kind}: the client gives up`, async () => {
      upstream.faults.add({ fault, count: 1 });
      const signal = AbortSignal.timeout(50);
      assert.equal(await seen(upstream.url + PROJECT, { signal }), "TimeoutError");
    });
    await t.step(`${fault.kind}: the faults are cleared`, async () => {
      upstream.faults.add({ fault });
      const answer = seen(upstream.url + PROJECT);
      await waitForFault(upstream);
      upstream.faults.clear();
      assert.match(await answer, /^(?:503|200 application\/json false)/);
    });
  }
});

/** Resolves once the request that was just sent has met its fault. */
async function waitForFault(upstream: FakeUpstream): Promise<void> {
  const before = upstream.faults.metCount;
  while (upstream.faults.metCount === before) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

Deno.test("Faults meet only the service, path and number of requests they are laid on", async () => {
  await using upstream = startFakeUpstream();
  const fault: Fault = { kind: "status", status: 500 };
  upstream.faults.add({ fault, service: "osv", count: 2 });
  upstream.faults.add({ fault, path: /^\/pypi\/flask\// });
  const statuses = async (paths: readonly string[]) => {
    const found: number[] = [];
    for (const path of paths) {
      const response = await fetch(upstream.url + path);
      await response.body?.cancel();
      found.push(response.status);
    }
    return found;
  };
  const record = "/v1/vulns/PYSEC-2023-74";
  assert.deepEqual(await statuses([PROJECT, record, record, record]), [200, 500, 500, 200]);
  const flask = "/pypi/flask/json";
  assert.deepEqual(await statuses([flask, flask, "/simple/flask/"]), [500, 500, 200]);
});

Deno.test("rate limits carry Retry-After in either form, and redirects lead where they say", async () => {
  await using upstream = startFakeUpstream();
  const header = async (fault: Fault, name: string) => {
    upstream.faults.add({ fault, count: 1 });
    const response = await fetch(upstream.url + PROJECT, { redirect: "manual" });
    await response.body?.cancel();
    return response.headers.get(name);
  };
  const date = new Date("2026-11-22T12:00:30Z");
  const limited = (retryAfter: Extract<Fault, { kind: "rate-limit" }>["retryAfter"]): Fault => (
    { kind: "rate-limit", retryAfter }
  );
  assert.equal(await header(limited({ seconds: 7 }), "retry-after"), "7");
  assert.equal(await header(limited({ date }), "retry-after"), "Sun, 22 Nov 2026 12:00:30 GMT");
  assert.equal(await header(limited("absent"), "retry-after"), null);
  assert.equal(
    await header({ kind: "redirect", to: { base: "http://elsewhere.invalid" } }, "location"),
    `http://elsewhere.invalid${PROJECT}`,
  );
  const moved = await header({ kind: "redirect", to: "same-host" }, "location");
  assert.equal(moved, `${upstream.url}${PROJECT}?moved=1`);
  assert.match(await seen(String(moved)), /^200 application\/json true/);
});

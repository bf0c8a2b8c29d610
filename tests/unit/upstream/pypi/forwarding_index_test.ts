import assert from "node:assert/strict";
import { withoutForwarding } from "../../../../src/upstream/pypi/forwarding_index.ts";

const PAGE = "https://i.example/a/simple/demo/";

Deno.test("withoutForwarding() takes a redirect to another index for a 404, and no other one", async (t) => {
  const others = ["https://pypi.org/simple/", "https://i.example/b/simple/"];
  const rows: readonly (readonly [status: number, location: string | undefined, number])[] = [
    [302, "https://pypi.org/simple/demo", 404],
    [307, "https://pypi.org/simple/demo/", 404],
    [301, "/b/simple/demo/", 404],
    [301, "/a/simple/demo/", 301],
    [302, "https://pypi.org/login", 302],
    [302, "https://pypi.org.evil.example/simple/demo/", 302],
    [302, "http://pypi.org/simple/demo/", 302],
    [302, "https://ann:x@pypi.org/simple/demo/", 302],
    [302, "https://pypi.org/simple/../login", 302],
    [302, "https://", 302],
    [302, undefined, 302],
    [200, "https://pypi.org/simple/demo/", 200],
    [500, "https://pypi.org/simple/demo/", 500],
  ];
  for (const [status, location, expected] of rows) {
    await t.step(`${status} ${location}`, async () => {
      const headers = new Headers(location === undefined ? {} : { location });
      const send = withoutForwarding(
        () => Promise.resolve(new Response(null, { status, headers })),
        others,
      );
      assert.equal((await send(PAGE, {})).status, expected);
    });
  }
});

Deno.test("withoutForwarding() lets an index that lies inside another redirect within itself", async () => {
  const headers = { location: "/a/simple/demo/" };
  const send = withoutForwarding(
    () => Promise.resolve(new Response(null, { status: 301, headers })),
    ["https://i.example/"],
  );
  assert.equal((await send("https://i.example/a/simple/Demo/", {})).status, 301);
});

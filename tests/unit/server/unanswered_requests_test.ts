import assert from "node:assert/strict";
import { UnansweredRequests } from "../../../src/server/unanswered_requests.ts";

const request = (id: number | string, method = "tools/call") =>
  ({ jsonrpc: "2.0", id, method }) as const;
const answer = (id: number | string) => ({ jsonrpc: "2.0", id, result: {} }) as const;
const cancelled = (requestId: unknown, reason?: unknown) =>
  ({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId, reason } }) as const;

Deno.test("UnansweredRequests holds a request until it is answered or cancelled", () => {
  const requests = new UnansweredRequests();
  assert.equal(requests.received(request(1)), true);
  assert.equal(requests.received(request("1")), true);
  assert.equal(requests.count, 2, "a number is another id than a text");
  assert.equal(requests.sent(answer(1)), true);
  assert.equal(requests.sent(answer(1)), false);
  assert.deepEqual([requests.has(1), requests.has("1")], [false, true]);
  assert.equal(requests.received(cancelled("1")), true);
  assert.equal(requests.count, 0);
});

Deno.test("UnansweredRequests holds each of many requests with one id until each is answered or cancelled", () => {
  const requests = new UnansweredRequests();
  for (let count = 1; count <= 3; count++) {
    assert.equal(requests.received(request(1)), true);
    assert.equal(requests.count, count);
  }
  assert.equal(requests.sent(answer(1)), true);
  assert.equal(requests.received(cancelled(1)), true);
  assert.deepEqual([requests.has(1), requests.count], [true, 1]);
  assert.equal(requests.sent(answer(1)), true);
  assert.deepEqual([requests.has(1), requests.count], [false, 0]);
  assert.equal(requests.sent(answer(1)), false);
});

Deno.test("UnansweredRequests holds a request whose cancellation the SDK does not read", () => {
  const requests = new UnansweredRequests();
  requests.received(request(1));
  for (const reason of [5, null, {}]) {
    assert.equal(requests.received(cancelled(1, reason)), false);
    assert.equal(requests.count, 1);
  }
  assert.equal(requests.received(cancelled(1, "enough")), true);
  assert.equal(requests.count, 0);
});

Deno.test("UnansweredRequests looks at a cancellation's subscription where the SDK does", async (t) => {
  const ofSubscription = (subscription: unknown) => ({
    ...cancelled(1),
    params: {
      _meta: { "io.modelcontextprotocol/subscriptionId": subscription },
      requestId: 1,
    },
  });
  const stateless = {
    ...request(1),
    params: { _meta: { "io.modelcontextprotocol/protocolVersion": "2026-07-28" } },
  };
  for (const subscription of [{}, null, 1.5, 2 ** 53, true]) {
    await t.step(JSON.stringify(subscription), () => {
      const requests = new UnansweredRequests();
      requests.received(stateless);
      assert.equal(requests.received(ofSubscription(subscription)), false);
      assert.equal(requests.count, 1);
      const legacy = new UnansweredRequests();
      legacy.received(request(1));
      assert.equal(legacy.received(ofSubscription(subscription)), true);
      assert.equal(legacy.count, 0);
    });
  }
  for (const subscription of ["a", 7]) {
    await t.step(JSON.stringify(subscription), () => {
      const requests = new UnansweredRequests();
      requests.received(stateless);
      assert.equal(requests.received(ofSubscription(subscription)), true);
      assert.equal(requests.count, 0);
    });
  }
});

Deno.test("UnansweredRequests waits for nothing that is never answered", async (t) => {
  const rows = [
    ["a subscription", request(1, "subscriptions/listen")],
    ["a notification", { jsonrpc: "2.0", method: "notifications/initialized" }],
    ["an answer of the client", answer(1)],
    ["the end of what nobody began", cancelled(7)],
    ["the end of nothing", cancelled(undefined)],
  ] as const;
  for (const [name, message] of rows) {
    await t.step(name, () => {
      const requests = new UnansweredRequests();
      assert.equal(requests.received(message), false);
      assert.equal(requests.count, 0);
    });
  }
});

Deno.test("UnansweredRequests.settled() resolves with the last answer, or when all is forgotten", async () => {
  const requests = new UnansweredRequests();
  await requests.settled();
  requests.received(request(1));
  const answered = requests.settled();
  requests.sent(answer(1));
  await answered;
  requests.received(request(2));
  const forgotten = requests.settled();
  requests.forget();
  await forgotten;
  assert.equal(requests.count, 0);
});

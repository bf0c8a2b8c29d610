import assert from "node:assert/strict";
import { createHostPolicies } from "../../../src/resilience/host_policies.ts";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { UpstreamMonitor } from "../../../src/upstream/upstream_monitor.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function setUp() {
  const fake = new FakeClock(1_000);
  const { clock, timers } = fake;
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 10, concurrency: 2, queueLimit: 2, clock, timers },
  });
  const failures: string[] = [];
  const onFailure = ({ kind }: UpstreamError, host: string) => failures.push(`${host} ${kind}`);
  return { fake, hosts, failures, monitor: new UpstreamMonitor({ hosts, clock, onFailure }) };
}

Deno.test("UpstreamMonitor.hostStates() tells each service and host, the unasked ones too", async () => {
  const { fake, monitor, failures } = setUp();
  const json = monitor.record({ service: "pypi-json", host: "pypi.org", isPublic: true });
  monitor.record({ service: "pypi-index", host: "pypi.org", isPublic: true });
  json.requestCount += 3;
  json.retryCount += 1;
  await fake.advance(50);
  json.failed(new UpstreamError({ kind: "timeout", service: "pypi-json" }));
  await fake.advance(50);
  json.failed(new UpstreamError({ kind: "circuit_open", service: "pypi-json" }));
  const shared = { host: "pypi.org", isPublic: true, circuit: "closed" };
  assert.deepEqual(monitor.hostStates(), [
    {
      ...{ service: "pypi-json", ...shared, requestCount: 3, retryCount: 1, answerCount: 0 },
      ...{ failureCount: 2, failures: new Map([["timeout", 1], ["circuit_open", 1]]) },
      waitingCount: 0,
      ...{ lastErrorKind: "timeout", lastErrorAtMs: 1_050 },
    },
    {
      ...{ service: "pypi-index", ...shared, requestCount: 0, retryCount: 0, answerCount: 0 },
      ...{ failureCount: 0, failures: new Map(), waitingCount: 0 },
    },
  ]);
  assert.deepEqual(failures, ["pypi.org timeout", "pypi.org circuit_open"]);
  const again = monitor.record({ service: "pypi-json", host: "pypi.org", isPublic: true });
  assert.equal(again, json);
});

Deno.test("createHostPolicies() shares one set of policies among the services of a host", () => {
  const { hosts } = setUp();
  assert.equal(hosts.of("pypi.org"), hosts.of("pypi.org"));
  assert.notEqual(hosts.of("pypi.org"), hosts.of("api.osv.dev"));
});

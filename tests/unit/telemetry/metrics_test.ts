import assert from "node:assert/strict";
import { CALL_OUTCOMES } from "../../../src/mcp/call_observer.ts";
import { UPSTREAM_ERROR_KINDS } from "../../../src/resilience/upstream_error.ts";
import { parsePrometheusText } from "../../support/prometheus_text.ts";
import { metricsOf } from "../../support/sample_metrics.ts";

Deno.test("createMetrics() writes text that a strict reader accepts", async () => {
  const families = parsePrometheusText(await metricsOf().registry.metrics());
  assert.ok(families.length > 15);
  assert.ok(families.every(({ name }) => name.startsWith("pypi_mcp_")));
  assert.deepEqual(
    families.filter(({ samples }) => samples.length === 0).map(({ name }) => name),
    [],
    "the sample has something to tell for each",
  );
});

Deno.test("createMetrics() reads every figure anew, so that two scrapes agree with what was counted", async () => {
  const { registry, calls } = metricsOf();
  const count = async () =>
    parsePrometheusText(await registry.metrics())
      .find(({ name }) => name === "pypi_mcp_requests_total")?.samples
      .find(({ labels }) =>
        labels.get("name") === "get_package_info" && labels.get("outcome") === "ok"
      )?.value;
  const before = await count();
  assert.equal(await count(), before, "a scrape counts nothing");
  calls.begin({ method: "tools/call", name: "get_package_info" }).end("ok", []);
  assert.equal(await count(), (before ?? NaN) + 1);
});

Deno.test("createMetrics() says what a label may not break", async () => {
  const { registry, waits } = metricsOf();
  waits.add('a "quoted" \\ host\n', 1);
  const families = parsePrometheusText(await registry.metrics());
  const family = families.find(({ name }) => name === "pypi_mcp_limiter_wait_seconds");
  assert.ok(family?.samples.some(({ labels }) => labels.get("host")?.includes('\\"quoted\\"')));
});

Deno.test("createMetrics() has every outcome and every kind of failure as a label", async () => {
  const families = parsePrometheusText(await metricsOf().registry.metrics());
  const values = (name: string, label: string) =>
    new Set(
      families.find((family) => family.name === name)?.samples
        .map(({ labels }) => labels.get(label)),
    );
  assert.deepEqual(values("pypi_mcp_requests_total", "outcome"), new Set(CALL_OUTCOMES));
  assert.deepEqual(
    values("pypi_mcp_upstream_failures_total", "kind"),
    new Set(UPSTREAM_ERROR_KINDS),
  );
});

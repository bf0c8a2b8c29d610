import assert from "node:assert/strict";
import { load } from "js-yaml";
import * as z from "zod";
import { type MetricFamily, parsePrometheusText } from "../support/prometheus_text.ts";
import { metricsOf } from "../support/sample_metrics.ts";
import { ROOT } from "../support/source_files.ts";

/** Labels that Prometheus adds to every series. */
const SCRAPED = ["job", "instance"];
/** Labels that only some functions need. */
const QUANTILE = "le";

const wireAlerts = z.object({
  groups: z.array(z.object({
    rules: z.array(z.strictObject({
      alert: z.string().regex(/^PypiMcp[A-Z]\w+$/),
      expr: z.string().min(1),
      for: z.string().regex(/^\d+m$/),
      labels: z.strictObject({ severity: z.enum(["info", "warning", "critical"]) }),
      annotations: z.strictObject({ summary: z.string().min(1), runbook: z.string() }),
    })),
  })),
});

const wireDashboard = z.looseObject({
  uid: z.string(),
  panels: z.array(z.looseObject({
    title: z.string(),
    gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
    targets: z.array(z.looseObject({ expr: z.string(), legendFormat: z.string() })),
  })),
});

const read = (path: string) => Deno.readTextFile(new URL(path, ROOT));
const alerts = async () =>
  wireAlerts.parse(load(await read("deploy/prometheus/alerts.yaml"))).groups
    .flatMap(({ rules }) => rules);
const dashboard = async () =>
  wireDashboard.parse(JSON.parse(await read("deploy/grafana/pypi-mcp.json")));

/** Every series name of ours with its labels' names and values. */
async function knownMetrics(): Promise<Map<string, { type: string; labels: Set<string> }>> {
  const known = new Map<string, { type: string; labels: Set<string> }>();
  const families: readonly MetricFamily[] = parsePrometheusText(
    await metricsOf().registry.metrics(),
  );
  for (const { type, samples } of families) {
    for (const { name, labels } of samples) {
      const before = known.get(name)?.labels ?? [];
      known.set(name, { type, labels: new Set([...before, ...labels.keys()]) });
    }
  }
  return known;
}

/** What an expression says that the registry does not know. */
function faultsOf(
  expression: string,
  known: ReadonlyMap<string, { type: string; labels: Set<string> }>,
): readonly string[] {
  const faults: string[] = [];
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)]
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()));
  const all = new Set([...SCRAPED, QUANTILE]);
  for (
    const [, name = "", , matchers = ""] of expression.matchAll(
      /\b(pypi_mcp_\w+|up)\b(\{([^}]*)\})?/g,
    )
  ) {
    const metric = name === "up" ? { type: "gauge", labels: new Set<string>() } : known.get(name);
    if (metric === undefined) {
      faults.push(`there is no ${name}`);
      continue;
    }
    for (const label of metric.labels) all.add(label);
    for (const [, label = ""] of matchers.matchAll(/(\w+)\s*(?:=~|!=|!~|=)\s*"/g)) {
      if (!metric.labels.has(label) && !SCRAPED.includes(label)) {
        faults.push(`${name} has no label ${label}`);
      }
    }
    const isCounted = metric.type !== "gauge";
    const before = expression.slice(0, expression.indexOf(name));
    if (isCounted && !/(?:rate|increase)\([^)]*$/.test(before)) {
      faults.push(`${name} only ever grows, so its rate is meant`);
    }
  }
  for (const label of grouped) if (!all.has(label)) faults.push(`nothing has a label ${label}`);
  return faults;
}

Deno.test("every figure that the alert rules name is there, with these labels", async (t) => {
  const known = await knownMetrics();
  for (const { alert, expr, annotations } of await alerts()) {
    await t.step(alert, () => {
      assert.deepEqual(faultsOf(expr, known), []);
      const told = [...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
      for (const label of told) assert.ok(expr.includes(`${label}`) || label === "instance", label);
    });
  }
});

Deno.test("every figure that the dashboard names is there, with these labels", async (t) => {
  const known = await knownMetrics();
  for (const { title, targets } of (await dashboard()).panels) {
    await t.step(title, () => {
      assert.ok(targets.length > 0);
      for (const { expr } of targets) assert.deepEqual(faultsOf(expr, known), []);
    });
  }
  await t.step("and none is missing", async () => {
    const text = JSON.stringify(await dashboard());
    const missing = [...known.keys()].filter((name) => !/_(?:sum|count)$/.test(name))
      .filter((name) => !text.includes(name));
    assert.deepEqual(missing, []);
  });
});

Deno.test("no panel of the dashboard lies over another", async () => {
  const taken = new Set<string>();
  for (const { title, gridPos: { x, y, w, h } } of (await dashboard()).panels) {
    assert.ok(x + w <= 24, title);
    for (let column = x; column < x + w; column++) {
      for (let row = y; row < y + h; row++) {
        assert.ok(!taken.has(`${column} ${row}`), title);
        taken.add(`${column} ${row}`);
      }
    }
  }
});

Deno.test("docs/OPERATIONS.md says of each alert what to do, and of no other", async () => {
  const text = await read("docs/OPERATIONS.md");
  const headings = [...text.matchAll(/^### Alert: (\w+)$/gm)].map(([, name]) => name);
  const rules = await alerts();
  assert.deepEqual(headings, rules.map(({ alert }) => alert));
  for (const { alert, annotations } of rules) {
    assert.equal(annotations.runbook, `docs/OPERATIONS.md#alert-${alert.toLowerCase()}`);
  }
  for (const [, anchor = ""] of text.matchAll(/\]\(#alert-(\w+)\)/g)) {
    assert.ok(rules.some(({ alert }) => alert.toLowerCase() === anchor), anchor);
  }
});

Deno.test("what checks the expressions finds each kind of fault", async (t) => {
  const known = await knownMetrics();
  const cases = [
    ["rate(pypi_mcp_nothing_total[5m])", "there is no pypi_mcp_nothing_total"],
    ['pypi_mcp_readiness{tool="x"}', "pypi_mcp_readiness has no label tool"],
    ["sum by (tool) (pypi_mcp_readiness)", "nothing has a label tool"],
    [
      "pypi_mcp_requests_total > 1",
      "pypi_mcp_requests_total only ever grows, so its rate is meant",
    ],
  ] as const;
  for (const [expression, fault] of cases) {
    await t.step(expression, () => assert.deepEqual(faultsOf(expression, known), [fault]));
  }
});

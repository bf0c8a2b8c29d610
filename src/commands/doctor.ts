/** `pypi-mcp doctor`: what this program may do, and which services answer it. Part of the composition. @module */
import { type AskedService, type DoctorFindings, runDoctor } from "../cli/doctor.ts";
import { proxyUse, runtimeVariables, type VisibleEnvironment } from "../cli/doctor_environment.ts";
import type { Config } from "../config/load.ts";
import { mayUse, mayUseHost, netHint, permittedFetch, portOf } from "../permitted.ts";
import { networkFailureOf } from "../resilience/network_failure.ts";
import { systemTimers } from "../resilience/timers.ts";
import { unusableSettings } from "../unusable_settings.ts";
import { type BareConnection, probe, type ProbeOutcome } from "../upstream/probe.ts";
import { VERSION } from "../version.ts";
import { type CommandContext, refuseOperands } from "./command.ts";
import { permissionFindings } from "./doctor_permissions.ts";
import { type ServiceQuestion, serviceQuestions } from "./doctor_services.ts";

/** For one service and all that it is asked, whatever longer time the settings give an attempt. */
const PATIENCE_MS = 10_000;

/** @throws {ConfigError} With every fault of the settings. */
export async function doctor(context: CommandContext): Promise<number> {
  const { line, build, terminal, variable } = context;
  const { config } = await context.loadSettings();
  refuseOperands(line, 0);
  const environment: VisibleEnvironment = {
    isVisible: (name) => mayUse({ name: "env", variable: name }),
    variable,
  };
  const questions = serviceQuestions(config);
  const redisUrl = config.demo ? undefined : config.redisUrl?.reveal();
  // Loaded before any clock runs: while a library is read nothing else is, and services in time would seem late.
  const redis = redisUrl === undefined
    ? undefined
    : { url: new URL(redisUrl), ...await import("./doctor_redis.ts") };
  const asked = [
    ...questions.map(({ url }) => url),
    ...redis === undefined ? [] : [redis.url],
  ];
  const findings: DoctorFindings = {
    program: {
      ...{ version: VERSION, build: build.kind, is_for_tests: build.isForTests },
      ...{ deno: Deno.version.deno, v8: Deno.version.v8, platform: Deno.build.target },
      ...build.permissions === undefined ? {} : { compiled_in: build.permissions },
    },
    permissions: permissionFindings(config, asked),
    runtime: runtimeVariables(environment),
    faults: await unusableSettings(config),
    ...{ isDemo: config.demo, hasPlugins: config.plugins.length > 0 },
    services: await Promise.all([
      ...questions.map((question) => ask(question, config, environment)),
      ...redis === undefined ? [] : [askRedis(redis, config)],
    ]),
  };
  return runDoctor(findings, line.format, terminal);
}

async function ask(
  question: ServiceQuestion,
  config: Config,
  environment: VisibleEnvironment,
): Promise<AskedService> {
  const { service, url, request, authorize, read, absence, otherwise } = question;
  const proxy = proxyUse(url.protocol, environment);
  const endMs = Date.now() + Math.min(PATIENCE_MS, config.timeoutMs);
  const leftMs = () => Math.max(1, endMs - Date.now());
  const send = (url: URL) =>
    probe({ ...request, url, etag: undefined }, {
      fetch: permittedFetch(fetch),
      userAgent: config.userAgent.replaceAll("{version}", VERSION),
      timeoutMs: leftMs(),
      maxResponseBytes: config.maxResponseBytes,
      ...{
        authorize,
        read,
        clock: Date.now,
        timers: systemTimers,
        signal: new AbortController().signal,
      },
      bareConnection: proxy === "none" ? undefined : bareConnection(url, leftMs),
    });
  return await timed({ service, url, proxy }, async () => {
    const first = await send(url);
    const outcome = first.kind === "absent" && otherwise !== undefined
      ? await send(otherwise)
      : first;
    return judged(outcome, absence);
  });
}

function judged(outcome: ProbeOutcome, absence: ServiceQuestion["absence"]): ProbeOutcome {
  if (absence === "any") {
    if (outcome.kind !== "failed") return { kind: "answered" };
    const { status = 500 } = outcome;
    const isRefusal = status >= 300 && status < 500 && status !== 407 && status !== 429;
    return isRefusal ? { kind: "answered", status } : outcome;
  }
  return outcome.kind === "absent" && absence === "failure"
    ? { kind: "failed", failure: "unexpected_answer", status: 404 }
    : outcome;
}

function askRedis(
  { url, probeRedis }: Pick<typeof import("./doctor_redis.ts"), "probeRedis"> & {
    readonly url: URL;
  },
  config: Config,
): Promise<AskedService> {
  return timed(
    { service: "redis", url, proxy: "none" },
    () =>
      mayUseHost(url.hostname, portOf(url))
        ? probeRedis(url.href, {
          ...{ timeoutMs: config.redisTimeoutMs, patienceMs: PATIENCE_MS, timers: systemTimers },
        })
        : Promise.resolve({ kind: "failed", failure: "not_permitted" }),
  );
}

async function timed(
  { service, url, proxy }: Pick<AskedService, "service" | "proxy"> & { readonly url: URL },
  task: () => Promise<ProbeOutcome>,
): Promise<AskedService> {
  const startedAtMs = Date.now();
  const outcome = await task();
  return {
    ...{ service, proxy, outcome, tookMs: Date.now() - startedAtMs },
    address: `${url.protocol}//${url.host}`,
    permissionHint: netHint(url.hostname, portOf(url)),
  };
}

/** The platform's own connections know no proxy. */
function bareConnection(url: URL, leftMs: () => number): BareConnection {
  const port = portOf(url);
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  return async () => {
    if (!mayUseHost(url.hostname, port)) return "not_permitted";
    const { promise: late, resolve } = Promise.withResolvers<"timeout">();
    const cancel = systemTimers.after(leftMs(), () => resolve("timeout"));
    const connected = Deno.connect({ hostname, port }).then(
      (connection) => connection.close(),
      networkFailureOf,
    );
    return await Promise.race([connected, late]).finally(cancel) ?? undefined;
  };
}

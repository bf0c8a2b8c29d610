/** `pypi-mcp doctor`: what this program may do, and which services answer it. Part of the composition. @module */
import { type AskedService, type DoctorFindings, runDoctor } from "../cli/doctor.ts";
import { proxyUse, runtimeVariables, type VisibleEnvironment } from "../cli/doctor_environment.ts";
import type { Config } from "../config/load.ts";
import { connectFetch } from "../connect_telemetry.ts";
import { mayUse, mayUseHost, netHint, permittedFetch, portOf } from "../permitted.ts";
import { networkFailureOf } from "../resilience/network_failure.ts";
import { systemTimers } from "../resilience/timers.ts";
import { isRuntimeTracing } from "../telemetry/runtime_tracing.ts";
import { unusableSettings } from "../unusable_settings.ts";
import { type BareConnection, probe, type ProbeOutcome } from "../upstream/probe.ts";
import { VERSION } from "../version.ts";
import { type CommandContext, refuseOperands } from "./command.ts";
import { permissionFindings } from "./doctor_permissions.ts";
import { type ServiceQuestion, serviceQuestions } from "./doctor_services.ts";

/** For one service and all that it is asked, whatever longer time the settings give an attempt. */
const PATIENCE_MS = 10_000;

/** What every question is asked with. */
interface Asking {
  readonly config: Config;
  readonly environment: VisibleEnvironment;
  readonly fetch: typeof fetch;
  readonly patienceMs: number;
}

/**
 * @param limits `patienceMs`: for all that one service is asked; shorter in tests only.
 * @throws {ConfigError} With every fault of the settings.
 */
export async function doctor(
  context: CommandContext,
  { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {},
): Promise<number> {
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
  // As serving does it: by itself the runtime would tell every service of the trace.
  const tracelessFetch = await connectFetch(config, permittedFetch(fetch));
  const asking: Asking = { config, environment, fetch: tracelessFetch, patienceMs };
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
    isTracing: isRuntimeTracing(),
    services: await Promise.all([
      ...questions.map((question) => ask(question, asking)),
      ...redis === undefined ? [] : [askRedis(redis, asking)],
    ]),
  };
  return runDoctor(findings, line.format, terminal);
}

async function ask(
  question: ServiceQuestion,
  { config, environment, fetch, patienceMs }: Asking,
): Promise<AskedService> {
  const { service, url, request, authorize, read, absence, otherwise } = question;
  const proxy = proxyUse(url.protocol, environment);
  const endMs = Date.now() + Math.min(patienceMs, config.timeoutMs);
  const leftMs = () => Math.max(1, endMs - Date.now());
  const send = (url: URL) =>
    probe({ ...request, url, etag: undefined }, {
      fetch,
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
  { config, patienceMs }: Pick<Asking, "config" | "patienceMs">,
): Promise<AskedService> {
  return timed(
    { service: "redis", url, proxy: "none" },
    () =>
      mayUseHost(url.hostname, portOf(url))
        ? probeRedis(url.href, {
          ...{ timeoutMs: config.redisTimeoutMs, patienceMs, timers: systemTimers },
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

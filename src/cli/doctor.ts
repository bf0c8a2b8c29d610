/** `pypi-mcp doctor`: what this program is, what it may do, and which services it reaches. @module */
import type { BuildKind } from "../build.ts";
import type { ProbeOutcome } from "../upstream/probe.ts";
import type { RuntimeVariable } from "./doctor_environment.ts";
import { failureWords, type ProxyUse } from "./doctor_failure.ts";
import { doctorText } from "./doctor_text.ts";
import type { Terminal } from "./terminal.ts";

/** What the program is. */
export interface DoctorProgram {
  readonly version: string;
  readonly build: BuildKind;
  readonly is_for_tests: boolean;
  readonly deno: string;
  readonly v8: string;
  /** Target triple. */
  readonly platform: string;
  /** Permission flags that were compiled in; absent under `deno run`. */
  readonly compiled_in?: readonly string[];
}

/** An address, and whether the program may use it. */
export interface DoctorAddress {
  readonly host: string;
  readonly port: number;
  readonly permitted: boolean;
}

/** What the program may do. */
export interface DoctorPermissions {
  /** Whether every host may be spoken to and every address listened on, without exception. */
  readonly net: "all" | "some";
  /** Hosts that the settings name. */
  readonly hosts: readonly DoctorAddress[];
  readonly listening: readonly DoctorAddress[];
  // `limited`: nothing, or only what the permission flags name. Which that is the platform does not tell.
  readonly env: "all" | "own" | "limited";
  /** `env-file`: at least that. */
  readonly read: "all" | "env-file" | "limited";
  readonly write: "all" | "limited";
  readonly run: "all" | "limited";
  readonly ffi: "all" | "limited";
  readonly sys: "all" | "limited";
}

/** A service that the settings name, asked once. */
export interface AskedService {
  readonly service: string;
  /** Origin only: paths of private indexes may hold tokens. */
  readonly address: string;
  readonly outcome: ProbeOutcome;
  readonly tookMs: number;
  readonly proxy: ProxyUse;
  /** How its host is permitted, to complete a sentence. */
  readonly permissionHint: string;
}

/** Everything that is known before it is said. */
export interface DoctorFindings {
  readonly program: DoctorProgram;
  readonly permissions: DoctorPermissions;
  readonly runtime: readonly RuntimeVariable[];
  /** Settings that this program cannot use, one line each. */
  readonly faults: readonly string[];
  /** Facts that are part of the program answer in place of the network. */
  readonly isDemo: boolean;
  readonly hasPlugins: boolean;
  /** The runtime's OpenTelemetry is on: it exports to a collector, by itself. */
  readonly isTracing: boolean;
  readonly services: readonly AskedService[];
}

/** One service as it is told: the JSON form's field names. */
export interface ToldService {
  readonly service: string;
  readonly address: string;
  readonly outcome: "answered" | "failed";
  readonly took_ms: number;
  readonly status?: number;
  readonly area?: string;
  readonly failure?: string;
  readonly explanation?: string;
  readonly advice?: string;
}

/** What the program, or its runtime, speaks to without `doctor` having asked it. */
type NotAsked = "services_of_plugins" | "telemetry_collector";

/** Exit code 0: every service answered; 1: one did not; 2: a setting names what this program may not use. */
export function runDoctor(
  findings: DoctorFindings,
  format: "text" | "json",
  terminal: Terminal,
): number {
  const services = findings.services.map(told);
  if (format === "json") {
    const { program, permissions, runtime, faults, isDemo, hasPlugins, isTracing } = findings;
    const report = { program, permissions, runtime, settings_faults: faults, demo: isDemo };
    const not_asked: readonly NotAsked[] = [
      ...hasPlugins ? ["services_of_plugins" as const] : [],
      ...isTracing ? ["telemetry_collector" as const] : [],
    ];
    terminal.out(JSON.stringify({ ...report, services, not_asked }, null, 2));
  } else terminal.out(doctorText(findings, services, terminal.paint));
  if (findings.faults.length > 0) return 2;
  return services.every(({ outcome }) => outcome === "answered") ? 0 : 1;
}

function told(asked: AskedService): ToldService {
  const { service, address, outcome, tookMs, proxy, permissionHint } = asked;
  const common = { service, address, took_ms: Math.round(tookMs) };
  if (outcome.kind === "answered") {
    const { status } = outcome;
    const explanation = `it answers with status ${status}; which files it has only an index says`;
    return {
      ...common,
      outcome: "answered",
      ...status === undefined ? {} : { status, explanation },
    };
  }
  if (outcome.kind === "absent") {
    const explanation = "it does not know the project asked for; a private index need not, " +
      "else look at the path in the settings";
    return { ...common, outcome: "answered", status: 404, explanation };
  }
  const { failure, status } = outcome;
  return {
    ...{ ...common, outcome: "failed", failure },
    ...failureWords(failure, { proxy, status, permissionHint }),
    ...status === undefined ? {} : { status },
  };
}

/** The findings of `pypi-mcp doctor` as people read them. @module */
import type { BuildKind } from "../build.ts";
import type { DoctorAddress, DoctorFindings, DoctorPermissions, ToldService } from "./doctor.ts";
import type { RuntimeVariable } from "./doctor_environment.ts";
import type { Paint } from "./paint.ts";

const BUILDS: Readonly<Record<BuildKind, string>> = {
  source: "run from its sources",
  bundle: "the bundle, under deno run",
  narrow: "the executable for one person",
  server: "the server build, for a team",
};
const LABEL_WIDTH = 18;
const COLLECTOR =
  "The telemetry collector was not asked: OpenTelemetry is on (OTEL_DENO), and the runtime exports " +
  "to OTEL_EXPORTER_OTLP_ENDPOINT by itself, whatever hosts are permitted";
const LIMITED = "no, or only what its permission flags name";

/** Sections in the order in which trouble is looked for. */
export function doctorText(
  findings: DoctorFindings,
  services: readonly ToldService[],
  paint: Pick<Paint, "heading">,
): string {
  const { program, permissions, runtime, faults } = findings;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint.heading(title), ...lines.map((line) => `  ${line}`), ""];
  return [
    ...section("Program", [
      `pypi-mcp ${program.version}, ${BUILDS[program.build]}`,
      `Deno ${program.deno}, V8 ${program.v8}, ${program.platform}`,
      ...program.is_for_tests
        ? ["Made with a runtime from elsewhere: for tests only, never release it"]
        : [],
    ]),
    ...section("What it may do", [
      ...permissionLines(permissions, program.compiled_in),
      ...program.compiled_in === undefined
        ? []
        : [row("compiled in", program.compiled_in.join(" "))],
    ]),
    ...section("Proxy and certificates", runtimeLines(runtime)),
    ...section("Settings that cannot be used", faults),
    ...section("Services", serviceLines(findings, services)),
    closing(findings, services),
  ].join("\n");
}

function row(label: string, text: string): string {
  return `${label.padEnd(LABEL_WIDTH)}${text}`;
}

/** @param compiledIn Of an executable: then it is known which flags there are. */
function permissionLines(
  permissions: DoctorPermissions,
  compiledIn: readonly string[] | undefined,
): readonly string[] {
  const { net, hosts, listening, env, read } = permissions;
  const limited = (name: string) =>
    compiledIn?.every((flag) => !flag.startsWith(`--allow-${name}`)) ? "no" : LIMITED;
  const own = ".env of the folder it is started in";
  const rest = (["write", "run", "ffi", "sys"] as const).map((name) =>
    row(
      { write: "write files", run: "start programs", ffi: "native code", sys: "ask the system" }[
        name
      ],
      permissions[name] === "all" ? "yes" : limited(name),
    )
  );
  return [
    row("speak to", net === "all" ? "any host" : addresses(hosts)),
    row("listen on", net === "all" ? "any address" : addresses(listening)),
    row(
      "read variables",
      { all: "all", own: "its own (PYPI_MCP_…)", limited: limited("env") }[env],
    ),
    row(
      "read files",
      {
        all: "all",
        "env-file": compiledIn?.includes("--allow-read=.env")
          ? own
          : `${own}, and what its permission flags name`,
        limited: limited("read"),
      }[read],
    ),
    ...rest,
  ];
}

function addresses(list: readonly DoctorAddress[]): string {
  const shown = (isPermitted: boolean) =>
    list.filter(({ permitted }) => permitted === isPermitted)
      .map(({ host, port }) => port === 0 ? host : `${host}:${port}`).join(", ");
  const [may, mayNot] = [shown(true), shown(false)];
  if (may === "" && mayNot === "") return "only hosts that its permission flags name";
  return [may, ...mayNot === "" ? [] : [`not ${mayNot}`]].filter((part) => part !== "").join("; ");
}

function runtimeLines(runtime: readonly RuntimeVariable[]): readonly string[] {
  const hidden = runtime.filter(({ state }) => state === "not visible");
  const unset = runtime.filter(({ state }) => state === "not set");
  const names = (list: readonly RuntimeVariable[]) => list.map(({ name }) => name).join(", ");
  return [
    ...runtime.filter(({ state }) => state === "set")
      .map(({ name, value = "" }) => row(name, value)),
    ...unset.length === 0 ? [] : [row("not set", names(unset))],
    ...hidden.length === 0
      ? []
      : [`Not visible to this build; the runtime uses them if they are set: ${names(hidden)}`],
  ];
}

function serviceLines(
  { isDemo, hasPlugins, isTracing }: DoctorFindings,
  services: readonly ToldService[],
): readonly string[] {
  const notAsked = [
    ...hasPlugins ? ["Services of plug-ins are not asked"] : [],
    ...isTracing ? [COLLECTOR] : [],
  ];
  if (isDemo) {
    return ["Nothing was asked over the network: built-in facts answer (--demo)", ...notAsked];
  }
  const width = Math.max(0, ...services.map(({ service }) => service.length)) + 2;
  const lines = services.flatMap((service) => {
    const { outcome, took_ms, explanation, advice } = service;
    const mark = outcome === "answered" ? "ok" : "FAILED";
    const head = `${mark.padEnd(8)}${service.service.padEnd(width)}${service.address}`;
    if (outcome === "answered") {
      const note = explanation === undefined ? [] : [`        ${explanation}`];
      return [`${head}  ${took_ms} ms`, ...note];
    }
    return [head, `        ${service.area}: ${explanation}`, `        ${advice}`];
  });
  return [...lines, ...notAsked];
}

function closing({ isDemo, faults }: DoctorFindings, services: readonly ToldService[]): string {
  const failed = services.filter(({ outcome }) => outcome === "failed").length;
  const counts = isDemo
    ? "No service was asked"
    : failed === 0
    ? `All ${services.length} services answered`
    : `${failed} of ${services.length} services did not answer`;
  return faults.length === 0 ? counts : `${counts}; settings that cannot be used: ${faults.length}`;
}

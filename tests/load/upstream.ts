/** The upstream of a load run, a program: `upstream.ts --faults 0.05 --seed 1`. `/-/counts` tells what it was asked. @module */
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { type Fault, Faults, type FaultService, serviceOf } from "../support/faults.ts";
import { parseRunFlags } from "../support/run_flags.ts";
import { seededRandom } from "../support/seeded_random.ts";
import { syntheticProjects } from "../support/synthetic_projects.ts";
import { COLD_PROJECT_COUNT, COLD_RELEASE_COUNT } from "./mix.ts";

/** What `/-/counts` answers. */
export interface UpstreamCounts {
  readonly requests: number;
  readonly faults: number;
  readonly byService: Readonly<Partial<Record<FaultService, number>>>;
  readonly byFault: Readonly<Record<string, number>>;
  /** Requests that no service has. */
  readonly unknown: readonly string[];
}

/** What can go wrong, each as likely as the others; slow is within the server's patience, hang beyond it. */
const FAULTS: Readonly<Record<string, Fault>> = {
  "503": { kind: "status", status: 503 },
  "500": { kind: "status", status: 500 },
  "reset": { kind: "truncation", bytes: 0, how: "reset" },
  "cut off": { kind: "truncation", bytes: 40, how: "reset" },
  "too short": { kind: "truncation", bytes: 40, how: "clean" },
  "slow": { kind: "delay", delayMs: 300 },
  "hang": { kind: "delay", delayMs: 12_000 },
  "429": { kind: "rate-limit", retryAfter: "absent" },
  "429, 1 s": { kind: "rate-limit", retryAfter: { seconds: 1 } },
};

if (import.meta.main) {
  const flags = parseRunFlags(Deno.args, ["faults", "seed"]);
  const share = flags.number("faults", 0.05);
  const random = seededRandom(flags.number("seed", 1));
  const byService: Partial<Record<FaultService, number>> = {};
  const byFault: Record<string, number> = {};
  let requests = 0;
  const late: { answer?: (request: Request) => Promise<Response> } = {};
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen: () => {},
    onError: () => new Response(null, { status: 500 }), // a fault, so nothing to report
  }, (request) => late.answer?.(request) ?? new Response(null, { status: 503 }));
  const url = `http://127.0.0.1:${server.addr.port}`;
  const demo = createDemoUpstream({
    baseUrls: { pypi: url, files: url, osv: url, pypistats: url },
    clock: () => Date.parse(FACTS_DATE),
    moreProjects: syntheticProjects({
      projects: COLD_PROJECT_COUNT,
      releases: COLD_RELEASE_COUNT,
    }),
  });
  const faulty = Object.entries(FAULTS).map(([name, fault]) => {
    const faults = new Faults((request) => demo.fetch(request));
    faults.add({ fault });
    return { name, faults };
  });
  late.answer = (request) => {
    if (new URL(request.url).pathname === "/-/counts") {
      const faults = Object.values(byFault).reduce((sum, count) => sum + count, 0);
      const { unknown } = demo.requests;
      const counts: UpstreamCounts = { requests, faults, byService, byFault, unknown };
      return Promise.resolve(Response.json(counts));
    }
    requests += 1;
    const service = serviceOf(request);
    byService[service] = (byService[service] ?? 0) + 1;
    const met = random() < share ? faulty[Math.floor(random() * faulty.length)] : undefined;
    if (met === undefined) return demo.fetch(request);
    byFault[met.name] = (byFault[met.name] ?? 0) + 1;
    return met.faults.fetch(request);
  };
  console.error(`listening on ${url}`);
}

/** The smallest gate, for tests of what stands behind one. @module */
import type { Gate } from "../../src/access/gate.ts";
import { type GuardOptions, requestGuard } from "../../src/server/http_guard.ts";

/** Checks Host and Origin; whoever passes is anonymous. */
export function plainGate(
  options: GuardOptions = { allowedHosts: [], allowedOrigins: [] },
): Gate {
  const guard = requestGuard(options);
  return {
    admit(request, { remoteAddress = "unknown" }) {
      const refused = guard(request);
      if (refused !== undefined) return { kind: "refused", response: refused };
      const caller = { name: remoteAddress, kind: "anonymous" } as const;
      return { kind: "admitted", caller, leave: (response) => response };
    },
  };
}

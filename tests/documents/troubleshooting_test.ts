/** What `docs/TROUBLESHOOTING.md` says of `doctor` is what `doctor` says. @module */
import assert from "node:assert/strict";
import { failureWords } from "../../src/cli/doctor_failure.ts";
import {
  UPSTREAM_ERROR_KINDS,
  UpstreamError,
  type UpstreamErrorKind,
} from "../../src/resilience/upstream_error.ts";
import { upstreamMessage } from "../../src/server/error_result.ts";
import type { ProbeFailure } from "../../src/upstream/probe.ts";
import { ROOT } from "../support/source_files.ts";

/** Every failure: one that is missing here does not pass the type checker. */
const FAILURES: Readonly<Record<ProbeFailure, true>> = {
  name_not_resolved: true,
  refused: true,
  unreachable: true,
  closed: true,
  timeout: true,
  proxy_login: true,
  proxy_refused: true,
  proxy_closed: true,
  proxy_unreachable: true,
  proxy_name_not_resolved: true,
  unknown_issuer: true,
  expired_certificate: true,
  certificate_not_yet_valid: true,
  wrong_name: true,
  bad_certificate: true,
  no_tls: true,
  certificate_settings: true,
  not_http: true,
  not_permitted: true,
  rate_limited: true,
  server_error: true,
  login: true,
  refused_request: true,
  redirected: true,
  unexpected_answer: true,
  unknown: true,
};

Deno.test("TROUBLESHOOTING.md has a row for every failure of doctor, and no other", async () => {
  const text = await Deno.readTextFile(new URL("docs/TROUBLESHOOTING.md", ROOT));
  const section = /\n## What doctor says\n([^]*?)\n## /.exec(text)?.[1] ?? "";
  const rows = section.split("\n").filter((line) =>
    /^\| [a-z]/.test(line) && !/^\| area/.test(line)
  )
    .map((line) => line.split("|").slice(1, 3).map((cell) => cell.trim()).join(": "));
  const said = Object.keys(FAILURES).map((failure) => {
    const { area, explanation } = failureWords(failure as ProbeFailure, {
      ...{ proxy: "none", permissionHint: "" },
    });
    return `${area}: ${explanation}`;
  });
  assert.deepEqual(rows.toSorted(), said.toSorted());
});

/** The first words of what a caller is told. */
function wordsOf(kind: UpstreamErrorKind): string {
  const message = upstreamMessage(new UpstreamError({ kind, service: "osv" }));
  return /^Cannot read from osv: ([^.]*)\./.exec(message)?.[1] ?? "";
}

Deno.test("TROUBLESHOOTING.md has a row for every way in which a service fails a tool", async () => {
  const text = await Deno.readTextFile(new URL("docs/TROUBLESHOOTING.md", ROOT));
  const section = /\n## A tool says that it cannot read[^\n]*\n([^]*?)\n## /.exec(text)?.[1] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| ")).slice(2)
    .map((line) => line.split("|")[1]?.trim());
  assert.deepEqual(rows.toSorted(), UPSTREAM_ERROR_KINDS.map(wordsOf).toSorted());
});

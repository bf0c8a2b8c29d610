import fc from "fast-check";
import assert from "node:assert/strict";
import { evaluateMarker, parseMarker } from "../../../src/domain/marker.ts";
import {
  formatMinor,
  minorWitnesses,
  versionWitnesses,
} from "../../../src/domain/marker_witnesses.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { admits, tryParseSpecifier } from "../../../src/domain/specifier.ts";
import { anyClause, anyVersion, publicVersion } from "./support/version_arbitrary.ts";

Deno.test("versionWitnesses() hold every combination of answers that specifiers give", () => {
  const clauses = fc.array(anyClause.filter((clause) => !clause.startsWith("===")), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      clauses,
      fc.array(anyVersion, { minLength: 1, maxLength: 10 }),
      (texts, versions) => {
        const specifiers = texts.flatMap((text) => tryParseSpecifier(text) ?? []);
        const answers = (version: string) => (
          specifiers.map((it) => Number(admits(it, toReleaseVersion(version)))).join("")
        );
        const told = new Set(versionWitnesses(specifiers.map(({ text }) => text)).map(answers));
        for (const version of versions) assert.ok(told.has(answers(version)), version);
      },
    ),
    { numRuns: 1_000 },
  );
});

Deno.test("versionWitnesses() hold them also where the literal is the candidate", () => {
  const operators = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");
  const questions = fc.array(fc.tuple(publicVersion, operators), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      questions,
      fc.array(anyVersion, { minLength: 1, maxLength: 10 }),
      (asked, versions) => {
        // A value without specifier for the operator is compared as text; see `compileComparison`.
        const answers = (value: string) => (
          asked.map(([literal, operator]) => {
            const specifier = tryParseSpecifier(operator + value);
            return Number(specifier !== undefined && admits(specifier, toReleaseVersion(literal)));
          }).join("")
        );
        const told = new Set(
          versionWitnesses(asked.map(([literal]) => literal))
            .flatMap((text) => [text, `${text}+0.local`]).map(answers),
        );
        for (const version of versions) assert.ok(told.has(answers(version)), version);
      },
    ),
    { numRuns: 1_000 },
  );
});

Deno.test("minorWitnesses() split major.minor where markers change their answers", () => {
  const literal = fc.oneof(
    fc.tuple(fc.nat(4), fc.nat(12)).map((pair) => pair.join(".")),
    fc.constantFrom("3", "3.*", "3.8.1", "3.9rc1", "2.7 3.8, 3.10", "13.104", "3.8.post1", "x"),
  );
  const operators = fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "in", "not in");
  const comparison = fc.tuple(operators, literal, fc.boolean())
    .filter(([operator, , reversed]) => !reversed || !operator.endsWith("in"))
    .map(([operator, text, reversed]) => ({
      text,
      marker: parseMarker(
        reversed ? `"${text}" ${operator} python_version` : `python_version ${operator} "${text}"`,
      ),
    }));
  const minor = fc.tuple(fc.nat(5), fc.nat(14)).map((pair) => pair.join("."));
  fc.assert(
    fc.property(comparison, fc.array(minor, { minLength: 10 }), ({ text, marker }, values) => {
      const minors = minorWitnesses([text], 512) ?? [];
      for (const value of values) {
        const [major = 0n, small = 0n] = value.split(".").map(BigInt);
        const below = minors.findLast((it) => (
          it.major < major || (it.major === major && it.minor <= small)
        ));
        assert.ok(below !== undefined);
        const own = evaluateMarker(marker, { python_version: value });
        assert.equal(evaluateMarker(marker, { python_version: formatMinor(below) }), own, value);
      }
    }),
    { numRuns: 2_000 },
  );
});

Deno.test("minorWitnesses() gives up where they are too many", () => {
  assert.equal(
    minorWitnesses([Array(200).fill(0).map((_, n) => `${n}.${n}`).join(" ")], 512),
    undefined,
  );
  assert.equal(minorWitnesses(["1".repeat(30) + "." + "2".repeat(30)], 512), undefined);
});

/** Environment markers with the comparisons of `python_version` written as ranges. @module */
import { evaluateMarker } from "./marker.ts";
import { atomOf, isOpenAmong } from "./marker_atom.ts";
import {
  foldMarker,
  joinMarkers,
  type Marker,
  type MarkerComparison,
  type MarkerOperator,
} from "./marker_tree.ts";
import {
  compareMinors,
  formatMinor,
  type MinorVersion,
  minorWitnesses,
} from "./marker_witnesses.ts";

/** A marker in parts: what it says of `python_version` alone is written at once. */
interface Part {
  readonly marker: Marker;
  /** It reads `python_version` and nothing else. */
  readonly pure: boolean;
}

const MAX_WITNESSES = 512;

/** The marker with parts that read only `python_version` written with fewer comparisons, where they can be. */
export function mergePythonVersions(marker: Marker): Marker {
  const whole = foldMarker<Part>(
    marker,
    (comparison) => ({ marker: comparison, pure: isPure(comparison) }),
    (kind, parts) => {
      if (parts.every(({ pure }) => pure)) {
        return { marker: joinMarkers(kind, parts.map((part) => part.marker)), pure: true };
      }
      const pure = parts.filter((part) => part.pure).map((part) => part.marker);
      const merged = pure.length === 0 ? undefined : rewrite(joinMarkers(kind, pure));
      const first = parts.findIndex((part) => part.pure);
      const operands = parts.flatMap((part, index) => (
        !part.pure ? [part.marker] : index === first && merged !== undefined ? [merged] : []
      ));
      return { marker: joinMarkers(kind, operands), pure: false };
    },
  );
  return whole.pure ? rewrite(whole.marker) : whole.marker;
}

function isPure(comparison: MarkerComparison): boolean {
  const atom = atomOf(comparison);
  return atom?.variable === "python_version" && !isOpenAmong(atom);
}

function rewrite(marker: Marker): Marker {
  const literals: string[] = [];
  const count = countComparisons(marker, ({ left, right }) => {
    for (const operand of [left, right]) {
      if (operand.kind === "literal") literals.push(operand.text);
    }
  });
  const minors = minorWitnesses(literals, MAX_WITNESSES);
  if (minors === undefined) return marker;
  const written = writeRanges(minors, (minor) => (
    evaluateMarker(marker, { python_version: formatMinor(minor) })
  ));
  return written === undefined || countComparisons(written) >= count ? marker : written;
}

function countComparisons(marker: Marker, see: (comparison: MarkerComparison) => void = () => {}) {
  let count = 0;
  foldMarker(marker, (comparison) => {
    count++;
    see(comparison);
  }, () => {});
  return count;
}

/** From `start` to before `end` (absent: without bound), but for single values. */
interface Range {
  readonly start: MinorVersion | undefined;
  end: MinorVersion | undefined;
  readonly without: MinorVersion[];
}

/** The ranges in which something holds; it is the same from each of `minors` to the next. */
function writeRanges(
  minors: readonly MinorVersion[],
  holds: (minor: MinorVersion) => boolean,
): Marker | undefined {
  const ranges: Range[] = [];
  let open: Range | undefined;
  for (const [index, minor] of minors.entries()) {
    if (holds(minor)) {
      const last = ranges.at(-1);
      if (open !== undefined) continue;
      if (last?.end !== undefined && isNext(last.end, minor)) {
        last.without.push(last.end);
        last.end = undefined;
        open = last;
      } else {
        open = { start: index === 0 ? undefined : minor, end: undefined, without: [] };
        ranges.push(open);
      }
    } else if (open !== undefined) {
      open.end = minor;
      open = undefined;
    }
  }
  const parts = ranges.map(writeRange);
  if (parts.length === 0 || parts.includes(undefined)) return undefined; // never, or always
  return joinMarkers("or", parts.flatMap((part) => part ?? []));
}

function isNext(minor: MinorVersion, next: MinorVersion): boolean {
  return compareMinors({ ...minor, minor: minor.minor + 1n }, next) === 0;
}

/** `undefined`: without any bound. */
function writeRange({ start, end, without }: Range): Marker | undefined {
  if (start !== undefined && end !== undefined && isNext(start, end)) return version("==", start);
  const comparisons = [
    ...(start === undefined ? [] : [version(">=", start)]),
    ...without.map((minor) => version("!=", minor)),
    ...(end === undefined ? [] : [version("<", end)]),
  ];
  return comparisons.length === 0 ? undefined : joinMarkers("and", comparisons);
}

function version(operator: MarkerOperator, minor: MinorVersion): MarkerComparison {
  return {
    kind: "comparison",
    left: { kind: "variable", name: "python_version" },
    operator,
    right: { kind: "literal", text: formatMinor(minor) },
  };
}

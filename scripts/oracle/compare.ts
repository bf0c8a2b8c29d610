/**
 * `deno task oracle:compare CASES OURS THEIRS`: holds the answers of two implementations against each other, line by
 * line. Two errors about the text agree whatever their kinds. Ends with 1 where a difference is not explained. @module
 */
import { isJsonObject } from "./arguments.ts";
import type { Question } from "./cases/question.ts";
import { type ComparedAnswer, KNOWN_DIFFERENCES } from "./known_differences.ts";

const SHOWN_COUNT = 3; // examples of a group, the shortest ones

/** Differences that look alike. */
interface Group {
  count: number;
  examples: readonly string[];
}

/** Questions of one operation: two errors agree as well, but say less than two answers. */
interface Counts {
  asked: number;
  /** Both sides gave an answer. */
  answered: number;
  differing: number;
}

/** What came of a comparison. */
export interface Comparison {
  readonly total: number;
  /** By the operation. */
  readonly operations: ReadonlyMap<string, Readonly<Counts>>;
  readonly explained: ReadonlyMap<string, Group>;
  readonly unexplained: ReadonlyMap<string, Group>;
}

/** Compares lines of three sources of equal length. */
export async function compareAnswers(
  cases: AsyncIterable<string>,
  ours: AsyncIterable<string>,
  theirs: AsyncIterable<string>,
): Promise<Comparison> {
  const [left, right] = [ours[Symbol.asyncIterator](), theirs[Symbol.asyncIterator]()];
  const operations = new Map<string, Counts>();
  const explained = new Map<string, Group>();
  const unexplained = new Map<string, Group>();
  let total = 0;
  for await (const line of cases) {
    const [a, b] = [await left.next(), await right.next()];
    total += 1;
    if (a.done === true || b.done === true) {
      throw new RangeError(`Cannot compare line ${total}: an answer is missing`);
    }
    const question = JSON.parse(line) as Question;
    const counts = operations.get(question.op) ?? { asked: 0, answered: 0, differing: 0 };
    operations.set(question.op, counts);
    counts.asked += 1;
    if (isAnswer(a.value) && isAnswer(b.value)) counts.answered += 1;
    if (a.value === b.value) continue;
    const [mine, other] = [
      comparedAnswer(question, a.value),
      comparedAnswer(question, b.value),
    ];
    if (agree(mine, other)) continue;
    counts.differing += 1;
    const known = isFault(mine)
      ? undefined
      : KNOWN_DIFFERENCES.find((each) =>
        each.operations.includes(question.op) && each.covers(question, mine, other)
      );
    const example = `${line}\n      ours:   ${a.value}\n      theirs: ${b.value}`;
    if (known === undefined) {
      note(unexplained, `${question.op}: ${manner(mine)} here, ${manner(other)} there`, example);
    } else {
      note(explained, `${known.name} (${known.clause})`, example);
    }
  }
  if ((await left.next()).done !== true || (await right.next()).done !== true) {
    throw new RangeError(`Cannot compare line ${total + 1}: it answers no question`);
  }
  return { total, operations, explained, unexplained };
}

function note(groups: Map<string, Group>, name: string, example: string): void {
  const group = groups.get(name) ?? { count: 0, examples: [] };
  group.count += 1;
  group.examples = [...group.examples, example]
    .sort((a, b) => a.length - b.length).slice(0, SHOWN_COUNT);
  groups.set(name, group);
}

function isAnswer(line: string): boolean {
  return line.startsWith('{"ok":');
}

function manner({ error }: ComparedAnswer): string {
  return error === undefined ? "an answer" : `error ${error}`;
}

/** Kinds that say nothing of the text that was asked about: the question did not get there. */
const FAULTS: ReadonlySet<string> = new Set([
  "internal",
  "bad_request",
  "bad_arguments",
  "unknown_operation",
]);

function isFault({ error }: ComparedAnswer): boolean {
  return error !== undefined && FAULTS.has(error);
}

function agree(ours: ComparedAnswer, theirs: ComparedAnswer): boolean {
  return ours.error === undefined
    ? theirs.error === undefined && ours.ok === theirs.ok
    : theirs.error !== undefined && !isFault(ours);
}

/** Integers that a JSON number cannot hold exactly become texts before the line is read. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

function comparedAnswer({ op }: Question, line: string): ComparedAnswer {
  const exact = line.replace(STRING_OR_LONG_NUMBER, (found) => (
    found.startsWith('"') ? found : `"integer ${found}"`
  ));
  const answer: unknown = JSON.parse(exact);
  if (isJsonObject(answer) && isJsonObject(answer.error)) {
    return { error: String(answer.error.kind) };
  }
  if (isJsonObject(answer) && "ok" in answer) {
    return { ok: sortedJson(op === "parse_metadata" ? withFieldsAtFault(answer.ok) : answer.ok) };
  }
  throw new TypeError(`Cannot read an answer: found ${line.slice(0, 200)}`);
}

/**
 * Of the problems of metadata the fields, each once: every implementation has its own words. PEP 639's
 * conflict is left out, since the reference does not look for it.
 */
function withFieldsAtFault(ok: unknown): unknown {
  if (!isJsonObject(ok) || !Array.isArray(ok.problems)) return ok;
  const problems: readonly unknown[] = ok.problems;
  const fields = problems.flatMap((problem) => (
    isJsonObject(problem) && problem.rule !== "conflict" ? [String(problem.field)] : []
  ));
  return { ...ok, problems: [...new Set(fields)].sort() };
}

/** JSON text in which the order of keys plays no part. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => (
    isJsonObject(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field
  ));
}

/** The comparison in words. */
export function comparisonReport(comparison: Comparison): string {
  const lines = [...comparison.operations].sort().map(([op, { asked, answered, differing }]) =>
    `${op.padEnd(26)} ${String(asked).padStart(9)} asked ${String(answered).padStart(9)} answered ${
      String(differing).padStart(7)
    } differing`
  );
  lines.push(`${"all".padEnd(26)} ${String(comparison.total).padStart(9)} asked`);
  for (const [name, { count }] of comparison.explained) lines.push(`explained ${count}: ${name}`);
  for (const [name, { count, examples }] of comparison.unexplained) {
    lines.push(`UNEXPLAINED ${count}: ${name}`, ...examples.map((example) => `      ${example}`));
  }
  return lines.join("\n");
}

/** Lines of a file, without their ends. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await Deno.open(path);
  let rest = "";
  for await (const text of file.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

if (import.meta.main) {
  const [cases, ours, theirs] = Deno.args;
  if (cases === undefined || ours === undefined || theirs === undefined) {
    throw new TypeError("Cannot compare: expected the files of cases, our answers and theirs");
  }
  const comparison = await compareAnswers(linesOf(cases), linesOf(ours), linesOf(theirs));
  console.log(comparisonReport(comparison));
  Deno.exit(comparison.unexplained.size === 0 ? 0 : 1);
}

/** The port for differential tests, as a stream and as a process. @module */
import assert from "node:assert/strict";
import { answerLine } from "../../scripts/oracle/answer_line.ts";
import { answerLines } from "../../scripts/oracle/line_stream.ts";
import { caseLines } from "../../scripts/oracle/write_cases.ts";
import { ROOT } from "../support/source_files.ts";
import { seededRandom } from "../support/seeded_random.ts";

const encoder = new TextEncoder();

/** The answers to the bytes, which arrive in the chunks given. */
async function answersTo(chunks: readonly Uint8Array[]): Promise<string> {
  const written: Uint8Array[] = [];
  await answerLines(
    ReadableStream.from(chunks),
    new WritableStream({ write: (bytes) => void written.push(bytes) }),
  );
  return await new Blob(written.map((bytes) => new Uint8Array(bytes))).text();
}

function kindOf(line: string): string {
  const answer = JSON.parse(line) as { readonly error?: { readonly kind: string } };
  return answer.error?.kind ?? "ok";
}

Deno.test("oracle: lines of any kind get one answer each, in order", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["a question", '{"op":"normalize_name","args":{"text":"A_b"}}', "ok"],
    ["an empty line", "", "bad_request"],
    ["no JSON", "{", "bad_request"],
    ["JSON that is no object", "[]", "bad_request"],
    ["JSON null", "null", "bad_request"],
    ["no operation", "{}", "unknown_operation"],
    ["an operation of no name", '{"op":7,"args":{}}', "unknown_operation"],
    ["a name that every object has", '{"op":"constructor","args":{}}', "unknown_operation"],
    ["no arguments", '{"op":"parse_version"}', "bad_arguments"],
    ["arguments in a list", '{"op":"parse_version","args":["1"]}', "bad_arguments"],
    ["an argument of another type", '{"op":"parse_version","args":{"text":1}}', "bad_arguments"],
    ["an argument too many", '{"op":"parse_version","args":{"text":"1","x":1}}', "bad_arguments"],
    [
      "a list with another type in it",
      '{"op":"sort_versions","args":{"versions":[1]}}',
      "bad_arguments",
    ],
    [
      "an own prototype",
      '{"op":"parse_version","args":{"__proto__":{"text":"1"}}}',
      "bad_arguments",
    ],
    ["text that is no version", '{"op":"parse_version","args":{"text":"x"}}', "invalid_version"],
    ["a line that ends as on Windows", '{"op":"parse_version","args":{"text":"1"}}\r', "ok"],
    [
      "a separator that is no line feed",
      '{"op":"normalize_name","args":{"text":"a\u2028b"}}',
      "ok",
    ],
    [
      "arrays in arrays",
      `{"op":"parse_version","args":{"text":${"[".repeat(200_000)}}}`,
      "bad_request",
    ],
    [
      "parentheses in parentheses",
      `{"op":"evaluate_marker","args":{"marker":"${"(".repeat(5_000)}","environment":{}}}`,
      "invalid_marker",
    ],
  ];
  const out = await answersTo([encoder.encode(rows.map(([, line]) => `${line}\n`).join(""))]);
  const answers = out.split("\n");
  assert.equal(answers.pop(), "");
  assert.equal(answers.length, rows.length);
  for (const [index, [name, , kind]] of rows.entries()) {
    await t.step(name, () => assert.equal(kindOf(answers[index] ?? ""), kind));
  }
});

Deno.test("oracle: where chunks are cut and whether the last line ends change no answer", async () => {
  const lines = [...caseLines("all", 220, 5)].join("\n");
  const bytes = encoder.encode(`${lines}\n`);
  const whole = await answersTo([bytes]);
  const random = seededRandom(1);
  for (const most of [1, 7, 1_000]) {
    const chunks: Uint8Array[] = [];
    for (let start = 0; start < bytes.length;) {
      const end = start + 1 + Math.floor(random() * most);
      chunks.push(bytes.subarray(start, end));
      start = end;
    }
    assert.equal(await answersTo(chunks), whole);
  }
  assert.equal(await answersTo([encoder.encode(lines)]), whole);
  assert.equal(await answersTo([]), "");
});

Deno.test("oracle: a line that is no UTF-8, and one too long to keep, are refused alone", async () => {
  const question = encoder.encode('{"op":"parse_version","args":{"text":"1"}}\n');
  const broken = new Uint8Array([0x22, 0xff, 0x22, 10]);
  const part = new Uint8Array(1024 * 1024).fill(0x20);
  const long = [...Array.from({ length: 17 }, () => part), new Uint8Array([10])];
  const out = await answersTo([question, broken, ...long, question, ...long.slice(0, -1)]);
  assert.deepEqual(out.trimEnd().split("\n").map(kindOf), [
    "ok",
    "bad_request",
    "bad_request",
    "ok",
    "bad_request",
  ]);
});

Deno.test("oracle: no more is read than was answered and taken", async () => {
  const chunk = encoder.encode('{"op":"parse_version","args":{"text":"1"}}\n'.repeat(1_000));
  let asked = 0;
  const input = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 1;
      if (asked > 20) controller.close();
      else controller.enqueue(chunk);
    },
  }, { highWaterMark: 0 });
  const gate = Promise.withResolvers<void>();
  const done = answerLines(input, new WritableStream({ write: () => gate.promise }));
  for (let turn = 0; turn < 1_000; turn++) await Promise.resolve();
  assert.ok(asked <= 2, `${asked} chunks were read while the first answers wait`);
  gate.resolve();
  await done;
  assert.equal(asked, 21);
});

Deno.test("oracle: integers are written exactly", () => {
  const digits = "9".repeat(60);
  const question = { op: "parse_version", args: { text: `${digits}!${digits}.post${digits}` } };
  const answer = answerLine(JSON.stringify(question));
  assert.ok(answer.includes(`"epoch":${digits},"release":[${digits}]`), answer);
});

/** The port as a process of its own, without permissions. */
function startOracle(): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--no-check", "scripts/oracle.ts"],
    cwd: ROOT,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

Deno.test("oracle: as a process it needs no permission, and only answers are on its stdout", async () => {
  const count = 22_000;
  const child = startOracle();
  const lines = ReadableStream.from(caseLines("all", count, 11))
    .pipeThrough(
      new TransformStream<string, string>({
        transform: (line, controller) => controller.enqueue(`${line}\n`),
      }),
    )
    .pipeThrough(new TextEncoderStream());
  const [{ code, stdout, stderr }] = await Promise.all([
    child.output(),
    lines.pipeTo(child.stdin),
  ]);
  assert.equal(new TextDecoder().decode(stderr), "");
  assert.equal(code, 0);
  const answers = new TextDecoder().decode(stdout).trimEnd().split("\n");
  assert.equal(answers.length, count);
  assert.deepEqual(answers.filter((line) => !/^\{"(?:ok|error)":/.test(line)), []);
  assert.deepEqual(answers.filter((line) => kindOf(line) === "internal"), []);
});

Deno.test("oracle: as a process it answers each line before the next is asked", async () => {
  const child = startOracle();
  const writer = child.stdin.getWriter();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  for (const text of ["a_b", "C.d"]) {
    await writer.write(encoder.encode(`{"op":"normalize_name","args":{"text":"${text}"}}\n`));
    const { value } = await reader.read();
    assert.equal(value, `{"ok":"${text.toLowerCase().replace(/[._]/, "-")}"}\n`);
  }
  await writer.close();
  assert.equal((await reader.read()).done, true);
  assert.equal((await child.status).code, 0);
  await child.stderr.cancel();
});

Deno.test("oracle: as a process it ends in silence when nobody reads on", async () => {
  const child = startOracle();
  const line = encoder.encode('{"op":"normalize_name","args":{"text":"a"}}\n'.repeat(1_000));
  const reader = child.stdout.getReader();
  const writer = child.stdin.getWriter();
  await writer.write(line);
  await reader.read();
  await reader.cancel();
  const writing = (async () => {
    for (let turn = 0; turn < 1_000; turn++) await writer.write(line);
  })().catch(() => {}); // the process is gone: that is what is waited for
  const { code } = await child.status;
  await writing;
  const error = await new Response(child.stderr).text();
  assert.deepEqual([code, error], [0, ""]);
});

/**
 * Questions of ours in the odd lines; in the even ones what both `packaging` 26.3 (for vectors `cvss` 3.6) and this
 * project answered when they were made, of errors the kind.
 */
const EXPECTED = new URL("oracle_cases.jsonl", import.meta.url);

Deno.test("oracle: answers are those that the reference gives", async () => {
  const lines = (await Deno.readTextFile(EXPECTED)).trimEnd().split("\n");
  const operations = new Set<unknown>();
  for (let index = 0; index < lines.length; index += 2) {
    const [question = "", expected = ""] = lines.slice(index, index + 2);
    const answer = answerLine(question);
    const compared = expected.startsWith('{"error"')
      ? `{"error":{"kind":${JSON.stringify(kindOf(answer))}}}`
      : answer;
    assert.equal(compared, expected, question);
    operations.add((JSON.parse(question) as { readonly op?: unknown }).op);
  }
  assert.equal(operations.size, 16);
});

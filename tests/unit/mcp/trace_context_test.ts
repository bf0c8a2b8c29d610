import assert from "node:assert/strict";
import { parseTraceContext, traceContextFrom } from "../../../src/mcp/trace_context.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const SPAN_ID = "b7ad6b7169203331";
const VALID = `00-${TRACE_ID}-${SPAN_ID}-01`;

Deno.test("parseTraceContext() takes traceparent as W3C Trace Context says", async (t) => {
  const cases:
    readonly (readonly [rule: string, traceparent: string, flags: number | undefined])[] = [
      ["version 00", VALID, 1],
      ["not sampled", `00-${TRACE_ID}-${SPAN_ID}-00`, 0],
      ["flags that are not known are ignored", `00-${TRACE_ID}-${SPAN_ID}-f9`, 1],
      ["the random flag of level 2 is kept", `00-${TRACE_ID}-${SPAN_ID}-03`, 3],
      ["a version to come, without more", `cc-${TRACE_ID}-${SPAN_ID}-01`, 1],
      ["a version to come, with more behind a dash", `cc-${TRACE_ID}-${SPAN_ID}-01-what.ever`, 1],
      ["a version to come, with more but no dash", `cc-${TRACE_ID}-${SPAN_ID}-01.what`, undefined],
      ["version ff is not valid", `ff-${TRACE_ID}-${SPAN_ID}-01`, undefined],
      ["version 00 has four fields", `00-${TRACE_ID}-${SPAN_ID}-01-what`, undefined],
      ["version 00 ends there", `00-${TRACE_ID}-${SPAN_ID}-01-`, undefined],
      ["all zeros are no trace", `00-${"0".repeat(32)}-${SPAN_ID}-01`, undefined],
      ["all zeros are no span", `00-${TRACE_ID}-${"0".repeat(16)}-01`, undefined],
      ["upper case", `00-${TRACE_ID.toUpperCase()}-${SPAN_ID}-01`, undefined],
      ["upper case flags", `00-${TRACE_ID}-${SPAN_ID}-0A`, undefined],
      ["a short trace", `00-${TRACE_ID.slice(1)}-${SPAN_ID}-01`, undefined],
      ["a long span", `00-${TRACE_ID}-${SPAN_ID}0-01`, undefined],
      ["no flags", `00-${TRACE_ID}-${SPAN_ID}`, undefined],
      ["one digit of flags", `00-${TRACE_ID}-${SPAN_ID}-1`, undefined],
      ["other letters", `00-${TRACE_ID.replace("a", "g")}-${SPAN_ID}-01`, undefined],
      ["blanks around", ` ${VALID} `, undefined],
      ["a line feed behind", `${VALID}\n`, undefined],
      ["two headers joined", `${VALID}, ${VALID}`, undefined],
      ["nothing", "", undefined],
      ["endless", `cc-${TRACE_ID}-${SPAN_ID}-01-${"a".repeat(500)}`, undefined],
    ];
  for (const [rule, traceparent, flags] of cases) {
    await t.step(rule, () => {
      const parsed = parseTraceContext({ traceparent, tracestate: "vendor=1" });
      assert.deepEqual(
        parsed,
        flags === undefined
          ? undefined
          : { traceId: TRACE_ID, spanId: SPAN_ID, flags, tracestate: "vendor=1" },
      );
    });
  }
});

Deno.test("parseTraceContext() drops a tracestate that is not valid, and nothing else", async (t) => {
  const entries = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=v`);
  const cases: readonly (readonly [rule: string, text: string, kept: string | undefined])[] = [
    ["one entry", "vendor=1", "vendor=1"],
    ["order is kept", "b=2,a=1", "b=2,a=1"],
    ["blanks and empty entries between", " a=1 ,\t,, b=2 ", "a=1,b=2"],
    ["a tenant and its system", "tenant@system=x", "tenant@system=x"],
    ["a tenant may begin with a digit", "0tenant@system=x", "0tenant@system=x"],
    ["signs of keys", "a-_*/0=x", "a-_*/0=x"],
    ["a blank inside a value", "a=x y", "a=x y"],
    ["32 entries", entries(32).join(","), entries(32).join(",")],
    ["33 entries", entries(33).join(","), undefined],
    ["a key twice", "a=1,a=2", undefined],
    ["an upper case key", "A=1", undefined],
    ["a key that begins with a digit", "1a=1", undefined],
    ["a key of 257", `${"a".repeat(257)}=1`, undefined],
    ["a value of 257", `a=${"b".repeat(257)}`, undefined],
    ["a value of 256", `a=${"b".repeat(256)}`, `a=${"b".repeat(256)}`],
    ["an equals sign in a value", "a=b=c", undefined],
    ["no value", "a=", undefined],
    ["no key", "=a", undefined],
    ["no equals sign", "vendor", undefined],
    ["two systems", "a@b@c=1", undefined],
    ["not ASCII", "a=é", undefined],
    ["a line feed", "a=b\nc", undefined],
    ["nothing", "", undefined],
    ["longer than it need be carried", `${entries(31).join(",")},x=${"y".repeat(500)}`, undefined],
  ];
  for (const [rule, tracestate, kept] of cases) {
    await t.step(rule, () => {
      const parsed = parseTraceContext({ traceparent: VALID, tracestate });
      assert.equal(parsed?.tracestate, kept);
      assert.equal(parsed?.traceId, TRACE_ID);
    });
  }
});

Deno.test("traceContextFrom() takes only what is text and valid", async (t) => {
  const cases:
    readonly (readonly [rule: string, carrier: Record<string, unknown>, expected: unknown])[] = [
      ["both", { traceparent: VALID, tracestate: "a=1" }, {
        traceparent: VALID,
        tracestate: "a=1",
      }],
      ["one", { traceparent: VALID, progressToken: 1 }, { traceparent: VALID }],
      ["a tracestate of another type", { traceparent: VALID, tracestate: 7 }, {
        traceparent: VALID,
      }],
      ["a tracestate alone", { tracestate: "a=1" }, undefined],
      ["a traceparent that is not valid", { traceparent: "00" }, undefined],
      ["a traceparent of another type", { traceparent: [VALID] }, undefined],
      ["nothing", {}, undefined],
    ];
  for (const [rule, carrier, expected] of cases) {
    await t.step(rule, () => assert.deepEqual(traceContextFrom(carrier), expected));
  }
  await t.step("no carrier", () => assert.equal(traceContextFrom(undefined), undefined));
});

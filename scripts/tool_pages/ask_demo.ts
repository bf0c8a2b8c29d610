/** Asks the real server, on the embedded upstream, at an hour that stands still. @module */
import { compose } from "../../src/compose.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { demoConfig } from "../demo_config.ts";
import { asRecord } from "./as_record.ts";
import type { ExampleArguments } from "./examples.ts";
import type { ToolAnswer } from "./page.ts";

/** Every call gets a program of its own: no answer depends on what was asked before. */
export async function askDemo(tool: string, args: ExampleArguments): Promise<ToolAnswer> {
  const now = Date.parse(FACTS_DATE);
  const app = compose(demoConfig(), { writeLog: () => {}, clock: () => now, random: () => 0.5 });
  const caller = await app.connect();
  try {
    return readResult(await caller.request("tools/call", { name: tool, arguments: args }));
  } finally {
    await caller.close();
    app.close();
  }
}

function readResult(result: unknown): ToolAnswer {
  const { content, structuredContent, isError } = asRecord(result);
  const texts = Array.isArray(content) ? content.map((part) => asRecord(part).text) : [];
  return {
    text: texts.filter((text): text is string => typeof text === "string").join("\n"),
    structured: structuredContent,
    isError: isError === true,
  };
}

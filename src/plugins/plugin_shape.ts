/** What a module may export, checked when it is loaded: every field, and none that nobody reads. @module */
import * as z from "zod";
import { cleanText } from "../domain/untrusted_text.ts";
import {
  PLUGIN_API_VERSION,
  type PluginPrompt,
  type PluginResource,
  type PluginTool,
  type PluginTransport,
} from "./plugin_api.ts";

const MAX_ENTRY_COUNT = 50; // of each kind in one plug-in
const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_TIMEOUT_MS = 300_000;

const word = z.string().max(64).regex(/^[a-z][a-z0-9_]*$/, "expected [a-z][a-z0-9_]*")
  .refine((name) => !(name in Object.prototype), "expected a name that no object inherits");
/** Measured after cleaning: a tab becomes four spaces, and what is invisible nothing. */
const shown = (most: number) => z.string().min(1).max(most);
/** What every model reads: one line, and short. */
const line = (most: number) =>
  z.string().max(most).transform((text) => cleanText(text, most)).pipe(shown(most));
const paragraph = (most: number) =>
  z.string().max(most).transform((text) => cleanText(text, most * 4, { multiline: true }))
    .pipe(shown(most));
const timeoutMs = z.int().min(1).max(MAX_TIMEOUT_MS).default(DEFAULT_TIMEOUT_MS);
const media = z.string().max(127).regex(/^[\w.+-]+\/[\w.+-]+$/, "expected a media type");

/** A function, which is called without `this` and whose answer is checked by whoever calls it. */
function callable<F>(): z.ZodType<F> {
  return z.custom<F>((value) => typeof value === "function", "expected a function");
}

const tool = z.strictObject({
  name: word,
  title: line(100).optional(),
  description: paragraph(1_000),
  inputSchema: z.unknown(),
  outputSchema: z.unknown(),
  annotations: z.strictObject({
    readOnlyHint: z.boolean().default(false),
    destructiveHint: z.boolean().default(true),
    idempotentHint: z.boolean().default(false),
    openWorldHint: z.boolean().default(true),
  }).prefault({}),
  timeoutMs,
  run: callable<PluginTool["run"]>(),
  text: callable<NonNullable<PluginTool["text"]>>().optional(),
});

const resource = z.strictObject({
  name: line(100),
  title: line(100).optional(),
  description: paragraph(1_000),
  uri: z.string().max(500),
  mimeType: media.default("text/plain"),
  timeoutMs,
  read: callable<PluginResource["read"]>(),
});

const prompt = z.strictObject({
  name: word,
  title: line(100).optional(),
  description: paragraph(1_000),
  arguments: z.array(z.strictObject({
    name: word,
    description: line(300),
    required: z.boolean().default(false),
  })).max(20).default([]),
  messages: callable<PluginPrompt["messages"]>(),
});

const source = z.strictObject({
  name: word,
  baseUrl: z.string().max(500),
  authorization: z.string().regex(/^[\x21-\x7e][\x20-\x7e]{0,4095}$/, "expected a header value")
    .optional(),
});

const transport = z.strictObject({ name: word, serve: callable<PluginTransport["serve"]>() });

/** The default export. `apiVersion` is looked at before, so that a later version is called by its name. */
export const PLUGIN_SHAPE = z.strictObject({
  apiVersion: z.literal(PLUGIN_API_VERSION),
  name: z.string().max(32).regex(/^[a-z][a-z0-9]*$/, "expected [a-z][a-z0-9]*"),
  tools: z.array(tool).max(MAX_ENTRY_COUNT).default([]),
  resources: z.array(resource).max(MAX_ENTRY_COUNT).default([]),
  prompts: z.array(prompt).max(MAX_ENTRY_COUNT).default([]),
  sources: z.array(source).max(MAX_ENTRY_COUNT).default([]),
  transports: z.array(transport).max(MAX_ENTRY_COUNT).default([]),
});

/** A plug-in whose fields are all there. */
export type PluginShape = z.output<typeof PLUGIN_SHAPE>;
/** One of its tools. */
export type ToolShape = PluginShape["tools"][number];
/** One of its resources. */
export type ResourceShape = PluginShape["resources"][number];
/** One of its prompts. */
export type PromptShape = PluginShape["prompts"][number];
/** One of its transports. */
export type TransportShape = PluginShape["transports"][number];
/** One of its sources. */
export type SourceShape = PluginShape["sources"][number];

/** Options of one look-up. */
export const PLUGIN_READ_OPTIONS = z.strictObject({
  freshMs: z.number().min(0).optional(),
  mediaType: media.optional(),
});

/** Fixtures of the conformance suite whose content the product never sends: images, sounds, resources, progress. @module */
import type { ServerContext } from "@modelcontextprotocol/server";
import type { Fixture } from "./asking_tools.ts";

/** One red pixel. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
/** No sound at all. */
const WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=";

const image = { type: "image", data: PNG, mimeType: "image/png" };

async function report({ mcpReq }: ServerContext): Promise<void> {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return;
  for (const progress of [0, 50, 100]) {
    const params = { progressToken, progress, total: 100, message: `${progress} of 100` };
    await mcpReq.notify({ method: "notifications/progress", params });
  }
}

/** Each by the name that the suite calls. */
export const CONTENT_TOOLS: ReadonlyMap<string, Fixture> = new Map<string, Fixture>([
  ["test_image_content", () => ({ content: [image] })],
  ["test_audio_content", () => ({
    content: [{ type: "audio", data: WAV, mimeType: "audio/wav" }],
  })],
  ["test_embedded_resource", () => ({
    content: [{
      type: "resource",
      resource: {
        uri: "test://embedded-resource",
        mimeType: "text/plain",
        text: "This is an embedded resource content.",
      },
    }],
  })],
  ["test_multiple_content_types", () => ({
    content: [{ type: "text", text: "Multiple content types test:" }, image, {
      type: "resource",
      resource: {
        uri: "test://mixed-content-resource",
        mimeType: "application/json",
        text: JSON.stringify({ test: "data", value: 123 }),
      },
    }],
  })],
  ["test_tool_with_progress", async (context) => {
    await report(context);
    return { content: [{ type: "text", text: "Reported its progress" }] };
  }],
  ["test_logging_tool", () => ({ content: [{ type: "text", text: "Logs to stderr only" }] })],
]);

/** A resource of bytes. */
export const BINARY = {
  uri: "test://static-binary",
  name: "static-binary",
  description: "A fixture.",
  mimeType: "image/png",
  blob: PNG,
} as const;

/** Prompts, each by the name that the suite asks for, with its arguments. */
export const CONTENT_PROMPTS = [
  {
    name: "test_prompt_with_embedded_resource",
    arguments: [{ name: "resourceUri", description: "What to embed", required: true }],
    messages: (asked: Readonly<Record<string, string>>) => [
      {
        role: "user",
        content: {
          type: "resource",
          resource: {
            uri: asked.resourceUri ?? "",
            mimeType: "text/plain",
            text: "Embedded resource content for testing.",
          },
        },
      },
      {
        role: "user",
        content: { type: "text", text: "Please process the embedded resource above." },
      },
    ],
  },
  {
    name: "test_prompt_with_image",
    arguments: [],
    messages: () => [
      { role: "user", content: image },
      { role: "user", content: { type: "text", text: "Please analyze the image above." } },
    ],
  },
] as const;

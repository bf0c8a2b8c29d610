/** A tool's answer as a resource: the same facts as JSON for programs and Markdown for people. @module */
import type { Representation } from "../mcp/define_resource.ts";
import type { ToolAnswer } from "../mcp/define_tool.ts";

/** Both representations, JSON first; a reader takes the one whose media type it wants. */
export function representations({ structured, text }: ToolAnswer): readonly Representation[] {
  return [
    { mimeType: "application/json", text: JSON.stringify(structured) },
    { mimeType: "text/markdown", text },
  ];
}

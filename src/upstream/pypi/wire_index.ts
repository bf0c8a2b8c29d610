/** The Index API's project page in JSON (PEP 691, 700, 714, 740, 792): wire shape -> domain. @module */
import * as z from "zod";
import { normalizeName } from "../../domain/name.ts";
import type { IndexPage } from "../../domain/release.ts";
import { decodeJson, malformed } from "../decode_json.ts";
import { requireLabel, wireCount, wireProse } from "../wire_text.ts";
import {
  checkApiVersion,
  type IndexPagePlace,
  toIndexFiles,
  toProjectStatus,
  versionsOfFiles,
} from "./index_page_parts.ts";
import { readIndexFile } from "./wire_index_file.ts";

/** An object by the normative text; the text alone, as the first drafts had it, says the same. */
const wireStatus = z.union([
  z.string().transform((status) => ({ status, reason: undefined })),
  z.object({ status: z.string().optional(), reason: wireProse }),
]).nullish();

const wirePage = z.object({
  meta: z.object({
    "api-version": z.string().default("1.0"),
    "_last-serial": wireCount,
    "project-status": wireStatus, // where the specification's example has it
    "project-status-reason": wireProse,
  }).default({ "api-version": "1.0", "_last-serial": undefined }),
  name: z.string().optional(),
  files: z.custom<readonly unknown[]>(Array.isArray), // each is read by `readIndexFile`
  versions: z.array(z.string()).optional(), // since 1.1
  "project-status": wireStatus,
});

/** @throws {UpstreamError} `malformed`, if the text is no such page, one of another project or of an unknown major version. */
export function decodeIndexPage(text: string, { asked, pageUrl }: IndexPagePlace): IndexPage {
  const wire = decodeJson(text, wirePage);
  checkApiVersion(wire.meta["api-version"]);
  if (wire.name !== undefined && normalizeName(wire.name.trim()) !== asked) {
    throw malformed("the page is about another project");
  }
  const files = toIndexFiles(wire.files.map(readIndexFile), pageUrl);
  const status = wire["project-status"] ?? wire.meta["project-status"];
  return {
    name: asked,
    ...toProjectStatus(
      status?.status ?? "active", // PEP 792: absent means active
      status?.reason ?? wire.meta["project-status-reason"],
    ),
    files,
    versions: wire.versions?.map(requireLabel) ?? versionsOfFiles(files, asked),
    lastSerial: wire.meta["_last-serial"],
  };
}

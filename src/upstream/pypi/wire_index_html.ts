/**
 * The Index API's project page in HTML (PEP 503, 592, 629, 658, 714, 740, 792): text -> domain. It tells no sizes, no
 * upload times and no list of versions.
 *
 * What counts as an index page: one that says so (`pypi:repository-version`, or a title or heading such as "Links for
 * x" or "Simple index"), or one that links to a file whose name is of the project. Everything else (a login page, a
 * challenge to the browser) is `malformed`, because "has no files" must mean that an index said so. @module
 */
import { Parser } from "htmlparser2";
import { distributionKind, versionOfFilename } from "../../domain/distribution_name.ts";
import { type ProjectName, tryParseProjectName } from "../../domain/name.ts";
import type { Distribution, IndexPage } from "../../domain/release.ts";
import { malformed } from "../decode_json.ts";
import { presentSha256 } from "../wire_text.ts";
import {
  checkApiVersion,
  type IndexPagePlace,
  toIndexFiles,
  toProjectStatus,
  versionsOfFiles,
} from "./index_page_parts.ts";

const MAX_TEXT_LENGTH = 1_000; // UTF-16 units of one heading or link that are looked at
/** A close tag is looked for in all that are open, so deep nesting would cost the square of the page. */
const MAX_DEPTH = 256;
const TITLE = /\blinks for\b|\bsimple index\b/i;
const TITLE_NAME = /\blinks for\s+(\S{1,200})\s*$/i;
const SERIAL = /^SERIAL (\d{1,15})$/;

/** @throws {UpstreamError} `malformed`, if the text is no index page, or one of an unknown major version. */
export function decodeHtmlIndexPage(text: string, { asked, pageUrl }: IndexPagePlace): IndexPage {
  const page = readPage(text);
  if (page.version !== undefined) checkApiVersion(page.version);
  const base = page.base === undefined ? pageUrl : URL.parse(page.base, pageUrl)?.href ?? pageUrl;
  const links = page.links.flatMap((link) => {
    const filename = filenameOf(link, base);
    return filename === undefined ? [] : [{ ...link, filename }];
  });
  const isMarked = page.version !== undefined || page.isTitled;
  const isOfProject = () =>
    links.some(({ filename }) => versionOfFilename(filename, asked) !== undefined);
  if (!isMarked && !isOfProject()) {
    throw malformed("an HTML page that is not a page of a package index");
  }
  if (page.about !== undefined && page.about !== asked && !isOfProject()) {
    throw malformed("the page is about another project");
  }
  const tellsMetadata = links.some(({ attributes }) => metadataAttribute(attributes) !== undefined);
  const told = links.map(({ filename, attributes, href }) => ({
    filename,
    url: href,
    sha256: sha256Of(href),
    requiresPython: attributes["data-requires-python"],
    yanked: attributes["data-yanked"],
    // Absent means "no" on an index that knows the attribute, and nothing on one that does not.
    coreMetadata: toCoreMetadata(metadataAttribute(attributes)) ??
      (tellsMetadata ? false : undefined),
    provenance: attributes["data-provenance"],
  }));
  const files = toIndexFiles(told, base);
  return {
    name: asked,
    ...statusOf(page),
    files,
    versions: versionsOfFiles(files, asked),
    lastSerial: page.serial,
  };
}

/** PEP 792: absent means active, but only an index that has heard of it (1.4) says anything by leaving it out. */
function statusOf(
  { version, status, statusReason }: Page,
): Pick<IndexPage, "status" | "statusReason"> {
  const knows = Number(/^1\.(\d{1,9})$/.exec(version ?? "")?.[1] ?? 0) >= 4;
  if (status === undefined && !knows) return { status: undefined, statusReason: undefined };
  return toProjectStatus(status ?? "active", statusReason);
}

type Attributes = Readonly<Record<string, string>>;

interface Link {
  readonly href: string;
  readonly attributes: Attributes;
  text: string;
}

interface Page {
  base: string | undefined;
  version: string | undefined;
  status: string | undefined;
  statusReason: string | undefined;
  serial: number | undefined;
  isTitled: boolean;
  /** The project that the title names. */
  about: ProjectName | undefined;
  readonly links: Link[];
}

/** One pass over the page; entities in attributes and texts come decoded. */
function readPage(text: string): Page {
  const page: Page = {
    ...{ base: undefined, version: undefined, status: undefined, statusReason: undefined },
    ...{ serial: undefined, isTitled: false, about: undefined, links: [] },
  };
  let link: Link | undefined;
  let heading: string | undefined;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MAX_DEPTH) throw malformed(`HTML nested more than ${MAX_DEPTH} deep`);
      if (name === "a" && attributes.href !== undefined) {
        link = { href: attributes.href.trim(), attributes, text: "" };
        page.links.push(link);
      } else if (name === "meta") readMeta(page, attributes);
      else if (name === "base") page.base ??= attributes.href;
      else if (name === "title" || name === "h1") heading = "";
    },
    ontext(part) {
      if (link !== undefined) link.text = append(link.text, part);
      if (heading !== undefined) heading = append(heading, part);
    },
    onclosetag(name) {
      depth--;
      if (name === "a") link = undefined;
      if (name !== "title" && name !== "h1") return;
      if (heading !== undefined && TITLE.test(heading)) {
        page.isTitled = true;
        page.about ??= tryParseProjectName(TITLE_NAME.exec(heading)?.[1] ?? "");
      }
      heading = undefined;
    },
    oncomment(comment) {
      const serial = SERIAL.exec(comment.slice(0, 40).trim())?.[1];
      if (serial !== undefined) page.serial = Number(serial);
    },
  });
  parser.end(text);
  return page;
}

function append(text: string, part: string): string {
  return text.length >= MAX_TEXT_LENGTH ? text : (text + part).slice(0, MAX_TEXT_LENGTH);
}

/** Artifactory's `api-version` is not PEP 629's and means nothing to us. */
function readMeta(page: Page, { name, content }: Attributes): void {
  switch (name?.trim().toLowerCase()) {
    case "pypi:repository-version":
      page.version ??= content?.trim() ?? "";
      break;
    case "pypi:project-status":
      page.status ??= content ?? "";
      break;
    case "pypi:project-status-reason":
      page.statusReason ??= content;
      break;
  }
}

/**
 * The last part of the URL, as installers read it; the link's text where that is no archive (`/files/7/content`).
 * `undefined`: the link is to something else, such as the folder above.
 */
function filenameOf({ href, text, attributes }: Link, base: string): string | undefined {
  const path = URL.parse(href, base)?.pathname ?? "";
  const last = decoded(path.slice(path.lastIndexOf("/") + 1));
  if (distributionKind(last) !== "other") return last;
  const shown = text.trim();
  if (distributionKind(shown) !== "other") return shown;
  const isFile = sha256Of(href) !== undefined || metadataAttribute(attributes) !== undefined;
  return isFile ? last || shown : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a percent sign of its own
  }
}

/** `#sha256=…`, alone or among others; older pages give an MD5, with which nothing can be proved. */
function sha256Of(href: string): string | undefined {
  const start = href.indexOf("#");
  if (start < 0) return undefined;
  return presentSha256(new URLSearchParams(href.slice(start + 1)).get("sha256") ?? undefined);
}

/** PEP 714: the newer spelling first. */
function metadataAttribute(attributes: Attributes): string | undefined {
  return attributes["data-core-metadata"] ?? attributes["data-dist-info-metadata"];
}

/** `true`, or an algorithm and its digest, of which only SHA-256 is kept. */
function toCoreMetadata(told: string | undefined): Distribution["coreMetadata"] {
  if (told === undefined) return undefined;
  const text = told.trim().toLowerCase();
  if (text === "" || text === "false") return false;
  const sha256 = presentSha256(text.replace(/^sha256=/, ""));
  return sha256 === undefined ? {} : { sha256 };
}

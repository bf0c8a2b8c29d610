/** PyPI's Index API: `/simple/` and `/simple/<project>/` (PEP 691, 700, 714, 792). @module */
import { type Answer, escapeXml, htmlPage, sortedJson } from "../answer.ts";
import type { Catalogue, DemoProject } from "../catalogue.ts";
import { coreMetadataHash } from "./core_metadata.ts";
import { filePath } from "./file_address.ts";

const JSON_TYPE = "application/vnd.pypi.simple.v1+json";
const API_VERSION = "1.4";

/** Whether the client named the JSON type and preferred it; wildcards get HTML, as at PyPI. */
export function wantsIndexJson(accept: string | null): boolean {
  const offers = (accept ?? "").split(",").map(readOffer);
  const json = offers.find((offer) => offer.type === JSON_TYPE)?.weight ?? 0;
  const html = Math.max(
    0,
    ...offers.filter(({ type }) =>
      type === "text/html" || type === JSON_TYPE.replace("json", "html")
    )
      .map(({ weight }) => weight),
  );
  return json > 0 && json > html;
}

function readOffer(text: string): { type: string; weight: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

/** What a page depends on besides its project. */
export interface IndexPageOptions {
  readonly filesUrl: string;
  /** Whether the index speaks of metadata files. */
  readonly coreMetadata: boolean;
}

/** One project's page. A quarantined project has one too, without files and versions. */
export async function indexPage(
  project: DemoProject,
  options: IndexPageOptions & { readonly json: boolean },
): Promise<Answer> {
  const files = project.facts.status === "quarantined" ? [] : await filesOf(project, options);
  if (!options.json) return htmlIndex(project, files);
  const releases = project.facts.status === "quarantined" ? [] : project.releases;
  return jsonAnswer(project.facts.serial ?? 0, {
    files,
    meta: { "_last-serial": project.facts.serial ?? 0, "api-version": API_VERSION },
    name: project.name,
    "project-status": { status: project.facts.status ?? "active" },
    // Built from files, so a release without files is missing here and present in the JSON API.
    versions: releases.filter(({ files }) => files.length > 0).map(({ version }) => version.text),
  });
}

/** The list of all projects: display names, ordered by normalised name, quarantined ones left out. */
export function indexRoot(catalogue: Catalogue, options: { readonly json: boolean }): Answer {
  const listed = [...catalogue.projects.values()]
    .filter(({ facts }) => facts.status !== "quarantined")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lastSerial = Math.max(0, ...listed.map(({ facts }) => facts.serial ?? 0));
  if (!options.json) {
    const links = listed.map(({ name, facts }) => (
      `    <a href="/simple/${name}/">${escapeXml(facts.name)}</a><br />`
    ));
    return withIndexHeaders(htmlPage(200, "Simple index", links.join("\n")), lastSerial);
  }
  return jsonAnswer(lastSerial, {
    meta: { "_last-serial": lastSerial, "api-version": API_VERSION },
    projects: listed.map(({ facts }) => ({ "_last-serial": facts.serial ?? 0, name: facts.name })),
  });
}

type IndexFile = Awaited<ReturnType<typeof filesOf>>[number];

async function filesOf(project: DemoProject, options: IndexPageOptions) {
  const files = [];
  for (const release of project.releases) {
    for (const file of release.files) {
      const [filename, size, uploadedAt, sha256] = file;
      const hash = await coreMetadataHash(project, release, filename);
      const coreMetadata: false | { sha256: string } = hash === false ? false : { sha256: hash };
      files.push({
        ...(options.coreMetadata
          ? { "core-metadata": coreMetadata, "data-dist-info-metadata": coreMetadata }
          : {}),
        filename,
        hashes: { sha256 },
        provenance: null,
        "requires-python": release.series.requiresPython ?? null,
        size,
        "upload-time": uploadedAt,
        url: options.filesUrl + filePath(file, project),
        // PEP 592: a reason takes the place of `true`, unless it is empty.
        yanked: release.yanked === undefined ? false : release.yanked || true,
      });
    }
  }
  return files;
}

function jsonAnswer(serial: number, body: unknown): Answer {
  return withIndexHeaders({
    status: 200,
    headers: { "content-type": JSON_TYPE },
    body: sortedJson(body),
  }, serial);
}

function htmlIndex(project: DemoProject, files: readonly IndexFile[]): Answer {
  const links = files.map((file) => {
    const python = file["requires-python"];
    const metadata = file["core-metadata"];
    const attributes = [
      `href="${escapeXml(file.url)}#sha256=${file.hashes.sha256}"`,
      ...(python === null ? [] : [`data-requires-python="${escapeXml(python)}"`]),
      ...(metadata === undefined || metadata === false
        ? []
        : ["data-dist-info-metadata", "data-core-metadata"].map((key) =>
          `${key}="sha256=${metadata.sha256}"`
        )),
      ...(file.yanked === false ? [] : [`data-yanked="${escapeXml(String(file.yanked))}"`]),
    ];
    return `    <a ${attributes.join(" ")} >${escapeXml(file.filename)}</a><br />`;
  });
  const title = `Links for ${project.name}`;
  const body = `    <h1>${title}</h1>\n${links.join("\n")}`;
  const head = metaElement("repository-version", API_VERSION) +
    metaElement("project-status", project.facts.status ?? "active");
  return withIndexHeaders(htmlPage(200, title, body, head), project.facts.serial ?? 0);
}

/** PEP 629 and 792. */
function metaElement(name: string, content: string): string {
  return `<meta name="pypi:${name}" content="${escapeXml(content)}">`;
}

function withIndexHeaders(answer: Answer, serial: number): Answer {
  const headers = {
    ...answer.headers,
    "cache-control": "max-age=600, public",
    vary: "Accept, Accept-Encoding",
    "x-pypi-last-serial": String(serial),
  };
  return { ...answer, headers };
}

/** Core metadata files (PEP 658/714): e-mail headers, then the description. @module */
import { sha256Hex } from "../answer.ts";
import type { DemoProject, DemoRelease } from "../catalogue.ts";
import { isWheel } from "./file_address.ts";
import { classifiersOf, descriptionText, extrasOf, licenseOf } from "./shared_metadata.ts";

/** The text that every wheel of the release carries; its SHA-256 stands in the index. */
export function coreMetadataText(project: DemoProject, release: DemoRelease): string {
  const { facts } = project;
  const { series } = release;
  const license = licenseOf(project, release);
  const requirements = series.coreRequiresDist ?? series.requiresDist ?? [];
  const lines: string[] = [
    `Metadata-Version: ${
      series.metadataVersion ?? (license.expression === undefined ? "2.1" : "2.4")
    }`,
    `Name: ${facts.name}`,
    `Version: ${release.version.text}`,
    `Summary: ${facts.summary}`,
  ];
  const add = (header: string, value: string | undefined) => {
    if (value !== undefined) lines.push(`${header}: ${value}`);
  };
  add("Home-page", facts.homePage);
  add("Author", facts.author);
  add("Maintainer", facts.maintainer);
  add("License", license.text);
  add("License-Expression", license.expression);
  for (const [label, url] of Object.entries(facts.projectUrls ?? {})) {
    add("Project-URL", `${label}, ${url}`);
  }
  add("Keywords", facts.keywords);
  for (const classifier of classifiersOf(project, release)) add("Classifier", classifier);
  add("Requires-Python", series.requiresPython);
  add("Description-Content-Type", "text/markdown");
  for (const extra of extrasOf(release, requirements)) add("Provides-Extra", extra);
  for (const requirement of requirements) add("Requires-Dist", requirement);
  return lines.join("\n") + "\n\n" + descriptionText(project);
}

/** SHA-256 of the file beside the wheel, or `false` where PyPI has none. */
export async function coreMetadataHash(
  project: DemoProject,
  release: DemoRelease,
  filename: string,
): Promise<string | false> {
  if (!isWheel(filename) || release.series.coreMetadata === false) return false;
  return await sha256Hex(coreMetadataText(project, release));
}

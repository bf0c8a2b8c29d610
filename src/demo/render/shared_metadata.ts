/** Metadata that the JSON API and the core metadata files both tell. @module */
import type { DemoProject, DemoRelease } from "../catalogue.ts";

/** Classifiers of one release, sorted as PyPI sorts them: alphabetically, Python versions in order. */
export function classifiersOf(project: DemoProject, release: DemoRelease): readonly string[] {
  const pythons = (release.series.pythons ?? "").split(" ").filter((text) => text !== "")
    .map((minor) => `Programming Language :: Python :: ${minor}`);
  const others = [...(project.facts.classifiers ?? []), ...(release.series.classifiers ?? [])];
  const before = others.filter((text) => text < "Programming").sort();
  return [...before, ...pythons, ...others.filter((text) => text >= "Programming").sort()];
}

/** The licence fields of one release. */
export function licenseOf(project: DemoProject, release: DemoRelease) {
  return {
    text: release.series.license ?? project.facts.license,
    expression: release.series.licenseExpression ?? project.facts.licenseExpression,
  };
}

/** Extras of one release: those told, else those that the requirements' markers name. */
export function extrasOf(release: DemoRelease, requirements: readonly string[]): readonly string[] {
  if (release.series.extras !== undefined) return release.series.extras;
  const named = requirements.flatMap((text) => (
    Array.from(text.matchAll(/extra\s*==\s*["']([^"']+)["']/g), (match) => match[1] ?? "")
  ));
  return [...new Set(named)];
}

/** Our own few words in place of the publisher's description. */
export function descriptionText(project: DemoProject): string {
  return `# ${project.facts.name}\n\n${project.facts.summary}\n`;
}

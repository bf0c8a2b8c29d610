/** What cases can be made, area by area. @module */
import { cvssQuestion } from "./cvss_cases.ts";
import { filenameQuestion } from "./filename_cases.ts";
import { groupQuestion } from "./group_cases.ts";
import { licenseQuestion } from "./license_cases.ts";
import { markerQuestion } from "./marker_cases.ts";
import { metadataQuestion } from "./metadata_cases.ts";
import { requirementQuestion } from "./requirement_cases.ts";
import { setQuestion, specifierQuestion } from "./specifier_cases.ts";
import { tagQuestion } from "./tag_cases.ts";
import { versionQuestion } from "./version_cases.ts";
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";

/** Makers of questions by the area's name. */
export const AREAS: ReadonlyMap<string, (chance: Chance) => Question> = new Map([
  ["versions", versionQuestion],
  ["specifiers", specifierQuestion],
  ["sets", setQuestion],
  ["markers", markerQuestion],
  ["requirements", requirementQuestion],
  ["filenames", filenameQuestion],
  ["tags", tagQuestion],
  ["metadata", metadataQuestion],
  ["licenses", licenseQuestion],
  ["groups", groupQuestion],
  ["cvss", cvssQuestion],
]);

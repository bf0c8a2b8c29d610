/** All operations of the port. @module */
import { CVSS_OPERATIONS } from "./cvss_operations.ts";
import { FILE_OPERATIONS } from "./file_operations.ts";
import { FILENAME_OPERATIONS } from "./filename_operations.ts";
import { GROUP_OPERATIONS } from "./group_operations.ts";
import { LICENSE_OPERATIONS } from "./license_operations.ts";
import { MARKER_OPERATIONS } from "./marker_operations.ts";
import { METADATA_OPERATIONS } from "./metadata_operations.ts";
import type { Operation } from "./operation.ts";
import { REQUIREMENT_OPERATIONS } from "./requirement_operations.ts";
import { SPECIFIER_OPERATIONS } from "./specifier_operations.ts";
import { TAG_OPERATIONS } from "./tag_operations.ts";
import { VERSION_OPERATIONS } from "./version_operations.ts";

/** Operations by name; a Map, because names come from outside. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    VERSION_OPERATIONS,
    SPECIFIER_OPERATIONS,
    REQUIREMENT_OPERATIONS,
    MARKER_OPERATIONS,
    TAG_OPERATIONS,
    FILENAME_OPERATIONS,
    METADATA_OPERATIONS,
    LICENSE_OPERATIONS,
    GROUP_OPERATIONS,
    FILE_OPERATIONS,
    CVSS_OPERATIONS,
  ].flatMap((area) => Object.entries(area)),
);

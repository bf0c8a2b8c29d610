/** Targets and the tags that install there. @module */
import { compatibleTags } from "../../src/domain/compatible_tags.ts";
import { formatTag } from "../../src/domain/tag.ts";
import { parseTarget } from "../../src/domain/target.ts";
import { Arguments } from "./arguments.ts";
import type { Operations } from "./operation.ts";

/** `compatible_tags`. */
export const TAG_OPERATIONS: Operations = {
  compatible_tags(args) {
    const environment = new Arguments(args.object("environment"));
    const target = parseTarget({
      implementation: environment.optionalText("implementation"),
      python_version: environment.optionalText("python_version"),
      platform: environment.optionalText("platform"),
    });
    environment.finish();
    return compatibleTags(target).map(formatTag);
  },
};

/** Dependency groups. @module */
import { resolveDependencyGroup } from "../../src/domain/dependency_groups.ts";
import type { Operations } from "./operation.ts";

/** `dependency_groups`. */
export const GROUP_OPERATIONS: Operations = {
  dependency_groups(args) {
    const groups = Object.entries(args.object("groups")).map(([name, group]) =>
      [name, Array.isArray(group) ? group : NO_GROUP] as const
    );
    return resolveDependencyGroup(new Map(groups), args.text("group"));
  },
};

/** What is no list is at fault only where it is used, so it becomes a list of what is no item. */
const NO_GROUP: readonly unknown[] = [null];

/** Licence expressions. @module */
import { parseLicenseExpression } from "../../src/domain/spdx.ts";
import type { Operations } from "./operation.ts";

/** `parse_license_expression`. */
export const LICENSE_OPERATIONS: Operations = {
  parse_license_expression(args) {
    return { canonical: parseLicenseExpression(args.text("text")).canonical };
  },
};

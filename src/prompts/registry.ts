/** Every prompt, in the order in which they are listed. @module */
import type { Prompt } from "../mcp/define_prompt.ts";
import type { CompletionDependencies } from "../tools/project_completions.ts";
import { analyzePackage } from "./analyze_package.ts";
import { comparePackages } from "./compare_packages.ts";
import { securityReview } from "./security_review.ts";

export const PROMPTS: readonly Prompt<CompletionDependencies>[] = Object.freeze([
  analyzePackage,
  comparePackages,
  securityReview,
]);

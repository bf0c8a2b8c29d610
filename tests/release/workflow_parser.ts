/** GitHub's own reader of workflows. Only for a bundler: it imports JSON in a way that no runtime takes. @module */
export { convertWorkflowTemplate, parseWorkflow } from "@actions/workflow-parser";

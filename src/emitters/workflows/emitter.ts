/** The workflows of GitHub Actions: the pipeline as files below `.github/workflows`. */
import type { DeliveryModel } from "../../compiler/model/delivery.ts";
import { type EmittedFile, hashText } from "../files.ts";
import { buildWorkflow } from "./build.ts";
import { checkWorkflow } from "./check.ts";
import { deployWorkflow } from "./deploy.ts";
import { driftWorkflow } from "./drift.ts";
import { type WorkflowOptions, type WorkflowView, workflowFile } from "./view.ts";
import { printWorkflow, type Workflow } from "./workflow.ts";

export const WORKFLOW_FOLDER = ".github/workflows";

const MARK = "# written by provfair-compile emit --workflows; changes belong in the specification";
const HASH = /^# sha256: ([0-9a-f]{64})$/m;

export interface EmittedWorkflows {
  /** Relative to the repository. */
  readonly files: readonly EmittedFile[];
  /** Paths that hold a workflow of ours, if anything, and are not among the files. */
  readonly unused: readonly string[];
}

/** The same pipeline and options give the same bytes. */
export function emitWorkflows(delivery: DeliveryModel, options: WorkflowOptions): EmittedWorkflows {
  const view: WorkflowView = { ...options, delivery };
  const all = {
    check: checkWorkflow(view),
    build: buildWorkflow(view),
    deploy: deployWorkflow(view),
    drift: driftWorkflow(view),
  };
  const path = (use: string) => `${WORKFLOW_FOLDER}/${workflowFile(view, use)}`;
  const files = Object.entries(all).flatMap(([use, workflow]) =>
    workflow === undefined ? [] : [{ path: path(use), text: workflowText(workflow) }],
  );
  const uses = Object.keys(all).map(path);
  return { files, unused: uses.filter((one) => !files.some((file) => file.path === one)) };
}

/** The text with its own mark: who wrote it, and the hash by which changes are seen. */
function workflowText(workflow: Workflow): string {
  const body = printWorkflow(workflow);
  return `${MARK}\n# sha256: ${hashText(body)}\n${body}`;
}

/** Whether a file is one of ours, as it was written; `changed` where somebody has changed it since. */
export function originOf(text: string): "ours" | "changed" | "foreign" {
  if (!text.startsWith(`${MARK}\n`)) return "foreign";
  const [, hash] = HASH.exec(text) ?? [];
  const body = text.split("\n").slice(2).join("\n");
  return hash === hashText(body) ? "ours" : "changed";
}

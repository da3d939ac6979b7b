/** Every night: what differs in the cloud from what was deployed. The job of an environment fails where something does. */
import { DRIFT } from "./scripts.ts";
import {
  CONTENTS,
  checkoutStep,
  commandVariables,
  deploys,
  engineSteps,
  projectFolder,
  RUNNERS,
  roleStep,
  WITH_TOKEN,
  type WorkflowView,
} from "./view.ts";
import type { Job, Workflow } from "./workflow.ts";

/** Undefined where nothing is deployed. */
export function driftWorkflow(view: WorkflowView): Workflow | undefined {
  if (!deploys(view)) return undefined;
  const { platform, driftCron, environments } = view.delivery;
  const jobs = environments.map((environment): [string, Job] => {
    const { name, account, region } = environment;
    return [
      `drift-${name}`,
      {
        name: `Compare ${name}`,
        permissions: WITH_TOKEN,
        "runs-on": RUNNERS.x86_64,
        "timeout-minutes": 60,
        steps: [
          checkoutStep(),
          ...engineSteps(view),
          roleStep(view, { account, region, use: { preview: name } }),
          { name: "Compare", ...projectFolder(view), env: commandVariables(view, environment), run: DRIFT },
        ],
      },
    ];
  });
  return {
    name: `${platform}: drift`,
    on: { schedule: [{ cron: driftCron }], workflow_dispatch: {} },
    permissions: CONTENTS,
    concurrency: { group: `${platform}-drift`, "cancel-in-progress": false },
    jobs: Object.fromEntries(jobs),
  };
}

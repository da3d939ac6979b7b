/**
 * Pull requests: the compiler's check and nothing else. A pull request may come from a fork: its job has no credentials, a
 * token that reads, and runs no code of the branch, neither scripts nor packages nor npm's settings.
 */
import { COMPILER, INSTALL_COMPILER } from "./scripts.ts";
import { CONTENTS, checkoutStep, nodeStep, RUNNERS, type WorkflowView } from "./view.ts";
import { expression, plain, type Workflow } from "./workflow.ts";

export function checkWorkflow({ delivery, compiler, project, specification }: WorkflowView): Workflow {
  const path = [project, specification].filter((part) => part !== "").join("/");
  return {
    name: `${delivery.platform}: check`,
    on: { pull_request: { branches: [delivery.branch] } },
    permissions: CONTENTS,
    concurrency: { group: `${delivery.platform}-check-${expression("github.ref")}`, "cancel-in-progress": true },
    jobs: {
      check: {
        name: "Check the specification",
        "runs-on": RUNNERS.x86_64,
        "timeout-minutes": 10,
        steps: [
          checkoutStep(),
          nodeStep(),
          {
            name: "Install the compiler",
            "working-directory": expression("runner.temp"),
            env: { COMPILER: compiler },
            run: INSTALL_COMPILER,
          },
          {
            name: "Check",
            env: { SPECIFICATION: path === "" ? "." : plain(path) },
            run: `${COMPILER} check "$SPECIFICATION" --format github`,
          },
        ],
      },
    },
  };
}

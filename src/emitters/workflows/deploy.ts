/**
 * The environments, one after the other: a preview whose plan is saved, an approval where one is wanted, the plan and
 * nothing else, a test from outside, and the way back where one of them fails.
 */
import operations from "../../compiler/facts/operations.json" with { type: "json" };
import type { DeliveredEnvironment } from "../../compiler/model/delivery.ts";
import { pinned } from "./pins.ts";
import {
  DEPLOY,
  INVALIDATE,
  PREVIEW,
  RECORD,
  REQUIRE_REVIEWERS,
  REQUIRE_RIGHTS,
  ROLL_BACK,
  SMOKE_TEST,
} from "./scripts.ts";
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
import { expression, type Job, plain, type Step, type Workflow } from "./workflow.ts";

const COMMIT = expression("inputs.commit || github.sha");
const GOES_ON = "!failure() && !cancelled()";

/** Undefined where nothing can be deployed. */
export function deployWorkflow(view: WorkflowView): Workflow | undefined {
  if (!deploys(view)) return undefined;
  const { platform, environments } = view.delivery;
  const commit = { description: "The commit to deploy", type: "string" };
  const jobs: Record<string, Job> = {};
  for (const [index, environment] of environments.entries()) {
    jobs[`preview-${environment.name}`] = preview(view, environment, environments[index - 1]);
    jobs[`deploy-${environment.name}`] = deploy(view, environment);
    jobs[`record-${environment.name}`] = record(view, environment);
  }
  return {
    name: `${platform}: deploy`,
    on: {
      workflow_call: { inputs: { commit: { ...commit, required: true } } },
      workflow_dispatch: { inputs: { commit: { ...commit, required: false } } },
    },
    permissions: CONTENTS,
    jobs,
  };
}

function preview(view: WorkflowView, environment: DeliveredEnvironment, before: DeliveredEnvironment | undefined): Job {
  const { name, account, region, approved } = environment;
  const variables = commandVariables(view, environment);
  const reviewers: Step = {
    name: "See that somebody is asked",
    env: { ENVIRONMENT: name, GH_TOKEN: expression("github.token") },
    run: REQUIRE_REVIEWERS,
  };
  return {
    name: `Preview ${name}`,
    ...(before === undefined ? {} : { needs: [`deploy-${before.name}`], if: expression(GOES_ON) }),
    permissions: approved ? { actions: "read", ...WITH_TOKEN } : WITH_TOKEN,
    "runs-on": RUNNERS.x86_64,
    "timeout-minutes": 60,
    outputs: { changed: expression("steps.preview.outputs.changed") },
    steps: [
      checkoutStep({ ref: COMMIT }),
      ...(approved ? [reviewers] : []),
      ...engineSteps(view),
      roleStep(view, { account, region, use: { preview: name } }),
      {
        name: "See that the pipeline has the rights of the specification",
        ...projectFolder(view),
        env: { ...variables, ACCOUNT_STACK: `account-${account}` },
        run: REQUIRE_RIGHTS,
      },
      { name: "Preview", id: "preview", ...projectFolder(view), env: variables, run: PREVIEW },
      {
        name: "Keep the plan",
        uses: pinned("actions/upload-artifact"),
        with: {
          name: `plan-${name}`,
          path: `${expression("runner.temp")}/plan.json`,
          "if-no-files-found": "error",
          "retention-days": operations.planArtifactDays,
        },
      },
    ],
  };
}

function deploy(view: WorkflowView, environment: DeliveredEnvironment): Job {
  const { name, account, region, smoke } = environment;
  const variables = commandVariables(view, environment);
  const [first] = smoke;
  const test: Step = {
    name: "Test from outside",
    env: { TESTS: smoke.map(({ expects, url }) => plain(`${expects} ${url}`)).join("\n") },
    run: SMOKE_TEST,
  };
  // A plan that does not hold any more (2) has done nothing.
  const back = expression("failure() && steps.deploy.outcome != 'skipped' && steps.deploy.outputs.code != '2'");
  return {
    name: `Deploy ${name}`,
    needs: [`preview-${name}`],
    if: expression(`${GOES_ON} && needs.preview-${name}.outputs.changed == 'true'`),
    permissions: WITH_TOKEN,
    concurrency: { group: `${view.delivery.platform}-deploy-${name}`, "cancel-in-progress": false },
    environment: first === undefined ? { name } : { name, url: plain(new URL(first.url).origin) },
    "runs-on": RUNNERS.x86_64,
    "timeout-minutes": operations.pipelineSessionSeconds / 60,
    steps: [
      checkoutStep({ ref: COMMIT }),
      ...engineSteps(view),
      {
        name: "Take the plan",
        uses: pinned("actions/download-artifact"),
        with: { name: `plan-${name}`, path: `${expression("runner.temp")}/plan` },
      },
      roleStep(view, { account, region, use: { deploy: name }, seconds: operations.pipelineSessionSeconds }),
      { name: "Deploy", id: "deploy", ...projectFolder(view), env: variables, run: DEPLOY },
      ...(environment.cdn
        ? [{ name: "Invalidate the CDN", ...projectFolder(view), env: variables, run: INVALIDATE }]
        : []),
      ...(smoke.length === 0 ? [] : [test]),
      {
        ...checkoutStep(
          { ref: `refs/tags/${recordTag(view, environment)}` },
          "Roll back: check out what was deployed before",
        ),
        if: back,
      },
      { name: "Roll back: install its compiler", if: back, ...projectFolder(view), run: "npm ci --no-audit --no-fund" },
      { name: "Roll back: deploy it", if: back, ...projectFolder(view), env: variables, run: ROLL_BACK },
    ],
  };
}

/** The tag of the commit that an environment runs. */
function recordTag({ delivery }: WorkflowView, { name }: DeliveredEnvironment): string {
  return `${delivery.platform}/deployed/${name}`;
}

/** A job of its own: what may write to the repository has no role on AWS, and the other way round. */
function record(view: WorkflowView, environment: DeliveredEnvironment): Job {
  return {
    name: `Record what ${environment.name} runs`,
    needs: [`deploy-${environment.name}`],
    permissions: { contents: "write" },
    "runs-on": RUNNERS.x86_64,
    "timeout-minutes": 10,
    steps: [
      checkoutStep({ ref: COMMIT, "persist-credentials": true }),
      { name: "Move the tag", env: { TAG: recordTag(view, environment) }, run: RECORD },
    ],
  };
}

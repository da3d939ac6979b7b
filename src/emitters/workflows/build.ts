/** Pushes to the branch: images are built and pushed, their digests written down, and the environments deployed. */
import type { PipelineImage } from "../../compiler/model/delivery.ts";
import { repositoryName } from "../../graph/names.ts";
import { pinned } from "./pins.ts";
import {
  BRING_UP_REPOSITORIES,
  HAS_CHANGED,
  INSTALL_COMPILER,
  KEEP_DIGEST,
  PROPOSE_DIGESTS,
  PUSH_DIGESTS,
  WRITE_DIGESTS,
} from "./scripts.ts";
import {
  builds,
  CONTENTS,
  checkoutStep,
  commandVariables,
  deploys,
  engineSteps,
  nodeStep,
  projectFolder,
  RUNNERS,
  roleStep,
  specificationPath,
  WITH_TOKEN,
  type WorkflowView,
  workflowFile,
} from "./view.ts";
import { expression, type Job, type PlainMap, plain, type Step, type Workflow } from "./workflow.ts";

/** Undefined where there is neither an image to build nor an environment to deploy. */
export function buildWorkflow(view: WorkflowView): Workflow | undefined {
  const { delivery } = view;
  if (!builds(view) && !deploys(view)) return undefined;
  const jobs: Record<string, Job> = {};
  if (builds(view)) {
    if (deploys(view)) jobs["repositories"] = repositories(view);
    jobs["build"] = build(view);
    jobs["inventory"] = inventory(view);
  }
  if (deploys(view)) jobs["deploy"] = deploy(view);
  return {
    name: `${delivery.platform}: build and deploy`,
    on: { push: { branches: [delivery.branch] }, workflow_dispatch: {} },
    permissions: CONTENTS,
    concurrency: { group: `${delivery.platform}-build`, "cancel-in-progress": false },
    jobs,
  };
}

/** A new image needs its repository before it can be pushed. */
function repositories(view: WorkflowView): Job {
  const [environment] = view.delivery.environments;
  if (environment === undefined) throw new Error("a pipeline that deploys has environments");
  return {
    name: "Bring up the repositories",
    permissions: WITH_TOKEN,
    "runs-on": RUNNERS.x86_64,
    "timeout-minutes": 30,
    steps: [
      checkoutStep(),
      ...engineSteps(view),
      publishRole(view),
      {
        name: "Bring up the images' stack",
        ...projectFolder(view),
        env: commandVariables(view, environment),
        run: BRING_UP_REPOSITORIES,
      },
    ],
  };
}

function build(view: WorkflowView): Job {
  const whenChanged = expression("steps.changed.outputs.changed == 'true'");
  const of = (name: string) => expression(`matrix.${name}`);
  const conditional = ({ name, ...step }: Step, condition = whenChanged): Step => ({ name, if: condition, ...step });
  return {
    name: `Build ${of("image")}`,
    ...(deploys(view) ? { needs: ["repositories"] } : {}),
    permissions: WITH_TOKEN,
    strategy: {
      "fail-fast": false,
      matrix: { include: view.delivery.images.map((image) => matrixEntry(view, image)) },
    },
    "runs-on": of("runner"),
    "timeout-minutes": 60,
    steps: [
      checkoutStep({ "fetch-depth": 0 }),
      {
        name: "See whether it has changed",
        id: "changed",
        env: {
          IMAGE: of("image"),
          FOLDER: of("folder"),
          ENVIRONMENTS: of("environments"),
          INVENTORY: inventoryFolder(view, view.project),
          BEFORE: expression("github.event.before"),
        },
        run: HAS_CHANGED,
      },
      conditional(
        { name: "Set up QEMU", uses: pinned("docker/setup-qemu-action") },
        expression("steps.changed.outputs.changed == 'true' && matrix.emulated"),
      ),
      conditional({ name: "Set up Buildx", uses: pinned("docker/setup-buildx-action") }),
      conditional(publishRole(view)),
      conditional({
        name: "Log in to the registry",
        uses: pinned("aws-actions/amazon-ecr-login"),
        with: { registries: view.delivery.registry?.account ?? "" },
      }),
      conditional({
        name: "Build and push",
        id: "build",
        uses: pinned("docker/build-push-action"),
        with: {
          context: of("folder"),
          platforms: of("platforms"),
          push: true,
          // Untagged images are removed after a week: each build has a tag of its own, which is never moved.
          tags: `${of("repository")}:${expression("github.sha")}-${expression("github.run_id")}-${expression("github.run_attempt")}`,
          sbom: true,
          provenance: "mode=max",
        },
      }),
      conditional({
        name: "Keep the digest",
        env: { IMAGE: of("image"), DIGEST: expression("steps.build.outputs.digest") },
        run: KEEP_DIGEST,
      }),
      conditional({
        name: "Hand the digest on",
        uses: pinned("actions/upload-artifact"),
        with: {
          name: `digest-${of("image")}`,
          path: `${expression("runner.temp")}/digests/${of("image")}`,
          "if-no-files-found": "error",
        },
      }),
    ],
  };
}

/** One architecture is built on machines of its own; several on one, which emulates the others. */
function matrixEntry(
  { delivery, project }: WorkflowView,
  { id, folder, architectures, environments }: PipelineImage,
): PlainMap {
  const { account, region } = delivery.registry ?? { account: "", region: "" };
  const platforms = architectures.map((one) => (one === "arm64" ? "linux/arm64" : "linux/amd64"));
  const [only, ...others] = architectures;
  return {
    image: id,
    folder: plain([project, folder].filter((part) => part !== "").join("/")),
    environments: environments.join(" "),
    platforms: platforms.sort().join(","),
    runner: only === undefined || others.length > 0 ? RUNNERS.x86_64 : RUNNERS[only],
    emulated: others.length > 0,
    repository: `${account}.dkr.ecr.${region}.amazonaws.com/${repositoryName(delivery.platform, id)}`,
  };
}

function inventory(view: WorkflowView): Job {
  const { delivery, compiler } = view;
  const proposes = delivery.inventory === "pull-request";
  const path = specificationPath(view);
  return {
    name: proposes ? "Propose the digests" : "Write down the digests",
    needs: ["build"],
    permissions: proposes ? { contents: "write", "pull-requests": "write" } : { contents: "write" },
    "runs-on": RUNNERS.x86_64,
    "timeout-minutes": 10,
    outputs: { commit: expression("steps.commit.outputs.commit") },
    steps: [
      checkoutStep({ "persist-credentials": true, "fetch-depth": 0 }),
      nodeStep(),
      {
        name: "Install the compiler",
        "working-directory": expression("runner.temp"),
        env: { COMPILER: compiler },
        run: INSTALL_COMPILER,
      },
      {
        name: "Collect the digests",
        uses: pinned("actions/download-artifact"),
        with: { pattern: "digest-*", path: `${expression("runner.temp")}/digests`, "merge-multiple": true },
      },
      {
        name: "Write them into the inventories",
        ...projectFolder(view),
        env: { SPECIFICATION: path, ENVIRONMENTS: delivery.environments.map(({ name }) => name).join(" ") },
        run: WRITE_DIGESTS,
      },
      {
        name: proposes ? "Open a pull request" : "Commit them",
        id: "commit",
        ...projectFolder(view),
        env: {
          INVENTORY: inventoryFolder(view, ""),
          BRANCH: delivery.branch,
          ...(proposes ? { PROPOSAL: `${delivery.platform}-images`, GH_TOKEN: expression("github.token") } : {}),
        },
        run: proposes ? PROPOSE_DIGESTS : PUSH_DIGESTS,
      },
    ],
  };
}

function deploy(view: WorkflowView): Job {
  return {
    name: "Deploy",
    ...(builds(view) ? { needs: ["inventory"] } : {}),
    permissions: { actions: "read", contents: "write", "id-token": "write" },
    uses: `./.github/workflows/${workflowFile(view, "deploy")}`,
    with: { commit: builds(view) ? expression("needs.inventory.outputs.commit") : expression("github.sha") },
    secrets: "inherit",
  };
}

/** The folder of the inventories, below the folder in which a step runs. */
function inventoryFolder({ specification }: WorkflowView, below: string): string {
  return plain([below, specification, "inventory"].filter((part) => part !== "").join("/"));
}

function publishRole(view: WorkflowView): Step {
  const { account, region } = view.delivery.registry ?? { account: "", region: "" };
  return roleStep(view, { account, region, use: "publish" });
}

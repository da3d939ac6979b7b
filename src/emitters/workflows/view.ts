/** What every workflow is made of: the pipeline, where its files are, and the steps that several have. */
import type { DeliveredEnvironment, DeliveryModel } from "../../compiler/model/delivery.ts";
import { deliveryRoleArn } from "../../graph/names.ts";
import { pinned } from "./pins.ts";
import { expression, type PlainMap, plain, type Step } from "./workflow.ts";

export interface WorkflowOptions {
  /** The version of this compiler, which pull requests are checked with. */
  readonly compiler: string;
  /** The version of Pulumi's command line that deploys. */
  readonly pulumi: string;
  /** The project below the repository, with forward slashes; empty where it is the repository itself. */
  readonly project: string;
  /** The specification's folder below the project: `spec`, or empty where it is the project itself. */
  readonly specification: string;
}

export interface WorkflowView extends WorkflowOptions {
  readonly delivery: DeliveryModel;
}

/** GitHub's machines, by what they are built for (GitHub: GitHub-hosted runners reference). */
export const RUNNERS = { x86_64: "ubuntu-24.04", arm64: "ubuntu-24.04-arm" } as const;
const NODE = "22";

export const CONTENTS: Readonly<Record<string, "read" | "write">> = { contents: "read" };
/** For jobs that take a role: the token that AWS is shown, and the files. */
export const WITH_TOKEN: Readonly<Record<string, "read" | "write">> = { contents: "read", "id-token": "write" };

/** `platform-check.yml`: the name of one of the platform's workflows. */
export function workflowFile({ delivery }: WorkflowView, use: string): string {
  return `${delivery.platform}-${use}.yml`;
}

/** A path of the specification's folder, for the commands, which run in the project's folder. */
export function specificationPath({ specification }: WorkflowView): string {
  return specification === "" ? "." : plain(specification);
}

/** A path of the project below the repository, for `working-directory`; undefined where it is the repository itself. */
export function projectFolder({ project }: WorkflowView): { "working-directory"?: string } {
  return project === "" ? {} : { "working-directory": plain(project) };
}

export function checkoutStep(settings: PlainMap = {}, name = "Check out"): Step {
  return { name, uses: pinned("actions/checkout"), with: { "persist-credentials": false, ...settings } };
}

/** Node without anything of an earlier run: a cache would carry over what somebody put into it. */
export function nodeStep(): Step {
  return {
    name: "Set up Node",
    uses: pinned("actions/setup-node"),
    with: { "node-version": NODE, "package-manager-cache": false },
  };
}

/** Everything that the commands need which run on Pulumi's engine: of the commit that is checked out. */
export function engineSteps(view: WorkflowView): readonly Step[] {
  return [
    nodeStep(),
    { name: "Set up Pulumi", uses: pinned("pulumi/actions"), with: { "pulumi-version": view.pulumi } },
    { name: "Install the compiler", ...projectFolder(view), run: "npm ci --no-audit --no-fund" },
  ];
}

/** Takes a role of the pipeline. */
export function roleStep(
  { delivery }: WorkflowView,
  {
    account,
    region,
    use,
    seconds,
  }: {
    readonly account: string;
    readonly region: string;
    readonly use: Parameters<typeof deliveryRoleArn>[2];
    readonly seconds?: number;
  },
): Step {
  return {
    name: "Take the role",
    uses: pinned("aws-actions/configure-aws-credentials"),
    with: {
      "role-to-assume": deliveryRoleArn(account, delivery.platform, use),
      "aws-region": region,
      "allowed-account-ids": account,
      ...(seconds === undefined ? {} : { "role-duration-seconds": seconds }),
    },
  };
}

/** Variables of a step that runs a command about an environment. */
export function commandVariables(
  view: WorkflowView,
  environment: Pick<DeliveredEnvironment, "name">,
): Readonly<Record<string, string>> {
  const { state, secrets } = view.delivery;
  return {
    SPECIFICATION: specificationPath(view),
    ENVIRONMENT: environment.name,
    ...(secrets.kind === "passphrase" ? { PULUMI_CONFIG_PASSPHRASE: secret("PULUMI_CONFIG_PASSPHRASE") } : {}),
    ...(state.kind === "cloud" ? { PULUMI_ACCESS_TOKEN: secret("PULUMI_ACCESS_TOKEN") } : {}),
  };
}

/** An expression for one of the repository's secrets. */
function secret(name: string): string {
  return expression(`secrets.${name}`);
}

/** Whether the pipeline deploys: the state has to be where every runner reaches it. */
export function deploys({ delivery }: WorkflowView): boolean {
  return delivery.state.kind !== "folder" && delivery.environments.length > 0;
}

/** Whether the pipeline builds images. */
export function builds({ delivery }: WorkflowView): boolean {
  return delivery.registry !== undefined && delivery.images.length > 0;
}

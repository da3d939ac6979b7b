/**
 * The lowering stage: the models of all environments to the graph of all stacks. Account and images stacks are made of
 * all environments together, the same whichever is asked for.
 */

import { createStackBuilder, type StackBuilder } from "../../graph/builder.ts";
import type { ResourceGraph, StackGraph } from "../../graph/graph.ts";
import { builtImages } from "../model/built-images.ts";
import type { DeliveryModel } from "../model/delivery.ts";
import type { Model } from "../model/model.ts";
import { lowerAccount } from "./account-stack.ts";
import { backupRegions } from "./backup/backup.ts";
import { lowerCompliance } from "./compliance/account.ts";
import type { Lowering } from "./context.ts";
import { lowerAccountCosts } from "./cost/account.ts";
import { boundaryArn } from "./delivery/boundaries.ts";
import { type DeliverySettings, lowerDelivery } from "./delivery/delivery.ts";
import { lowerImages } from "./images-stack.ts";
import { accountOf, lowerEnvironment } from "./lower-environment.ts";

export interface LowerInput {
  /** The platform without overlays: what is shared belongs to no environment. */
  readonly base: Model;
  /** All environments, in the order of their names. */
  readonly models: readonly Model[];
  /** The pipeline; undefined where the specification has none. */
  readonly delivery: DeliveryModel | undefined;
}

/** The environment of shared stacks in names and tags; no environment may be called so. */
export const SHARED_ENVIRONMENT = "shared";

/** Where IAM, Route 53, CloudFront and billing are asked (AWS General Reference: endpoints of global services). */
const GLOBAL_REGION = "us-east-1";

/** The graph of all stacks: accounts, images, environments. */
export function lower({ base, models: authored, delivery }: LowerInput): ResourceGraph {
  const models = authored.map((model) => withBoundary(model, delivery));
  const environments = models.map((model) => environmentStack(base, model));
  return {
    platform: base.platform,
    stacks: [
      ...lowerAccounts({ base, models: authored, delivery, environments }),
      ...lowerImagesStack(base, models),
      ...environments,
    ],
  };
}

/** What the pipeline makes carries a limit: the author's, or its own. */
function withBoundary(model: Model, delivery: DeliveryModel | undefined): Model {
  const delivered = delivery?.environments.find(({ name }) => name === model.environment);
  if (delivered === undefined || model.permissionsBoundary !== undefined) return model;
  return { ...model, permissionsBoundary: boundaryArn(delivered.account, model.platform) };
}

function environmentStack(base: Model, model: Model): StackGraph {
  const builder = createStackBuilder({
    name: model.environment,
    project: model.platform,
    environment: model.environment,
    description: model.description,
    region: model.region,
    account: model.account?.id,
    protected: model.protected,
    tags: tagsOf(model, model.environment),
    files: model.files,
    origin: model.origin("regions.primary"),
  });
  lowerEnvironment(model, builder, { region: base.region });
  return builder.finish();
}

interface AccountsInput extends LowerInput {
  /** The stacks of the environments, in the order of the models. */
  readonly environments: readonly StackGraph[];
}

const NO_SINGLETONS = {
  imageRegistry: "create",
  serviceLinkedRoles: "skip",
  githubProvider: "create",
  computeOptimizer: "create",
  costAllocationTags: "skip",
  backupSettings: "create",
  configRole: "create",
  configRecorder: "create",
  trail: "create",
  accessAnalyzer: "create",
  volumeEncryption: "create",
  publicAccessBlock: "create",
  passwordPolicy: "create",
} as const;

/** One stack per account; an environment without account has one of its own. */
function lowerAccounts({ base, models, delivery, environments }: AccountsInput): StackGraph[] {
  const imageAccounts = new Set(models.map(({ imageAccount }) => imageAccount));
  const stacks = new Map<string, StackGraph>();
  for (const model of models) {
    const id = model.account?.id;
    const name = `account-${id ?? model.environment}`;
    if (stacks.has(name)) continue;
    const builder = sharedBuilder(base, name, id);
    const lowering = sharedLowering(base, model, builder);
    const singletons = model.account?.singletons ?? NO_SINGLETONS;
    const holdsImages = imageAccounts.has(id) && builtImages(models).length > 0;
    // Without an account's id each environment is taken to have one of its own.
    const inAccount = id === undefined ? [model] : models.filter(({ account }) => account?.id === id);
    const regions = [...new Set(inAccount.flatMap(backupRegions))].sort();
    lowerAccount(lowering, { singletons, holdsImages, backupRegions: regions }, id);
    const rightsizing = inAccount.some(({ cost }) => cost.audits?.watch.includes("rightsizing"));
    lowerAccountCosts(lowering, { singletons, rightsizing }, id);
    if (model.compliance !== undefined) {
      const names = new Set(inAccount.map(({ environment }) => environment));
      const nodes = environments.flatMap((stack) => (names.has(stack.name) ? stack.nodes : []));
      lowerCompliance(lowering, { compliance: model.compliance, singletons, id, models: inAccount, nodes });
    }
    if (delivery !== undefined && id !== undefined) {
      lowerDelivery(lowering, {
        delivery,
        account: id,
        singleton: singletons.githubProvider,
        environments: deliveredIn(id, { base, models, delivery, environments }),
      });
    }
    const stack = builder.finish();
    // With nothing but its provider there is nothing to bring up.
    if (stack.nodes.length > 1) stacks.set(name, stack);
  }
  return [...stacks.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the pipeline deploys in an account, in the order of deployment. */
function deliveredIn(
  account: string,
  { models, delivery, environments }: AccountsInput,
): DeliverySettings["environments"] {
  return (delivery?.environments ?? []).flatMap(({ name, account: id }) => {
    const index = models.findIndex(({ environment }) => environment === name);
    const [model, stack] = [models[index], environments[index]];
    if (id !== account || model === undefined || stack === undefined) return [];
    const regions = [...new Set([model.region, model.standby ?? model.region, GLOBAL_REGION])].sort();
    return [{ environment: name, regions, boundary: model.permissionsBoundary, nodes: stack.nodes }];
  });
}

function lowerImagesStack(base: Model, models: readonly Model[]): StackGraph[] {
  const images = builtImages(models);
  if (images.length === 0) return [];
  const account = base.imageAccount ?? models[0]?.imageAccount;
  const builder = sharedBuilder(base, "images", account);
  const pullers = [...new Set(models.flatMap((model) => model.account?.id ?? []))]
    .filter((id) => id !== account)
    .sort();
  lowerImages(sharedLowering(base, { ...base, account: undefined, imageAccount: account }, builder, account), {
    images,
    pullers,
  });
  return [builder.finish()];
}

function sharedBuilder(base: Model, name: string, account: string | undefined): StackBuilder {
  return createStackBuilder({
    name,
    project: base.platform,
    environment: SHARED_ENVIRONMENT,
    description: base.description,
    region: base.region,
    account,
    protected: true,
    tags: tagsOf(base, SHARED_ENVIRONMENT),
    files: base.files,
    origin: base.origin("platform"),
  });
}

/** Lowering of what is shared: the base platform, with the origins of the environment that speaks for the account. */
function sharedLowering(base: Model, speaker: Model, builder: StackBuilder, account = speaker.account?.id): Lowering {
  const model: Model = { ...base, environment: SHARED_ENVIRONMENT, protected: true, origin: speaker.origin };
  return { model, builder, account: account ?? accountOf({ ...model, account: undefined }, builder) };
}

function tagsOf(model: Model, environment: string): Readonly<Record<string, string>> {
  return {
    project: model.platform,
    environment,
    owner: model.owner,
    "cost-center": model.costCenter,
    ...model.ownTags,
  };
}

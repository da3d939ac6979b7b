/** The pipeline: what it builds, which environments it deploys in which order, and where the state is. */
import type { ResolvedDelivery, ResolvedSpec } from "../overlay/resolved.ts";
import type { RuleContext } from "../rules/rule.ts";
import { deliveryOrder } from "../values/delivery-order.ts";
import { literalPrefix } from "../values/route-patterns.ts";
import { builtImages } from "./built-images.ts";
import type { Model, ServiceModel } from "./model.ts";

/** A request after a deployment. */
export interface SmokeTest {
  /** The service's id. */
  readonly service: string;
  readonly url: string;
  /** What counts as good: success (the author named the path), or any answer that is no server error. */
  readonly expects: "success" | "answer";
}

export interface DeliveredEnvironment {
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Whether somebody has to approve. */
  readonly approved: boolean;
  readonly smoke: readonly SmokeTest[];
  /** Whether it has a CDN, which keeps what it has until it is told. */
  readonly cdn: boolean;
}

export interface PipelineImage {
  readonly id: string;
  /** In the repository, with the Dockerfile. */
  readonly folder: string;
  readonly architectures: readonly ("arm64" | "x86_64")[];
  /** The delivered environments that run it, in the order of their deployment. */
  readonly environments: readonly string[];
}

export type StateModel =
  | { readonly kind: "folder" }
  | { readonly kind: "cloud" }
  | { readonly kind: "bucket"; readonly bucket: string; readonly prefix: string; readonly region: string };

/** What encrypts secrets in the state: the passphrase, Pulumi Cloud, or a key of KMS by its ARN or by an alias. */
export type StateSecrets =
  | { readonly kind: "passphrase" | "cloud" }
  | {
      readonly kind: "key";
      readonly region: string;
      /** Twelve digits; undefined for the account that asks. */
      readonly account: string | undefined;
      readonly alias: string | undefined;
      /** The key's id, where it is not named by an alias. */
      readonly key: string | undefined;
    };

export interface DeliveryModel {
  readonly platform: string;
  readonly repository: string;
  readonly repositoryIds: ResolvedDelivery["repositoryIds"];
  readonly branch: string;
  readonly inventory: "commit" | "pull-request";
  readonly driftCron: string;
  /** In the order of their deployment. */
  readonly environments: readonly DeliveredEnvironment[];
  /** By id in order; none where no account is named that could hold them. */
  readonly images: readonly PipelineImage[];
  /** Where the images are. */
  readonly registry: { readonly account: string; readonly region: string } | undefined;
  readonly state: StateModel;
  readonly secrets: StateSecrets;
}

/** Undefined where the specification has no `delivery`. `models` are those of `contexts`, in their order. */
export function buildDelivery(
  base: Model,
  contexts: readonly RuleContext[],
  models: readonly Model[],
): DeliveryModel | undefined {
  const [first] = contexts;
  const delivery = first?.spec.delivery;
  if (first === undefined || delivery === undefined) return undefined;
  const order =
    delivery.environments ??
    deliveryOrder(models.map((model) => ({ ...model, approved: delivery.approve.includes(model.environment) })));
  const environments = order.flatMap((name): DeliveredEnvironment[] => {
    const model = models.find(({ environment }) => environment === name);
    if (model?.account === undefined) return [];
    return [
      {
        name,
        account: model.account.id,
        region: model.region,
        approved: delivery.approve.includes(name),
        smoke: model.services.flatMap((service) => smokeTest(service, delivery)),
        cdn: model.cdn !== undefined,
      },
    ];
  });
  const names = environments.map(({ name }) => name);
  const account = base.imageAccount ?? models[0]?.imageAccount;
  const images = builtImages(models).map(({ id, folder, architectures, environments: running }) => ({
    id,
    folder,
    architectures,
    environments: names.filter((name) => running.includes(name)),
  }));
  return {
    platform: base.platform,
    repository: delivery.repository,
    repositoryIds: delivery.repositoryIds,
    branch: delivery.branch,
    inventory: delivery.inventory,
    driftCron: delivery.drift.cron,
    environments,
    images: account === undefined ? [] : images.filter((image) => image.environments.length > 0),
    registry: account === undefined ? undefined : { account, region: base.region },
    state: stateOf(first.spec),
    secrets: secretsOf(first.spec),
  };
}

/** Requests over HTTP only: what speaks gRPC answers no GET. */
function smokeTest({ id, key, route }: ServiceModel, { smoke }: ResolvedDelivery): SmokeTest[] {
  const [host] = route?.hosts ?? [];
  const [path] = route?.paths ?? [];
  if (route === undefined || host === undefined || path === undefined || route.protocol === "grpc") return [];
  if (route.sourceIps.length > 0) return [];
  const named = Object.hasOwn(smoke, key) ? smoke[key] : undefined;
  const url = `https://${host}${named ?? literalPrefix(path)}`;
  return [{ service: id, url, expects: named === undefined ? "answer" : "success" }];
}

function stateOf({ state, regions }: ResolvedSpec): StateModel {
  if (state.backend.startsWith("https://")) return { kind: "cloud" };
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(state.backend) ?? [];
  if (bucket === undefined) return { kind: "folder" };
  return { kind: "bucket", bucket, prefix: prefix === "" ? "" : `${prefix}/`, region: state.region ?? regions.primary };
}

function secretsOf({ state }: ResolvedSpec): StateSecrets {
  if (state.secrets === undefined) return { kind: "cloud" };
  const match = /^awskms:\/\/(?:\/arn:aws[a-z-]*:kms:[a-z0-9-]+:([0-9]{12}):)?([^?]+)\?region=(.+)$/.exec(
    state.secrets,
  );
  const [, account, name, region] = match ?? [];
  if (name === undefined || region === undefined) return { kind: "passphrase" };
  const key = name.replace(/^key\//, "");
  const isAlias = name.startsWith("alias/");
  return { kind: "key", region, account, alias: isAlias ? name : undefined, key: isAlias ? undefined : key };
}

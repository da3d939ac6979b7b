/**
 * The images stack: the repositories of all images that are built for the platform, in any environment. One digest is
 * promoted through the environments, whose accounts may pull.
 */
import type { Scope } from "../../graph/builder.ts";
import { keyAliasName, repositoryName } from "../../graph/names.ts";
import { interpolate, json, type Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { BuiltImage } from "../model/built-images.ts";
import { type Lowering, shared, sharedPlace } from "./context.ts";
import { keySettings } from "./keys.ts";
import { accountAdministers, policy } from "./policy.ts";

export interface ImagesSettings {
  readonly images: readonly BuiltImage[];
  /** Twelve digits each; accounts other than the registry's own that may pull. */
  readonly pullers: readonly string[];
}

/** Lowers into a stack of its own; `lowering.model` is the base platform without overlays. */
export function lowerImages(lowering: Lowering, { images, pullers }: ImagesSettings): void {
  const { model, builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "repositories", "services"));
  const key = imagesKey(lowering, scope);
  for (const { id, owner } of images) {
    const options = { owner, origin: model.origin(owner) };
    const repository = scope.resource(
      "aws:ecr/repository:Repository",
      { id },
      {
        name: repositoryName(model.platform, id),
        imageTagMutability: "IMMUTABLE",
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
        forceDelete: false,
      },
      { ...options, stateful: true, role: `${id}-repository` },
    );
    scope.resource(
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      { id },
      { repository: repository.name, policy: lifecycle() },
      { ...options, role: `${id}-lifecycle` },
    );
    if (pullers.length > 0) {
      scope.resource(
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
        { id },
        { repository: repository.name, policy: pullPolicy(pullers) },
        { ...options, role: `${id}-policy` },
      );
    }
  }
  if (model.standby !== undefined) replicaTemplate(lowering, scope, model.standby);
  builder.output("registry", {
    value: interpolate`${account}.dkr.ecr.${model.region}.amazonaws.com`,
    description: "The registry that images are pushed to",
  });
  builder.output("images", {
    value: Object.fromEntries(
      images.map(({ id, folder }) => [id, { folder, repository: repositoryName(model.platform, id) }]),
    ),
    description: "What a pipeline builds: the folder of each image, and the repository in the registry",
  });
}

function imagesKey({ model, account }: Lowering, scope: Scope): Reference<string> {
  const key = scope.resource(
    "aws:kms/key:Key",
    shared("images"),
    {
      description: `Images of ${model.platform}`,
      multiRegion: true,
      ...keySettings(true),
      policy: policy(accountAdministers(account)),
    },
    { stateful: true, role: "images-key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared("images"),
    { name: keyAliasName(model.platform, "shared", "images"), targetKeyId: key.keyId },
    { role: "images-key-alias", deleteBeforeReplace: true },
  );
  return key.arn;
}

/** Untagged images go after a week, and of the others the newest stay (ECR: Lifecycle policies). */
function lifecycle() {
  const expire = { type: "expire" };
  return json({
    rules: [
      {
        rulePriority: 1,
        description: `untagged after ${operations.untaggedImageDays} days`,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: operations.untaggedImageDays,
        },
        action: expire,
      },
      {
        rulePriority: 2,
        description: `all but the newest ${operations.keptImages}`,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: operations.keptImages },
        action: expire,
      },
    ],
  });
}

function pullPolicy(pullers: readonly string[]) {
  return policy({
    Sid: "EnvironmentsPull",
    Effect: "Allow",
    Principal: { AWS: pullers.map((account) => `arn:aws:iam::${account}:root`) },
    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"],
  });
}

/** Replication copies no settings: what it creates in the standby region is made after this template. */
function replicaTemplate({ model, account }: Lowering, scope: Scope, region: string): void {
  const origin = model.origin("regions.standby");
  const key = scope.resource(
    "aws:kms/key:Key",
    shared("images-standby"),
    {
      region,
      description: `Images of ${model.platform}, replicated`,
      ...keySettings(true),
      policy: policy(accountAdministers(account)),
    },
    { stateful: true, role: "images-standby-key", origin },
  );
  scope.resource(
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    shared("images-standby"),
    {
      region,
      prefix: `${model.platform}/`,
      description: `Replicated images of ${model.platform}`,
      appliedFors: ["REPLICATION"],
      imageTagMutability: "IMMUTABLE",
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }],
      lifecyclePolicy: lifecycle(),
    },
    { role: "replica-template", origin },
  );
}

// spec/platform.yaml services
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// services
const platformRepositories = new Group("platform-repositories");

// services
const imagesKey = new aws.kms.Key(
  "platform-images",
  {
    description: "Images of provfair",
    multiRegion: true,
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountAdministers",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    }),
    tags: { Name: "provfair-shared-platform-images" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services
const imagesKeyAlias = new aws.kms.Alias(
  "platform-images",
  { name: "alias/provfair/shared/images", targetKeyId: imagesKey.keyId },
  { parent: platformRepositories, provider, deleteBeforeReplace: true },
);

// services.gateway
const gatewayRepository = new aws.ecr.Repository(
  "gateway",
  {
    name: "provfair/gateway",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-gateway" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.gateway
const gatewayLifecycle = new aws.ecr.LifecyclePolicy(
  "gateway",
  {
    repository: gatewayRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.gateway
const gatewayPolicy = new aws.ecr.RepositoryPolicy(
  "gateway",
  {
    repository: gatewayRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.matchmaking
const matchmakingRepository = new aws.ecr.Repository(
  "matchmaking",
  {
    name: "provfair/matchmaking",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-matchmaking" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.matchmaking
const matchmakingLifecycle = new aws.ecr.LifecyclePolicy(
  "matchmaking",
  {
    repository: matchmakingRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.matchmaking
const matchmakingPolicy = new aws.ecr.RepositoryPolicy(
  "matchmaking",
  {
    repository: matchmakingRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.payments
const paymentsRepository = new aws.ecr.Repository(
  "payments",
  {
    name: "provfair/payments",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-payments" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.payments
const paymentsLifecycle = new aws.ecr.LifecyclePolicy(
  "payments",
  {
    repository: paymentsRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.payments
const paymentsPolicy = new aws.ecr.RepositoryPolicy(
  "payments",
  {
    repository: paymentsRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.profiles
const profilesRepository = new aws.ecr.Repository(
  "profiles",
  {
    name: "provfair/profiles",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-profiles" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.profiles
const profilesLifecycle = new aws.ecr.LifecyclePolicy(
  "profiles",
  {
    repository: profilesRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.profiles
const profilesPolicy = new aws.ecr.RepositoryPolicy(
  "profiles",
  {
    repository: profilesRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.results-worker
const resultsWorkerRepository = new aws.ecr.Repository(
  "results-worker",
  {
    name: "provfair/results-worker",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-results-worker" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.results-worker
const resultsWorkerLifecycle = new aws.ecr.LifecyclePolicy(
  "results-worker",
  {
    repository: resultsWorkerRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// services.results-worker
const resultsWorkerPolicy = new aws.ecr.RepositoryPolicy(
  "results-worker",
  {
    repository: resultsWorkerRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// jobs.season-rollup
const seasonRollupRepository = new aws.ecr.Repository(
  "season-rollup",
  {
    name: "provfair/season-rollup",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "provfair-shared-season-rollup" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.season-rollup
const seasonRollupLifecycle = new aws.ecr.LifecyclePolicy(
  "season-rollup",
  {
    repository: seasonRollupRepository.name,
    policy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// jobs.season-rollup
const seasonRollupPolicy = new aws.ecr.RepositoryPolicy(
  "season-rollup",
  {
    repository: seasonRollupRepository.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EnvironmentsPull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

// regions.standby
const imagesStandbyKey = new aws.kms.Key(
  "platform-images-standby",
  {
    region: "us-west-2",
    description: "Images of provfair, replicated",
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountAdministers",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    }),
    tags: { Name: "provfair-shared-platform-images-standby" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// regions.standby
const replicaTemplate = new aws.ecr.RepositoryCreationTemplate(
  "platform-images-standby",
  {
    region: "us-west-2",
    prefix: "provfair/",
    description: "Replicated images of provfair",
    appliedFors: ["REPLICATION"],
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesStandbyKey.arn }],
    lifecyclePolicy: pulumi.jsonStringify({
      rules: [
        {
          rulePriority: 1,
          description: "untagged after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "all but the newest 500",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
          action: { type: "expire" },
        },
      ],
    }),
  },
  { parent: platformRepositories, provider },
);

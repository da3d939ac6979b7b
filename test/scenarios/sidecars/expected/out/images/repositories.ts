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
    description: "Images of hello",
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
    tags: { Name: "hello-shared-platform-images" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services
const imagesKeyAlias = new aws.kms.Alias(
  "platform-images",
  { name: "alias/hello/shared/images", targetKeyId: imagesKey.keyId },
  { parent: platformRepositories, provider, deleteBeforeReplace: true },
);

// services.web
const webMigrateRepository = new aws.ecr.Repository(
  "web-migrate",
  {
    name: "hello/web-migrate",
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: imagesKey.arn }],
    forceDelete: false,
    tags: { Name: "hello-shared-web-migrate" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.web
const webMigrateLifecycle = new aws.ecr.LifecyclePolicy(
  "web-migrate",
  {
    repository: webMigrateRepository.name,
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

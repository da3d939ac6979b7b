// spec/platform.yaml atlas
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider, mongodbatlasProvider } from "./provider";

// atlas
const platformAtlas = new Group("platform-atlas");

// atlas.organization
export const project = new mongodbatlas.Project(
  "platform",
  {
    orgId: "5f3c0e8a9b1d2c3e4f5a6b7c",
    name: "hello-production",
    withDefaultAlertsSettings: true,
    tags: {
      project: "hello",
      environment: "production",
      owner: "web-team",
      "cost-center": "web-1001",
    },
  },
  { provider: mongodbatlasProvider, protect: true, retainOnDelete: true },
);

// atlas
const maintenanceWindow = new mongodbatlas.MaintenanceWindow(
  "platform",
  { projectId: project.id, dayOfWeek: 1, hourOfDay: 4, autoDeferOnceEnabled: true },
  { parent: platformAtlas, provider: mongodbatlasProvider },
);

// atlas
const key = new aws.kms.Key(
  "platform-atlas",
  {
    description: "Databases of hello production",
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
    tags: { Name: "hello-production-platform-atlas" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// atlas
const keyAlias = new aws.kms.Alias(
  "platform-atlas",
  { name: "alias/hello/production/atlas", targetKeyId: key.keyId },
  { parent: platformAtlas, provider, deleteBeforeReplace: true },
);

// regions.standby
const keyReplica = new aws.kms.ReplicaKey(
  "platform-atlas-standby",
  {
    region: "us-west-2",
    description: "Databases of hello production, replica",
    primaryKeyArn: key.arn,
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
    tags: { Name: "hello-production-platform-atlas-standby" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// atlas
const cloudProviderAccessSetup = new mongodbatlas.CloudProviderAccessSetup(
  "platform",
  { projectId: project.id, providerName: "AWS" },
  { parent: platformAtlas, provider: mongodbatlasProvider },
);

// atlas
const atlasRole = new aws.iam.Role(
  "platform-atlas",
  {
    path: "/hello/production/",
    description: "Lets MongoDB Atlas use the key of the databases of hello production",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: cloudProviderAccessSetup.awsConfigs[0].atlasAwsAccountArn },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: {
              "sts:ExternalId": cloudProviderAccessSetup.awsConfigs[0].atlasAssumedRoleExternalId,
            },
          },
        },
      ],
    }),
    tags: { Name: "hello-production-platform-atlas" },
  },
  { parent: platformAtlas, provider },
);

// atlas
const atlasRolePolicy = new aws.iam.RolePolicy(
  "platform-atlas",
  {
    role: atlasRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "UseKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"],
          Resource: key.arn,
        },
      ],
    }),
  },
  { parent: platformAtlas, provider },
);

// atlas
const cloudProviderAccessAuthorization = new mongodbatlas.CloudProviderAccessAuthorization(
  "platform",
  {
    projectId: project.id,
    roleId: cloudProviderAccessSetup.roleId,
    aws: { iamAssumedRoleArn: atlasRole.arn },
  },
  { parent: platformAtlas, provider: mongodbatlasProvider },
);

// atlas
export const encryptionAtRest = new mongodbatlas.EncryptionAtRest(
  "platform",
  {
    projectId: project.id,
    awsKmsConfig: {
      enabled: true,
      customerMasterKeyId: key.arn,
      region: "US_EAST_1",
      roleId: cloudProviderAccessAuthorization.roleId,
    },
  },
  {
    provider: mongodbatlasProvider,
    dependsOn: [atlasRolePolicy],
    protect: true,
    retainOnDelete: true,
  },
);

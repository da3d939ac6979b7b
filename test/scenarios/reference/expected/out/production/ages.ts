// spec/platform.yaml observability.alarms
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { logsKey } from "./keys";
import { provider } from "./provider";
import { source } from "./source";

// observability.alarms
const platformAges = new Group("platform-ages");

// observability.alarms
const agesLogGroup = new aws.cloudwatch.LogGroup(
  "platform-ages",
  {
    name: "/provfair/production/platform-ages",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-platform-ages" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// observability.alarms
const agesRole = new aws.iam.Role(
  "platform-ages",
  {
    path: "/provfair/production/",
    description: "Measures how old supplied secrets and the newest snapshots of caches are",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    tags: { Name: "provfair-production-platform-ages" },
  },
  { parent: platformAges, provider },
);

// observability.alarms
export const agesFunction = new aws.lambda.Function(
  "platform-ages",
  {
    description: "Measures how old supplied secrets and the newest snapshots of caches are",
    role: agesRole.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memorySize: 128,
    timeout: 120,
    code: new pulumi.asset.AssetArchive({ "index.mjs": source("functions/ages/index.mjs") }),
    environment: {
      variables: {
        NAMESPACE: "provfair/production",
        SECRETS: "provfair/production/",
        CACHES: "provfair-production-",
      },
    },
    loggingConfig: { logFormat: "JSON", logGroup: agesLogGroup.name },
    tags: { Name: "provfair-production-platform-ages" },
  },
  { parent: platformAges, provider },
);

// observability.alarms
const agesPolicy = new aws.iam.RolePolicy(
  "platform-ages",
  {
    role: agesRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Measure",
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "provfair/production" } },
        },
        {
          Sid: "ListSecrets",
          Effect: "Allow",
          Action: "secretsmanager:ListSecrets",
          Resource: "*",
        },
        {
          Sid: "ReadAges",
          Effect: "Allow",
          Action: "secretsmanager:ListSecretVersionIds",
          Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:provfair/production/*",
        },
        {
          Sid: "ReadSnapshots",
          Effect: "Allow",
          Action: ["elasticache:DescribeReplicationGroups", "elasticache:DescribeSnapshots"],
          Resource: "*",
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${agesLogGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: platformAges, provider },
);

// observability.alarms
const agesRule = new aws.cloudwatch.EventRule(
  "platform-ages",
  {
    description: "Every few hours, when ages are measured",
    scheduleExpression: "rate(6 hours)",
    tags: { Name: "provfair-production-platform-ages" },
  },
  { parent: platformAges, provider },
);

// observability.alarms
const agesPermission = new aws.lambda.Permission(
  "platform-ages",
  {
    statementId: "EventBridge",
    action: "lambda:InvokeFunction",
    function: agesFunction.name,
    principal: "events.amazonaws.com",
    sourceArn: agesRule.arn,
  },
  { parent: platformAges, provider },
);

// observability.alarms
const agesTarget = new aws.cloudwatch.EventTarget(
  "platform-ages",
  { rule: agesRule.name, targetId: "ages", arn: agesFunction.arn },
  { parent: platformAges, provider, dependsOn: [agesPermission, agesPolicy] },
);

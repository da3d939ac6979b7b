// spec/platform.yaml secrets
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./cluster";
import { Group } from "./group";
import { dataKey, logsKey } from "./keys";
import { provider } from "./provider";
import { source } from "./source";

// secrets
const platformRotation = new Group("platform-rotation");

// secrets
const rotateGeneratedLogGroup = new aws.cloudwatch.LogGroup(
  "platform-rotate-generated",
  {
    name: "/hello/production/platform-rotate-generated",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-platform-rotate-generated" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets
const rotateGeneratedRole = new aws.iam.Role(
  "platform-rotate-generated",
  {
    path: "/hello/production/",
    description: "Rotates generated secrets, and deploys the services again that read them",
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
    tags: { Name: "hello-production-platform-rotate-generated" },
  },
  { parent: platformRotation, provider },
);

// secrets
export const rotateGeneratedFunction = new aws.lambda.Function(
  "platform-rotate-generated",
  {
    description: "Rotates generated secrets, and deploys the services again that read them",
    role: rotateGeneratedRole.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memorySize: 256,
    timeout: 300,
    code: new pulumi.asset.AssetArchive({
      "index.mjs": source("functions/rotate-generated/index.mjs"),
      "characters.mjs": source("functions/rotate-generated/characters.mjs"),
      "redeploy.mjs": source("functions/rotate-generated/redeploy.mjs"),
      "steps.mjs": source("functions/rotate-generated/steps.mjs"),
    }),
    environment: { variables: { CLUSTER: cluster.arn } },
    loggingConfig: { logFormat: "JSON", logGroup: rotateGeneratedLogGroup.name },
    tags: { Name: "hello-production-platform-rotate-generated" },
  },
  { parent: platformRotation, provider },
);

// secrets
export const rotateGeneratedPolicy = new aws.iam.RolePolicy(
  "platform-rotate-generated",
  {
    role: rotateGeneratedRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RotateSecrets",
          Effect: "Allow",
          Action: [
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
          ],
          Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:hello/production/*",
          Condition: {
            StringEquals: {
              "secretsmanager:resource/AllowRotationLambdaArn": rotateGeneratedFunction.arn,
            },
          },
        },
        {
          Sid: "EncryptSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKey.arn,
          Condition: {
            StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
          },
        },
        {
          Sid: "FindServices",
          Effect: "Allow",
          Action: "ecs:ListServices",
          Resource: "*",
          Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
        },
        {
          Sid: "ReadTaskDefinitions",
          Effect: "Allow",
          Action: "ecs:DescribeTaskDefinition",
          Resource: "*",
        },
        {
          Sid: "DeployServices",
          Effect: "Allow",
          Action: ["ecs:DescribeServices", "ecs:UpdateService"],
          Resource: pulumi.interpolate`arn:aws:ecs:us-east-1:111122223333:service/${cluster.name}/*`,
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${rotateGeneratedLogGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: platformRotation, provider },
);

// secrets
export const permission = new aws.lambda.Permission(
  "platform-rotate-generated",
  {
    statementId: "SecretsManager-rotate-generated",
    action: "lambda:InvokeFunction",
    function: rotateGeneratedFunction.name,
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "111122223333",
  },
  { parent: platformRotation, provider },
);

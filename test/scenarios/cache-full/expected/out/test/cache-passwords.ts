// spec/platform.yaml caches
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./cluster";
import { Group } from "./group";
import { dataKey, logsKey } from "./keys";
import { provider } from "./provider";
import { source } from "./source";

// caches
const platformCachePasswords = new Group("platform-cache-passwords");

// caches
const rotateCachesLogGroup = new aws.cloudwatch.LogGroup(
  "platform-rotate-caches",
  {
    name: "/hello/test/platform-rotate-caches",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-platform-rotate-caches" },
  },
  { provider },
);

// caches
const rotateCachesRole = new aws.iam.Role(
  "platform-rotate-caches",
  {
    path: "/hello/test/",
    description: "Rotates passwords of caches, and deploys the services again that read them",
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
    tags: { Name: "hello-test-platform-rotate-caches" },
  },
  { parent: platformCachePasswords, provider },
);

// caches
export const rotateCachesFunction = new aws.lambda.Function(
  "platform-rotate-caches",
  {
    description: "Rotates passwords of caches, and deploys the services again that read them",
    role: rotateCachesRole.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memorySize: 256,
    timeout: 300,
    code: new pulumi.asset.AssetArchive({
      "index.mjs": source("functions/rotate-caches/index.mjs"),
      "until.mjs": source("functions/rotate-caches/until.mjs"),
      "characters.mjs": source("functions/rotate-caches/characters.mjs"),
      "redeploy.mjs": source("functions/rotate-caches/redeploy.mjs"),
      "steps.mjs": source("functions/rotate-caches/steps.mjs"),
    }),
    environment: { variables: { CLUSTER: cluster.arn } },
    loggingConfig: { logFormat: "JSON", logGroup: rotateCachesLogGroup.name },
    tags: { Name: "hello-test-platform-rotate-caches" },
  },
  { parent: platformCachePasswords, provider },
);

// caches
export const rotateCachesPolicy = new aws.iam.RolePolicy(
  "platform-rotate-caches",
  {
    role: rotateCachesRole.name,
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
          Resource: "arn:aws:secretsmanager:us-east-1:444455556666:secret:hello/test/*",
          Condition: {
            StringEquals: {
              "secretsmanager:resource/AllowRotationLambdaArn": rotateCachesFunction.arn,
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
          Resource: pulumi.interpolate`arn:aws:ecs:us-east-1:444455556666:service/${cluster.name}/*`,
        },
        {
          Sid: "ChangePasswords",
          Effect: "Allow",
          Action: ["elasticache:DescribeUsers", "elasticache:ModifyUser"],
          Resource: "arn:aws:elasticache:us-east-1:444455556666:user:*",
          Condition: { StringEquals: { "aws:ResourceTag/passwords": "hello/test" } },
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${rotateCachesLogGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: platformCachePasswords, provider },
);

// caches
export const permission = new aws.lambda.Permission(
  "platform-rotate-caches",
  {
    statementId: "SecretsManager-rotate-caches",
    action: "lambda:InvokeFunction",
    function: rotateCachesFunction.name,
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "444455556666",
  },
  { parent: platformCachePasswords, provider },
);

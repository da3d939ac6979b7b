// spec/platform.yaml databases
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./cluster";
import { Group } from "./group";
import { dataKey, logsKey } from "./keys";
import { provider } from "./provider";
import { secret } from "./secrets/atlas-login";
import { source } from "./source";

// databases
const platformDatabasePasswords = new Group("platform-database-passwords");

// databases
const rotateDatabasesLogGroup = new aws.cloudwatch.LogGroup(
  "platform-rotate-databases",
  {
    name: "/hello/production/platform-rotate-databases",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-platform-rotate-databases" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// databases
const rotateDatabasesRole = new aws.iam.Role(
  "platform-rotate-databases",
  {
    path: "/hello/production/",
    description: "Rotates passwords of databases, and deploys the services again that read them",
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
    tags: { Name: "hello-production-platform-rotate-databases" },
  },
  { parent: platformDatabasePasswords, provider },
);

// databases
export const rotateDatabasesFunction = new aws.lambda.Function(
  "platform-rotate-databases",
  {
    description: "Rotates passwords of databases, and deploys the services again that read them",
    role: rotateDatabasesRole.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memorySize: 256,
    timeout: 300,
    code: new pulumi.asset.AssetArchive({
      "index.mjs": source("functions/rotate-databases/index.mjs"),
      "atlas.mjs": source("functions/rotate-databases/atlas.mjs"),
      "database-users.mjs": source("functions/rotate-databases/database-users.mjs"),
      "until.mjs": source("functions/rotate-databases/until.mjs"),
      "characters.mjs": source("functions/rotate-databases/characters.mjs"),
      "redeploy.mjs": source("functions/rotate-databases/redeploy.mjs"),
      "steps.mjs": source("functions/rotate-databases/steps.mjs"),
    }),
    environment: { variables: { CLUSTER: cluster.arn, CREDENTIALS: secret.arn } },
    loggingConfig: { logFormat: "JSON", logGroup: rotateDatabasesLogGroup.name },
    tags: { Name: "hello-production-platform-rotate-databases" },
  },
  { parent: platformDatabasePasswords, provider },
);

// databases
export const rotateDatabasesPolicy = new aws.iam.RolePolicy(
  "platform-rotate-databases",
  {
    role: rotateDatabasesRole.name,
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
              "secretsmanager:resource/AllowRotationLambdaArn": rotateDatabasesFunction.arn,
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
          Sid: "SignInToAtlas",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: secret.arn,
        },
        {
          Sid: "WriteFirstPasswords",
          Effect: "Allow",
          Action: "secretsmanager:PutSecretValue",
          Resource:
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:hello/production/*/database-password-*",
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${rotateDatabasesLogGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: platformDatabasePasswords, provider },
);

// databases
export const permission = new aws.lambda.Permission(
  "platform-rotate-databases",
  {
    statementId: "SecretsManager-rotate-databases",
    action: "lambda:InvokeFunction",
    function: rotateDatabasesFunction.name,
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "111122223333",
  },
  { parent: platformDatabasePasswords, provider },
);

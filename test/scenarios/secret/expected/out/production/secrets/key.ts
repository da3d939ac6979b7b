// spec/platform.yaml secrets.key
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { caller } from "../account";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";
import { rotateGeneratedFunction, rotateGeneratedPolicy, permission } from "../rotation";

// secrets.key
const key = new Group("key");

// secrets.key
export const secret = new aws.secretsmanager.Secret(
  "key",
  {
    name: "hello/production/key",
    description: "key, generated",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 30,
    tags: {
      Name: "hello-production-key",
      "rotation-length": "64",
      "rotation-characters": "alphanumeric",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets.key
const policy = new aws.secretsmanager.SecretPolicy(
  "key",
  {
    secretArn: secret.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [secret.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyOtherAccounts",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [secret.arn],
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": caller.accountId },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: key, provider },
);

// secrets.key
export const rotation = new aws.secretsmanager.SecretRotation(
  "key",
  {
    secretId: secret.arn,
    rotationLambdaArn: rotateGeneratedFunction.arn,
    rotationRules: { automaticallyAfterDays: 90 },
    rotateImmediately: true,
  },
  { parent: key, provider, dependsOn: [rotateGeneratedPolicy, permission] },
);

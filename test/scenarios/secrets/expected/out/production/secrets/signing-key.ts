// spec/platform.yaml secrets.key
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey, dataKeyReplica } from "../keys";
import { provider } from "../provider";
import { rotateGeneratedFunction, rotateGeneratedPolicy, permission } from "../rotation";

// secrets.key
const signingKey = new Group("signing-key");

// secrets.key
export const secret = new aws.secretsmanager.Secret(
  "signing-key",
  {
    name: "hello/production/signing-key",
    description: "signing-key, generated",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 30,
    replicas: [{ region: "us-west-2", kmsKeyId: dataKeyReplica.arn }],
    tags: {
      Name: "hello-production-signing-key",
      "rotation-length": "128",
      "rotation-characters": "hexadecimal",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets.key
const policy = new aws.secretsmanager.SecretPolicy(
  "signing-key",
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
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: signingKey, provider },
);

// secrets.key.rotate
export const rotation = new aws.secretsmanager.SecretRotation(
  "signing-key",
  {
    secretId: secret.arn,
    rotationLambdaArn: rotateGeneratedFunction.arn,
    rotationRules: { automaticallyAfterDays: 7 },
    rotateImmediately: true,
  },
  { parent: signingKey, provider, dependsOn: [rotateGeneratedPolicy, permission] },
);

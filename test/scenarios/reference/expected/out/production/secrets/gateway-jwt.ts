// spec/platform.yaml secrets.gateway-jwt
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey, dataKeyReplica } from "../keys";
import { provider } from "../provider";
import { rotateGeneratedFunction, rotateGeneratedPolicy, permission } from "../rotation";

// secrets.gateway-jwt
const gatewayJwt = new Group("gateway-jwt");

// secrets.gateway-jwt
export const secret = new aws.secretsmanager.Secret(
  "gateway-jwt",
  {
    name: "provfair/production/gateway-jwt",
    description: "gateway-jwt, generated",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 30,
    replicas: [{ region: "us-west-2", kmsKeyId: dataKeyReplica.arn }],
    tags: {
      Name: "provfair-production-gateway-jwt",
      "rotation-length": "64",
      "rotation-characters": "alphanumeric",
      "compliance-secret-rotation": "required",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets.gateway-jwt
const policy = new aws.secretsmanager.SecretPolicy(
  "gateway-jwt",
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
  { parent: gatewayJwt, provider },
);

// secrets.gateway-jwt.rotate
export const rotation = new aws.secretsmanager.SecretRotation(
  "gateway-jwt",
  {
    secretId: secret.arn,
    rotationLambdaArn: rotateGeneratedFunction.arn,
    rotationRules: { automaticallyAfterDays: 30 },
    rotateImmediately: true,
  },
  { parent: gatewayJwt, provider, dependsOn: [rotateGeneratedPolicy, permission] },
);

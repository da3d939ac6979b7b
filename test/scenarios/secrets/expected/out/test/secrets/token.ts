// spec/platform.yaml secrets.token
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// secrets.token
const token = new Group("token");

// secrets.token
export const secret = new aws.secretsmanager.Secret(
  "token",
  {
    name: "hello/test/token",
    description: "token, supplied by people",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: { Name: "hello-test-token" },
  },
  { provider },
);

// secrets.token
const policy = new aws.secretsmanager.SecretPolicy(
  "token",
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
            StringNotEquals: { "aws:PrincipalAccount": "444455556666" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: token, provider },
);

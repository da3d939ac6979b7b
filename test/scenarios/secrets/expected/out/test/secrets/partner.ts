// spec/platform.yaml secrets.partner
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// secrets.partner
const partner = new Group("partner");

// secrets.partner
export const secret = new aws.secretsmanager.Secret(
  "partner",
  {
    name: "hello/test/partner",
    description: "partner, supplied by people",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: { Name: "hello-test-partner" },
  },
  { provider },
);

// secrets.partner
const policy = new aws.secretsmanager.SecretPolicy(
  "partner",
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
  { parent: partner, provider },
);

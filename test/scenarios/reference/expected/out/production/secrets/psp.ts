// spec/platform.yaml secrets.psp
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey, dataKeyReplica } from "../keys";
import { provider } from "../provider";

// secrets.psp
export const psp = new Group("psp");

// secrets.psp
export const secret = new aws.secretsmanager.Secret(
  "psp",
  {
    name: "provfair/production/psp",
    description: "psp, supplied by people",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 30,
    replicas: [{ region: "us-west-2", kmsKeyId: dataKeyReplica.arn }],
    tags: {
      Name: "provfair-production-psp",
      "compliance-exempt": "secret-rotation: declared to be rotated by hand",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets.psp
const policy = new aws.secretsmanager.SecretPolicy(
  "psp",
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
  { parent: psp, provider },
);

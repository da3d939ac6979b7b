// spec/platform.yaml secrets.atlas-login
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey, dataKeyReplica } from "../keys";
import { provider } from "../provider";

// secrets.atlas-login
const atlasLogin = new Group("atlas-login");

// secrets.atlas-login
export const secret = new aws.secretsmanager.Secret(
  "atlas-login",
  {
    name: "hello/production/atlas-login",
    description: "atlas-login, supplied by people",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 30,
    replicas: [{ region: "us-west-2", kmsKeyId: dataKeyReplica.arn }],
    tags: { Name: "hello-production-atlas-login" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// secrets.atlas-login
const policy = new aws.secretsmanager.SecretPolicy(
  "atlas-login",
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
  { parent: atlasLogin, provider },
);

// spec/platform.yaml compliance.notify
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// compliance.notify
const platformForwarding = new Group("platform-forwarding");

// compliance.notify
export const role = new aws.iam.Role(
  "platform-forward-findings",
  {
    path: "/ledger/shared/",
    description: "Hands findings of compliance on to eu-west-1",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:events:*:111122223333:rule/*" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-forward-findings" },
  },
  { parent: platformForwarding, provider },
);

// compliance.notify
export const policy = new aws.iam.RolePolicy(
  "platform-forward-findings",
  {
    role: role.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "HandOn",
          Effect: "Allow",
          Action: "events:PutEvents",
          Resource: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
        },
      ],
    }),
  },
  { parent: platformForwarding, provider },
);

// spec/platform.yaml compliance.remediate
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// compliance.remediate
const platformRemediation = new Group("platform-remediation");

// compliance.remediate
export const unrestrictedSshRole = new aws.iam.Role(
  "platform-remediate-unrestricted-ssh",
  {
    path: "/ledger/shared/",
    description: "Puts right what unrestricted-ssh finds in the account of ledger",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ssm.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ssm:*:111122223333:automation-execution/*" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-remediate-unrestricted-ssh" },
  },
  { parent: platformRemediation, provider },
);

// compliance.remediate
export const unrestrictedSshPolicy = new aws.iam.RolePolicy(
  "platform-remediate-unrestricted-ssh",
  {
    role: unrestrictedSshRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PutRight",
          Effect: "Allow",
          Action: ["ec2:RevokeSecurityGroupIngress"],
          Resource: "arn:aws:ec2:*:111122223333:security-group/*",
        },
        { Sid: "Look", Effect: "Allow", Action: ["ec2:DescribeSecurityGroups"], Resource: "*" },
        {
          Sid: "Run",
          Effect: "Allow",
          Action: "ssm:StartAutomationExecution",
          Resource:
            "arn:aws:ssm:*::automation-definition/AWS-DisablePublicAccessForSecurityGroup:*",
        },
        {
          Sid: "FollowRun",
          Effect: "Allow",
          Action: "ssm:GetAutomationExecution",
          Resource: "arn:aws:ssm:*:111122223333:automation-execution/*",
        },
      ],
    }),
  },
  { parent: platformRemediation, provider },
);

// compliance.remediate
export const defaultSecurityGroupRole = new aws.iam.Role(
  "platform-remediate-default-security-group",
  {
    path: "/ledger/shared/",
    description: "Puts right what default-security-group finds in the account of ledger",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ssm.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ssm:*:111122223333:automation-execution/*" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-remediate-default-security-group" },
  },
  { parent: platformRemediation, provider },
);

// compliance.remediate
export const defaultSecurityGroupPolicy = new aws.iam.RolePolicy(
  "platform-remediate-default-security-group",
  {
    role: defaultSecurityGroupRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PutRight",
          Effect: "Allow",
          Action: ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"],
          Resource: "arn:aws:ec2:*:111122223333:security-group/*",
        },
        { Sid: "Look", Effect: "Allow", Action: ["ec2:DescribeSecurityGroups"], Resource: "*" },
        {
          Sid: "Run",
          Effect: "Allow",
          Action: "ssm:StartAutomationExecution",
          Resource:
            "arn:aws:ssm:*::automation-definition/AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules:*",
        },
        {
          Sid: "FollowRun",
          Effect: "Allow",
          Action: "ssm:GetAutomationExecution",
          Resource: "arn:aws:ssm:*:111122223333:automation-execution/*",
        },
      ],
    }),
  },
  { parent: platformRemediation, provider },
);

// compliance.remediate
export const s3PublicAccessRole = new aws.iam.Role(
  "platform-remediate-s3-public-access",
  {
    path: "/ledger/shared/",
    description: "Puts right what s3-public-access finds in the account of ledger",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ssm.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ssm:*:111122223333:automation-execution/*" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-remediate-s3-public-access" },
  },
  { parent: platformRemediation, provider },
);

// compliance.remediate
export const s3PublicAccessPolicy = new aws.iam.RolePolicy(
  "platform-remediate-s3-public-access",
  {
    role: s3PublicAccessRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PutRight",
          Effect: "Allow",
          Action: ["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"],
          Resource: "arn:aws:s3:::*",
        },
        {
          Sid: "Run",
          Effect: "Allow",
          Action: "ssm:StartAutomationExecution",
          Resource:
            "arn:aws:ssm:*::automation-definition/AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock:*",
        },
        {
          Sid: "FollowRun",
          Effect: "Allow",
          Action: "ssm:GetAutomationExecution",
          Resource: "arn:aws:ssm:*:111122223333:automation-execution/*",
        },
      ],
    }),
  },
  { parent: platformRemediation, provider },
);

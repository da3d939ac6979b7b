// spec/platform.yaml delivery
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// delivery
const platformDelivery = new Group("platform-delivery");

// delivery
const boundary = new aws.iam.Policy(
  "platform-boundary",
  {
    name: "hello.boundary",
    path: "/hello/shared/",
    description: "What no role of hello may go beyond",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ChangeNoRights",
          Effect: "Allow",
          NotAction: [
            "iam:Add*",
            "iam:Attach*",
            "iam:CreateAccessKey",
            "iam:CreateGroup",
            "iam:CreateInstanceProfile",
            "iam:CreateLoginProfile",
            "iam:CreateOpenIDConnectProvider",
            "iam:CreatePolicy*",
            "iam:CreateRole",
            "iam:CreateSAMLProvider",
            "iam:CreateUser",
            "iam:Deactivate*",
            "iam:Delete*",
            "iam:Detach*",
            "iam:Enable*",
            "iam:Put*",
            "iam:Remove*",
            "iam:Set*",
            "iam:Update*",
            "iam:Upload*",
            "account:*",
            "organizations:*",
          ],
          Resource: "*",
        },
        {
          Sid: "LeaveTheState",
          Effect: "Deny",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::hello-state", "arn:aws:s3:::hello-state/*"],
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-boundary" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const deliveryBoundary = new aws.iam.Policy(
  "platform-delivery-boundary",
  {
    path: "/hello/shared/",
    description: "What no role of the pipeline may do",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllElse",
          Effect: "Allow",
          NotAction: ["account:*", "organizations:*"],
          Resource: "*",
        },
        {
          Sid: "StayBelowThePlatform",
          Effect: "Deny",
          Action: [
            "iam:Add*",
            "iam:Attach*",
            "iam:CreateAccessKey",
            "iam:CreateGroup",
            "iam:CreateInstanceProfile",
            "iam:CreateLoginProfile",
            "iam:CreateOpenIDConnectProvider",
            "iam:CreatePolicy*",
            "iam:CreateRole",
            "iam:CreateSAMLProvider",
            "iam:CreateUser",
            "iam:Deactivate*",
            "iam:Delete*",
            "iam:Detach*",
            "iam:Enable*",
            "iam:Put*",
            "iam:Remove*",
            "iam:Set*",
            "iam:Update*",
            "iam:Upload*",
          ],
          NotResource: ["arn:aws:iam::444455556666:role/hello/preproduction/*"],
        },
        {
          Sid: "MakeLimitedRolesOnly",
          Effect: "Deny",
          Action: [
            "iam:CreateRole",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:AttachRolePolicy",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: {
              "iam:PermissionsBoundary": [
                "arn:aws:iam::444455556666:policy/hello/shared/hello.boundary",
              ],
            },
          },
        },
        {
          Sid: "LiftNoLimit",
          Effect: "Deny",
          Action: "iam:DeleteRolePermissionsBoundary",
          Resource: "*",
        },
        {
          Sid: "LeaveTheOrganisation",
          Effect: "Deny",
          Action: ["account:*", "organizations:*"],
          Resource: "*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-delivery-boundary" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionPreview = new aws.iam.Role(
  "platform-preproduction-preview",
  {
    name: "hello.preproduction.preview",
    path: "/hello/shared/",
    description: "Looks at preproduction of hello, and changes nothing",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Federated:
              "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": [
                "repo:acme/hello.platform:ref:refs/heads/release/main",
                "repo:acme@1234/hello.platform@5678:ref:refs/heads/release/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "hello-shared-platform-preproduction-preview" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const preproductionPreviewRead = new aws.iam.Policy(
  "platform-preproduction-preview-read",
  {
    path: "/hello/shared/",
    description: "Looks at preproduction of hello, and changes nothing: read",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "acm:Describe*",
            "acm:List*",
            "application-autoscaling:Describe*",
            "application-autoscaling:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "elasticloadbalancing:Describe*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "logs:Describe*",
            "logs:GetDelivery*",
            "logs:ListTagsForResource",
            "route53:Get*",
            "route53:List*",
            "s3:GetAccelerateConfiguration",
            "s3:GetBucket*",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration",
            "s3:ListBucket",
            "s3:ListTagsForResource",
            "scheduler:Get*",
            "scheduler:List*",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListQueueTags",
            "sqs:ListQueues",
            "tag:GetResources",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::444455556666:role/hello/preproduction/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-preview-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionPreviewReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-preview-read",
  { role: preproductionPreview.name, policyArn: preproductionPreviewRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionPreviewState = new aws.iam.Policy(
  "platform-preproduction-preview-state",
  {
    path: "/hello/shared/",
    description: "Looks at preproduction of hello, and changes nothing: state",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "FindState",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::hello-state",
        },
        {
          Sid: "ReadState",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/meta.yaml",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/preproduction.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/account-444455556666.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/account-444455556666/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/account-444455556666/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/account-444455556666/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/account-444455556666/*",
          ],
        },
        {
          Sid: "StateEncryption",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
            StringLike: {
              "kms:EncryptionContext:aws:s3:arn": [
                "arn:aws:s3:::hello-state",
                "arn:aws:s3:::hello-state/*",
              ],
            },
          },
        },
        {
          Sid: "StateSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: "arn:aws:kms:us-west-2:444455556666:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/hello-state" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-preview-state" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionPreviewStateAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-preview-state",
  { role: preproductionPreview.name, policyArn: preproductionPreviewState.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeploy = new aws.iam.Role(
  "platform-preproduction-deploy",
  {
    name: "hello.preproduction.deploy",
    path: "/hello/shared/",
    description: "Deploys preproduction of hello",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Federated:
              "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": [
                "repo:acme/hello.platform:environment:preproduction",
                "repo:acme@1234/hello.platform@5678:environment:preproduction",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "hello-shared-platform-preproduction-deploy" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const preproductionDeployNetwork = new aws.iam.Policy(
  "platform-preproduction-deploy-network",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: network",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "acm:AddTagsToCertificate",
            "acm:DeleteCertificate",
            "acm:RemoveTagsFromCertificate",
            "acm:RequestCertificate",
            "acm:UpdateCertificateOptions",
            "ec2:AllocateAddress",
            "ec2:AssociateAddress",
            "ec2:AssociateRouteTable",
            "ec2:AttachInternetGateway",
            "ec2:AuthorizeSecurityGroup*",
            "ec2:CreateFlowLogs",
            "ec2:CreateInternetGateway",
            "ec2:CreateNatGateway",
            "ec2:CreateRoute",
            "ec2:CreateRouteTable",
            "ec2:CreateSecurityGroup",
            "ec2:CreateSubnet",
            "ec2:CreateTags",
            "ec2:CreateVpc",
            "ec2:CreateVpcEndpoint",
            "ec2:DeleteFlowLogs",
            "ec2:DeleteInternetGateway",
            "ec2:DeleteNatGateway",
            "ec2:DeleteRoute",
            "ec2:DeleteRouteTable",
            "ec2:DeleteSecurityGroup",
            "ec2:DeleteSubnet",
            "ec2:DeleteTags",
            "ec2:DeleteVpc",
            "ec2:DeleteVpcEndpoints",
            "ec2:DetachInternetGateway",
            "ec2:DisassociateAddress",
            "ec2:DisassociateRouteTable",
            "ec2:ModifySecurityGroupRules",
            "ec2:ModifySubnetAttribute",
            "ec2:ModifyVpcAttribute",
            "ec2:ModifyVpcEndpoint",
            "ec2:ReleaseAddress",
            "ec2:ReplaceRoute",
            "ec2:ReplaceRouteTableAssociation",
            "ec2:RevokeSecurityGroup*",
            "elasticloadbalancing:AddListenerCertificates",
            "elasticloadbalancing:AddTags",
            "elasticloadbalancing:Create*",
            "elasticloadbalancing:Delete*",
            "elasticloadbalancing:Modify*",
            "elasticloadbalancing:RemoveListenerCertificates",
            "elasticloadbalancing:RemoveTags",
            "elasticloadbalancing:Set*",
            "route53:ChangeResourceRecordSets",
            "route53:ChangeTagsForResource",
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-network" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployNetworkAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-network",
  { role: preproductionDeploy.name, policyArn: preproductionDeployNetwork.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployCompute = new aws.iam.Policy(
  "platform-preproduction-deploy-compute",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: compute",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "application-autoscaling:Delete*",
            "application-autoscaling:DeregisterScalableTarget",
            "application-autoscaling:Put*",
            "application-autoscaling:RegisterScalableTarget",
            "application-autoscaling:TagResource",
            "application-autoscaling:UntagResource",
            "ecs:Create*",
            "ecs:Delete*",
            "ecs:DeregisterTaskDefinition",
            "ecs:Put*",
            "ecs:RegisterTaskDefinition",
            "ecs:TagResource",
            "ecs:UntagResource",
            "ecs:Update*",
            "scheduler:Create*",
            "scheduler:Delete*",
            "scheduler:TagResource",
            "scheduler:UntagResource",
            "scheduler:Update*",
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-compute" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployComputeAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-compute",
  { role: preproductionDeploy.name, policyArn: preproductionDeployCompute.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployData = new aws.iam.Policy(
  "platform-preproduction-deploy-data",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: data",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "kms:CancelKeyDeletion",
            "kms:Create*",
            "kms:DeleteAlias",
            "kms:Disable*",
            "kms:Enable*",
            "kms:Put*",
            "kms:ReplicateKey",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:Update*",
            "s3:CreateBucket",
            "s3:DeleteBucket",
            "s3:DeleteBucketPolicy",
            "s3:PutBucket*",
            "s3:PutEncryptionConfiguration",
            "s3:PutLifecycleConfiguration",
            "s3:TagResource",
            "s3:UntagResource",
            "sqs:CreateQueue",
            "sqs:DeleteQueue",
            "sqs:SetQueueAttributes",
            "sqs:TagQueue",
            "sqs:UntagQueue",
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-data" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployDataAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-data",
  { role: preproductionDeploy.name, policyArn: preproductionDeployData.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployOperations = new aws.iam.Policy(
  "platform-preproduction-deploy-operations",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: operations",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "cloudwatch:DeleteAlarms",
            "cloudwatch:DeleteDashboards",
            "cloudwatch:PutDashboard",
            "cloudwatch:PutMetricAlarm",
            "logs:AssociateKmsKey",
            "logs:CreateLogGroup",
            "logs:DeleteLogGroup",
            "logs:DeleteMetricFilter",
            "logs:DeleteQueryDefinition",
            "logs:DeleteRetentionPolicy",
            "logs:DisassociateKmsKey",
            "logs:PutMetricFilter",
            "logs:PutQueryDefinition",
            "logs:PutRetentionPolicy",
            "logs:TagResource",
            "logs:UntagResource",
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-operations" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployOperationsAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-operations",
  { role: preproductionDeploy.name, policyArn: preproductionDeployOperations.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployOthers = new aws.iam.Policy(
  "platform-preproduction-deploy-others",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: others",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LeaveOtherPlatforms",
          Effect: "Deny",
          Action: [
            "acm:Delete*",
            "acm:Update*",
            "application-autoscaling:Delete*",
            "application-autoscaling:Put*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "elasticloadbalancing:Delete*",
            "elasticloadbalancing:Modify*",
            "elasticloadbalancing:Set*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "logs:Delete*",
            "logs:Put*",
            "s3:Delete*",
            "s3:Put*",
            "scheduler:Delete*",
            "scheduler:Update*",
            "sqs:Delete*",
            "sqs:Set*",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceTag/project": "hello" },
            Null: { "aws:ResourceTag/project": "false" },
          },
        },
        {
          Sid: "LeaveOtherEnvironments",
          Effect: "Deny",
          Action: [
            "acm:Delete*",
            "acm:Update*",
            "application-autoscaling:Delete*",
            "application-autoscaling:Put*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "elasticloadbalancing:Delete*",
            "elasticloadbalancing:Modify*",
            "elasticloadbalancing:Set*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "logs:Delete*",
            "logs:Put*",
            "s3:Delete*",
            "s3:Put*",
            "scheduler:Delete*",
            "scheduler:Update*",
            "sqs:Delete*",
            "sqs:Set*",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceTag/environment": "preproduction" },
            Null: { "aws:ResourceTag/environment": "false" },
          },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-others" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployOthersAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-others",
  { role: preproductionDeploy.name, policyArn: preproductionDeployOthers.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployRead = new aws.iam.Policy(
  "platform-preproduction-deploy-read",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: read",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "acm:Describe*",
            "acm:List*",
            "application-autoscaling:Describe*",
            "application-autoscaling:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "elasticloadbalancing:Describe*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "logs:Describe*",
            "logs:GetDelivery*",
            "logs:ListTagsForResource",
            "route53:Get*",
            "route53:List*",
            "s3:GetAccelerateConfiguration",
            "s3:GetBucket*",
            "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration",
            "s3:ListBucket",
            "s3:ListTagsForResource",
            "scheduler:Get*",
            "scheduler:List*",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListQueueTags",
            "sqs:ListQueues",
            "tag:GetResources",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::444455556666:role/hello/preproduction/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-read",
  { role: preproductionDeploy.name, policyArn: preproductionDeployRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployRoles = new aws.iam.Policy(
  "platform-preproduction-deploy-roles",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: roles",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "MakeRoles",
          Effect: "Allow",
          Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
          Resource: "arn:aws:iam::444455556666:role/hello/preproduction/*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary":
                "arn:aws:iam::444455556666:policy/hello/shared/hello.boundary",
            },
          },
        },
        {
          Sid: "ChangeRoles",
          Effect: "Allow",
          Action: [
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:TagRole",
            "iam:UntagRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription",
          ],
          Resource: "arn:aws:iam::444455556666:role/hello/preproduction/*",
        },
        {
          Sid: "HandRolesOn",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::444455556666:role/hello/preproduction/*",
          Condition: {
            StringEquals: {
              "iam:PassedToService": [
                "ecs-tasks.amazonaws.com",
                "scheduler.amazonaws.com",
                "vpc-flow-logs.amazonaws.com",
              ],
            },
          },
        },
        {
          Sid: "LetServicesMakeTheirRoles",
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "arn:aws:iam::444455556666:role/aws-service-role/*",
          Condition: {
            StringEquals: {
              "iam:AWSServiceName": [
                "ecs.amazonaws.com",
                "ecs.application-autoscaling.amazonaws.com",
                "elasticloadbalancing.amazonaws.com",
              ],
            },
          },
        },
        {
          Sid: "LetServicesUseKeys",
          Effect: "Allow",
          Action: "kms:CreateGrant",
          Resource: "arn:aws:kms:*:444455556666:key/*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-roles" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployRolesAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-roles",
  { role: preproductionDeploy.name, policyArn: preproductionDeployRoles.arn },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployState = new aws.iam.Policy(
  "platform-preproduction-deploy-state",
  {
    path: "/hello/shared/",
    description: "Deploys preproduction of hello: state",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "FindState",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::hello-state",
        },
        {
          Sid: "ReadState",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/meta.yaml",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/preproduction.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/preproduction/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/preproduction.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/preproduction/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/preproduction/*",
          ],
        },
        {
          Sid: "StateEncryption",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
            StringLike: {
              "kms:EncryptionContext:aws:s3:arn": [
                "arn:aws:s3:::hello-state",
                "arn:aws:s3:::hello-state/*",
              ],
            },
          },
        },
        {
          Sid: "StateSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:Encrypt"],
          Resource: "arn:aws:kms:us-west-2:444455556666:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/hello-state" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-preproduction-deploy-state" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const preproductionDeployStateAttachment = new aws.iam.RolePolicyAttachment(
  "platform-preproduction-deploy-state",
  { role: preproductionDeploy.name, policyArn: preproductionDeployState.arn },
  { parent: platformDelivery, provider },
);

// spec/platform.yaml delivery, spec/environments/development.yaml account
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// delivery
const platformDelivery = new Group("platform-delivery");

// spec/environments/development.yaml account
const github = new aws.iam.OpenIdConnectProvider(
  "platform-github",
  {
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
    tags: { Name: "hello-shared-platform-github" },
  },
  { parent: platformDelivery, provider },
);

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
          NotResource: ["arn:aws:iam::111122223333:role/hello/development/*"],
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
                "arn:aws:iam::111122223333:policy/hello/shared/hello.boundary",
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
const developmentPreview = new aws.iam.Role(
  "platform-development-preview",
  {
    name: "hello.development.preview",
    path: "/hello/shared/",
    description: "Looks at development of hello, and changes nothing",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: github.arn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": [
                "repo:acme/hello:ref:refs/heads/main",
                "repo:acme@1/hello@2:ref:refs/heads/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "hello-shared-platform-development-preview" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const developmentPreviewRead = new aws.iam.Policy(
  "platform-development-preview-read",
  {
    path: "/hello/shared/",
    description: "Looks at development of hello, and changes nothing: read",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "application-autoscaling:Describe*",
            "application-autoscaling:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "logs:Describe*",
            "logs:GetDelivery*",
            "logs:ListTagsForResource",
            "tag:GetResources",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::111122223333:role/hello/development/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-preview-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentPreviewReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-preview-read",
  { role: developmentPreview.name, policyArn: developmentPreviewRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeploy = new aws.iam.Role(
  "platform-development-deploy",
  {
    name: "hello.development.deploy",
    path: "/hello/shared/",
    description: "Deploys development of hello",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: github.arn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": [
                "repo:acme/hello:environment:development",
                "repo:acme@1/hello@2:environment:development",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "hello-shared-platform-development-deploy" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const developmentDeployNetwork = new aws.iam.Policy(
  "platform-development-deploy-network",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: network",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
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
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-network" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployNetworkAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-network",
  { role: developmentDeploy.name, policyArn: developmentDeployNetwork.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployCompute = new aws.iam.Policy(
  "platform-development-deploy-compute",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: compute",
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
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-compute" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployComputeAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-compute",
  { role: developmentDeploy.name, policyArn: developmentDeployCompute.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployData = new aws.iam.Policy(
  "platform-development-deploy-data",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: data",
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
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:Update*",
          ],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-data" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployDataAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-data",
  { role: developmentDeploy.name, policyArn: developmentDeployData.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployOperations = new aws.iam.Policy(
  "platform-development-deploy-operations",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: operations",
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
          Condition: { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-operations" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployOperationsAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-operations",
  { role: developmentDeploy.name, policyArn: developmentDeployOperations.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployOthers = new aws.iam.Policy(
  "platform-development-deploy-others",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: others",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LeaveOtherPlatforms",
          Effect: "Deny",
          Action: [
            "application-autoscaling:Delete*",
            "application-autoscaling:Put*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "logs:Delete*",
            "logs:Put*",
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
            "application-autoscaling:Delete*",
            "application-autoscaling:Put*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "logs:Delete*",
            "logs:Put*",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceTag/environment": "development" },
            Null: { "aws:ResourceTag/environment": "false" },
          },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-others" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployOthersAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-others",
  { role: developmentDeploy.name, policyArn: developmentDeployOthers.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployRead = new aws.iam.Policy(
  "platform-development-deploy-read",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: read",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: [
            "application-autoscaling:Describe*",
            "application-autoscaling:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "logs:Describe*",
            "logs:GetDelivery*",
            "logs:ListTagsForResource",
            "tag:GetResources",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::111122223333:role/hello/development/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-read",
  { role: developmentDeploy.name, policyArn: developmentDeployRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployRoles = new aws.iam.Policy(
  "platform-development-deploy-roles",
  {
    path: "/hello/shared/",
    description: "Deploys development of hello: roles",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "MakeRoles",
          Effect: "Allow",
          Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
          Resource: "arn:aws:iam::111122223333:role/hello/development/*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary":
                "arn:aws:iam::111122223333:policy/hello/shared/hello.boundary",
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
          Resource: "arn:aws:iam::111122223333:role/hello/development/*",
        },
        {
          Sid: "HandRolesOn",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::111122223333:role/hello/development/*",
          Condition: {
            StringEquals: {
              "iam:PassedToService": ["ecs-tasks.amazonaws.com", "vpc-flow-logs.amazonaws.com"],
            },
          },
        },
        {
          Sid: "LetServicesMakeTheirRoles",
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "arn:aws:iam::111122223333:role/aws-service-role/*",
          Condition: {
            StringEquals: {
              "iam:AWSServiceName": [
                "ecs.amazonaws.com",
                "ecs.application-autoscaling.amazonaws.com",
              ],
            },
          },
        },
        {
          Sid: "LetServicesUseKeys",
          Effect: "Allow",
          Action: "kms:CreateGrant",
          Resource: "arn:aws:kms:*:111122223333:key/*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-development-deploy-roles" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const developmentDeployRolesAttachment = new aws.iam.RolePolicyAttachment(
  "platform-development-deploy-roles",
  { role: developmentDeploy.name, policyArn: developmentDeployRoles.arn },
  { parent: platformDelivery, provider },
);

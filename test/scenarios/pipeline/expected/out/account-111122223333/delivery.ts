// spec/platform.yaml delivery, spec/environments/production.yaml account.singletons.githubProvider
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// delivery
const platformDelivery = new Group("platform-delivery");

// spec/environments/production.yaml account.singletons.githubProvider
const github = new aws.iam.OpenIdConnectProvider(
  "platform-github",
  {
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
    tags: { Name: "hello-shared-platform-github" },
  },
  {
    parent: platformDelivery,
    provider,
    import: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
  },
);

// delivery
const publish = new aws.iam.Role(
  "platform-publish",
  {
    name: "hello.publish",
    path: "/hello/shared/",
    description: "Pushes the images of hello",
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
                "repo:acme/hello.platform:ref:refs/heads/release/main",
                "repo:acme@1234/hello.platform@5678:ref:refs/heads/release/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: "arn:aws:iam::111122223333:policy/organisation",
    tags: { Name: "hello-shared-platform-publish" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const publishImages = new aws.iam.Policy(
  "platform-publish-images",
  {
    path: "/hello/shared/",
    description: "Pushes the images of hello: images",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PushImages",
          Effect: "Allow",
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:CompleteLayerUpload",
            "ecr:DescribeImages",
            "ecr:GetDownloadUrlForLayer",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
          Resource: "arn:aws:ecr:us-east-1:111122223333:repository/hello/*",
        },
        {
          Sid: "MakeRepositories",
          Effect: "Allow",
          Action: [
            "ecr:CreateRepository",
            "ecr:DescribeRepositories",
            "ecr:GetLifecyclePolicy",
            "ecr:GetRepositoryPolicy",
            "ecr:ListTagsForResource",
            "ecr:PutImageScanningConfiguration",
            "ecr:PutImageTagMutability",
            "ecr:PutLifecyclePolicy",
            "ecr:SetRepositoryPolicy",
            "ecr:TagResource",
            "ecr:UntagResource",
          ],
          Resource: "arn:aws:ecr:us-east-1:111122223333:repository/hello/*",
        },
        {
          Sid: "LogInToRegistry",
          Effect: "Allow",
          Action: "ecr:GetAuthorizationToken",
          Resource: "*",
        },
        {
          Sid: "EncryptRepositories",
          Effect: "Allow",
          Action: ["kms:CreateGrant", "kms:DescribeKey"],
          Resource: "arn:aws:kms:us-east-1:111122223333:key/*",
          Condition: { StringEquals: { "kms:ViaService": "ecr.us-east-1.amazonaws.com" } },
        },
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
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/images.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/images/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/images/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/images/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/images.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/images/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/images/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/images/*",
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
          Resource: "arn:aws:kms:us-west-2:111122223333:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/hello-state" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-publish-images" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const publishImagesAttachment = new aws.iam.RolePolicyAttachment(
  "platform-publish-images",
  { role: publish.name, policyArn: publishImages.arn },
  { parent: platformDelivery, provider },
);

// delivery
const publishLimit = new aws.iam.Policy(
  "platform-publish-limit",
  {
    path: "/hello/shared/",
    description: "Pushes the images of hello: limit",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
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
          NotResource: ["arn:aws:iam::111122223333:role/hello/production/*"],
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
              "iam:PermissionsBoundary": ["arn:aws:iam::111122223333:policy/organisation"],
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
    tags: { Name: "hello-shared-platform-publish-limit" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const publishLimitAttachment = new aws.iam.RolePolicyAttachment(
  "platform-publish-limit",
  { role: publish.name, policyArn: publishLimit.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreview = new aws.iam.Role(
  "platform-production-preview",
  {
    name: "hello.production.preview",
    path: "/hello/shared/",
    description: "Looks at production of hello, and changes nothing",
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
                "repo:acme/hello.platform:ref:refs/heads/release/main",
                "repo:acme@1234/hello.platform@5678:ref:refs/heads/release/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: "arn:aws:iam::111122223333:policy/organisation",
    tags: { Name: "hello-shared-platform-production-preview" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const productionPreviewRead = new aws.iam.Policy(
  "platform-production-preview-read",
  {
    path: "/hello/shared/",
    description: "Looks at production of hello, and changes nothing: read",
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
          Resource: "arn:aws:iam::111122223333:role/hello/production/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-preview-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreviewReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-preview-read",
  { role: productionPreview.name, policyArn: productionPreviewRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreviewState = new aws.iam.Policy(
  "platform-production-preview-state",
  {
    path: "/hello/shared/",
    description: "Looks at production of hello, and changes nothing: state",
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
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/production.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/account-111122223333.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/account-111122223333/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/account-111122223333/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/account-111122223333/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/account-111122223333/*",
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
          Resource: "arn:aws:kms:us-west-2:111122223333:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/hello-state" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-preview-state" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreviewStateAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-preview-state",
  { role: productionPreview.name, policyArn: productionPreviewState.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreviewLimit = new aws.iam.Policy(
  "platform-production-preview-limit",
  {
    path: "/hello/shared/",
    description: "Looks at production of hello, and changes nothing: limit",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
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
          NotResource: ["arn:aws:iam::111122223333:role/hello/production/*"],
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
              "iam:PermissionsBoundary": ["arn:aws:iam::111122223333:policy/organisation"],
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
    tags: { Name: "hello-shared-platform-production-preview-limit" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionPreviewLimitAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-preview-limit",
  { role: productionPreview.name, policyArn: productionPreviewLimit.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeploy = new aws.iam.Role(
  "platform-production-deploy",
  {
    name: "hello.production.deploy",
    path: "/hello/shared/",
    description: "Deploys production of hello",
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
                "repo:acme/hello.platform:environment:production",
                "repo:acme@1234/hello.platform@5678:environment:production",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: "arn:aws:iam::111122223333:policy/organisation",
    tags: { Name: "hello-shared-platform-production-deploy" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const productionDeployNetwork = new aws.iam.Policy(
  "platform-production-deploy-network",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: network",
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
    tags: { Name: "hello-shared-platform-production-deploy-network" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployNetworkAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-network",
  { role: productionDeploy.name, policyArn: productionDeployNetwork.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployCompute = new aws.iam.Policy(
  "platform-production-deploy-compute",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: compute",
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
    tags: { Name: "hello-shared-platform-production-deploy-compute" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployComputeAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-compute",
  { role: productionDeploy.name, policyArn: productionDeployCompute.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployData = new aws.iam.Policy(
  "platform-production-deploy-data",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: data",
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
    tags: { Name: "hello-shared-platform-production-deploy-data" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployDataAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-data",
  { role: productionDeploy.name, policyArn: productionDeployData.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployOperations = new aws.iam.Policy(
  "platform-production-deploy-operations",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: operations",
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
    tags: { Name: "hello-shared-platform-production-deploy-operations" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployOperationsAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-operations",
  { role: productionDeploy.name, policyArn: productionDeployOperations.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployOthers = new aws.iam.Policy(
  "platform-production-deploy-others",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: others",
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
            StringNotEquals: { "aws:ResourceTag/environment": "production" },
            Null: { "aws:ResourceTag/environment": "false" },
          },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-deploy-others" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployOthersAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-others",
  { role: productionDeploy.name, policyArn: productionDeployOthers.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployRead = new aws.iam.Policy(
  "platform-production-deploy-read",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: read",
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
          Resource: "arn:aws:iam::111122223333:role/hello/production/*",
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-deploy-read" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployReadAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-read",
  { role: productionDeploy.name, policyArn: productionDeployRead.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployRoles = new aws.iam.Policy(
  "platform-production-deploy-roles",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: roles",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "MakeRoles",
          Effect: "Allow",
          Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
          Resource: "arn:aws:iam::111122223333:role/hello/production/*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/organisation",
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
          Resource: "arn:aws:iam::111122223333:role/hello/production/*",
        },
        {
          Sid: "HandRolesOn",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::111122223333:role/hello/production/*",
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
          Resource: "arn:aws:iam::111122223333:role/aws-service-role/*",
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
          Resource: "arn:aws:kms:*:111122223333:key/*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-deploy-roles" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployRolesAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-roles",
  { role: productionDeploy.name, policyArn: productionDeployRoles.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployState = new aws.iam.Policy(
  "platform-production-deploy-state",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: state",
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
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/production.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/production/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::hello-state/pulumi/.pulumi/stacks/hello/production.*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/history/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/backups/hello/production/*",
            "arn:aws:s3:::hello-state/pulumi/.pulumi/locks/organization/hello/production/*",
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
          Resource: "arn:aws:kms:us-west-2:111122223333:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/hello-state" } },
        },
      ],
    }),
    tags: { Name: "hello-shared-platform-production-deploy-state" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployStateAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-state",
  { role: productionDeploy.name, policyArn: productionDeployState.arn },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployLimit = new aws.iam.Policy(
  "platform-production-deploy-limit",
  {
    path: "/hello/shared/",
    description: "Deploys production of hello: limit",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
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
          NotResource: ["arn:aws:iam::111122223333:role/hello/production/*"],
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
              "iam:PermissionsBoundary": ["arn:aws:iam::111122223333:policy/organisation"],
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
    tags: { Name: "hello-shared-platform-production-deploy-limit" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployLimitAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-limit",
  { role: productionDeploy.name, policyArn: productionDeployLimit.arn },
  { parent: platformDelivery, provider },
);

// spec/platform.yaml delivery, spec/environments/production.yaml account.singletons
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// delivery
const platformDelivery = new Group("platform-delivery");

// spec/environments/production.yaml account.singletons
const github = new aws.iam.OpenIdConnectProvider(
  "platform-github",
  {
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
    tags: { Name: "ledger-shared-platform-github" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const boundary = new aws.iam.Policy(
  "platform-boundary",
  {
    name: "ledger.boundary",
    path: "/ledger/shared/",
    description: "What no role of ledger may go beyond",
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
          Resource: ["arn:aws:s3:::ledger-pulumi-state", "arn:aws:s3:::ledger-pulumi-state/*"],
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-boundary" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const deliveryBoundary = new aws.iam.Policy(
  "platform-delivery-boundary",
  {
    path: "/ledger/shared/",
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
          NotResource: ["arn:aws:iam::111122223333:role/ledger/production/*"],
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
                "arn:aws:iam::111122223333:policy/ledger/shared/ledger.boundary",
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
    tags: { Name: "ledger-shared-platform-delivery-boundary" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const publish = new aws.iam.Role(
  "platform-publish",
  {
    name: "ledger.publish",
    path: "/ledger/shared/",
    description: "Pushes the images of ledger",
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
                "repo:ledger/platform:ref:refs/heads/main",
                "repo:ledger@4321/platform@8765:ref:refs/heads/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "ledger-shared-platform-publish" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const publishImages = new aws.iam.Policy(
  "platform-publish-images",
  {
    path: "/ledger/shared/",
    description: "Pushes the images of ledger: images",
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
          Resource: "arn:aws:ecr:eu-west-1:111122223333:repository/ledger/*",
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
          Resource: "arn:aws:ecr:eu-west-1:111122223333:repository/ledger/*",
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
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: { StringEquals: { "kms:ViaService": "ecr.eu-west-1.amazonaws.com" } },
        },
        {
          Sid: "FindState",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::ledger-pulumi-state",
        },
        {
          Sid: "ReadState",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/meta.yaml",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/images.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/images/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/images/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/images/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/images.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/images/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/images/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/images/*",
          ],
        },
        {
          Sid: "StateEncryption",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
            StringLike: {
              "kms:EncryptionContext:aws:s3:arn": [
                "arn:aws:s3:::ledger-pulumi-state",
                "arn:aws:s3:::ledger-pulumi-state/*",
              ],
            },
          },
        },
        {
          Sid: "StateSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:Encrypt"],
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: {
            "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/ledger-pulumi-state" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-publish-images" },
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
const productionPreview = new aws.iam.Role(
  "platform-production-preview",
  {
    name: "ledger.production.preview",
    path: "/ledger/shared/",
    description: "Looks at production of ledger, and changes nothing",
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
                "repo:ledger/platform:ref:refs/heads/main",
                "repo:ledger@4321/platform@8765:ref:refs/heads/main",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "ledger-shared-platform-production-preview" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const productionPreviewRead = new aws.iam.Policy(
  "platform-production-preview-read",
  {
    path: "/ledger/shared/",
    description: "Looks at production of ledger, and changes nothing: read",
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
            "backup:Describe*",
            "backup:Get*",
            "backup:List*",
            "cloudfront:Describe*",
            "cloudfront:Get*",
            "cloudfront:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "elasticache:Describe*",
            "elasticache:List*",
            "elasticloadbalancing:Describe*",
            "events:Describe*",
            "events:List*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "lambda:GetEventSourceMapping",
            "lambda:GetFunction*",
            "lambda:GetPolicy",
            "lambda:GetRuntimeManagementConfig",
            "lambda:List*",
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
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetResourcePolicy",
            "secretsmanager:List*",
            "servicediscovery:Get*",
            "servicediscovery:List*",
            "sns:Get*",
            "sns:List*",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListQueueTags",
            "sqs:ListQueues",
            "tag:GetResources",
            "wafv2:Get*",
            "wafv2:List*",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-preview-read" },
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
    path: "/ledger/shared/",
    description: "Looks at production of ledger, and changes nothing: state",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "FindState",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::ledger-pulumi-state",
        },
        {
          Sid: "ReadState",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/meta.yaml",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/production.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/account-111122223333.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/account-111122223333/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/account-111122223333/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/account-111122223333/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/account-111122223333/*",
          ],
        },
        {
          Sid: "StateEncryption",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
            StringLike: {
              "kms:EncryptionContext:aws:s3:arn": [
                "arn:aws:s3:::ledger-pulumi-state",
                "arn:aws:s3:::ledger-pulumi-state/*",
              ],
            },
          },
        },
        {
          Sid: "StateSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: {
            "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/ledger-pulumi-state" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-preview-state" },
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
const productionDeploy = new aws.iam.Role(
  "platform-production-deploy",
  {
    name: "ledger.production.deploy",
    path: "/ledger/shared/",
    description: "Deploys production of ledger",
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
                "repo:ledger/platform:environment:production",
                "repo:ledger@4321/platform@8765:environment:production",
              ],
            },
          },
        },
      ],
    }),
    maxSessionDuration: 14400,
    permissionsBoundary: deliveryBoundary.arn,
    tags: { Name: "ledger-shared-platform-production-deploy" },
  },
  { parent: platformDelivery, provider, deleteBeforeReplace: true },
);

// delivery
const productionDeployNetwork = new aws.iam.Policy(
  "platform-production-deploy-network",
  {
    path: "/ledger/shared/",
    description: "Deploys production of ledger: network",
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
            "cloudfront:AllowVendedLogDeliveryForResource",
            "cloudfront:Create*",
            "cloudfront:Delete*",
            "cloudfront:PublishFunction",
            "cloudfront:TagResource",
            "cloudfront:UntagResource",
            "cloudfront:Update*",
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
            "route53:AssociateVPCWithHostedZone",
            "route53:ChangeResourceRecordSets",
            "route53:ChangeTagsForResource",
            "route53:CreateHostedZone",
            "route53:DeleteHostedZone",
            "servicediscovery:Create*",
            "servicediscovery:Delete*",
            "servicediscovery:TagResource",
            "servicediscovery:UntagResource",
            "servicediscovery:Update*",
            "wafv2:AssociateWebACL",
            "wafv2:CreateIPSet",
            "wafv2:CreateWebACL",
            "wafv2:DeleteIPSet",
            "wafv2:DeleteLoggingConfiguration",
            "wafv2:DeleteWebACL",
            "wafv2:DisassociateWebACL",
            "wafv2:PutLoggingConfiguration",
            "wafv2:TagResource",
            "wafv2:UntagResource",
            "wafv2:UpdateIPSet",
            "wafv2:UpdateWebACL",
          ],
          Resource: "*",
          Condition: {
            StringEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "us-east-1"] },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-network" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: compute",
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
            "lambda:AddPermission",
            "lambda:CreateEventSourceMapping",
            "lambda:CreateFunction",
            "lambda:DeleteEventSourceMapping",
            "lambda:DeleteFunction",
            "lambda:DeleteFunctionConcurrency",
            "lambda:PublishVersion",
            "lambda:PutFunctionConcurrency",
            "lambda:RemovePermission",
            "lambda:TagResource",
            "lambda:UntagResource",
            "lambda:UpdateEventSourceMapping",
            "lambda:UpdateFunction*",
          ],
          Resource: "*",
          Condition: {
            StringEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "us-east-1"] },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-compute" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: data",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "backup-storage:MountCapsule",
            "backup:Create*",
            "backup:DeleteBackup*",
            "backup:DeleteRestoreTesting*",
            "backup:Put*",
            "backup:TagResource",
            "backup:UntagResource",
            "backup:Update*",
            "elasticache:AddTagsToResource",
            "elasticache:Create*",
            "elasticache:DecreaseReplicaCount",
            "elasticache:Delete*",
            "elasticache:IncreaseReplicaCount",
            "elasticache:Modify*",
            "elasticache:RemoveTagsFromResource",
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
            "s3:PutReplicationConfiguration",
            "s3:TagResource",
            "s3:UntagResource",
            "secretsmanager:CancelRotateSecret",
            "secretsmanager:CreateSecret",
            "secretsmanager:DeleteResourcePolicy",
            "secretsmanager:DeleteSecret",
            "secretsmanager:PutResourcePolicy",
            "secretsmanager:RemoveRegionsFromReplication",
            "secretsmanager:ReplicateSecretToRegions",
            "secretsmanager:RestoreSecret",
            "secretsmanager:RotateSecret",
            "secretsmanager:TagResource",
            "secretsmanager:UntagResource",
            "secretsmanager:UpdateSecret",
            "sns:CreateTopic",
            "sns:DeleteTopic",
            "sns:SetSubscriptionAttributes",
            "sns:SetTopicAttributes",
            "sns:Subscribe",
            "sns:TagResource",
            "sns:Unsubscribe",
            "sns:UntagResource",
            "sqs:CreateQueue",
            "sqs:DeleteQueue",
            "sqs:SetQueueAttributes",
            "sqs:TagQueue",
            "sqs:UntagQueue",
          ],
          Resource: "*",
          Condition: {
            StringEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "us-east-1"] },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-data" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: operations",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Deploy",
          Effect: "Allow",
          Action: [
            "cloudwatch:DeleteAlarms",
            "cloudwatch:DeleteDashboards",
            "cloudwatch:PutCompositeAlarm",
            "cloudwatch:PutDashboard",
            "cloudwatch:PutMetricAlarm",
            "cloudwatch:TagResource",
            "cloudwatch:UntagResource",
            "events:DeleteRule",
            "events:DisableRule",
            "events:EnableRule",
            "events:PutRule",
            "events:PutTargets",
            "events:RemoveTargets",
            "events:TagResource",
            "events:UntagResource",
            "logs:AssociateKmsKey",
            "logs:CreateDelivery",
            "logs:CreateLogDelivery",
            "logs:CreateLogGroup",
            "logs:DeleteDelivery",
            "logs:DeleteDeliveryDestination*",
            "logs:DeleteDeliverySource",
            "logs:DeleteLogDelivery",
            "logs:DeleteLogGroup",
            "logs:DeleteMetricFilter",
            "logs:DeleteQueryDefinition",
            "logs:DeleteRetentionPolicy",
            "logs:DisassociateKmsKey",
            "logs:PutDeliveryDestination*",
            "logs:PutDeliverySource",
            "logs:PutMetricFilter",
            "logs:PutQueryDefinition",
            "logs:PutRetentionPolicy",
            "logs:TagResource",
            "logs:UntagResource",
            "logs:UpdateDeliveryConfiguration",
          ],
          Resource: "*",
          Condition: {
            StringEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1", "us-east-1"] },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-operations" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: others",
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
            "backup:Delete*",
            "backup:Put*",
            "backup:Update*",
            "cloudfront:Delete*",
            "cloudfront:Update*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "elasticache:Delete*",
            "elasticache:Modify*",
            "elasticloadbalancing:Delete*",
            "elasticloadbalancing:Modify*",
            "elasticloadbalancing:Set*",
            "events:Delete*",
            "events:Put*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "lambda:Delete*",
            "lambda:Put*",
            "lambda:Update*",
            "logs:Delete*",
            "logs:Put*",
            "logs:Update*",
            "route53:Delete*",
            "s3:Delete*",
            "s3:Put*",
            "secretsmanager:Delete*",
            "secretsmanager:Put*",
            "secretsmanager:Update*",
            "servicediscovery:Delete*",
            "servicediscovery:Update*",
            "sns:Delete*",
            "sns:Set*",
            "sqs:Delete*",
            "sqs:Set*",
            "wafv2:Delete*",
            "wafv2:Put*",
            "wafv2:Update*",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceTag/project": "ledger" },
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
            "backup:Delete*",
            "backup:Put*",
            "backup:Update*",
            "cloudfront:Delete*",
            "cloudfront:Update*",
            "cloudwatch:Delete*",
            "cloudwatch:Put*",
            "ec2:Delete*",
            "ec2:Modify*",
            "ecs:Delete*",
            "ecs:Put*",
            "ecs:Update*",
            "elasticache:Delete*",
            "elasticache:Modify*",
            "elasticloadbalancing:Delete*",
            "elasticloadbalancing:Modify*",
            "elasticloadbalancing:Set*",
            "events:Delete*",
            "events:Put*",
            "kms:Delete*",
            "kms:Put*",
            "kms:Update*",
            "lambda:Delete*",
            "lambda:Put*",
            "lambda:Update*",
            "logs:Delete*",
            "logs:Put*",
            "logs:Update*",
            "route53:Delete*",
            "s3:Delete*",
            "s3:Put*",
            "secretsmanager:Delete*",
            "secretsmanager:Put*",
            "secretsmanager:Update*",
            "servicediscovery:Delete*",
            "servicediscovery:Update*",
            "sns:Delete*",
            "sns:Set*",
            "sqs:Delete*",
            "sqs:Set*",
            "wafv2:Delete*",
            "wafv2:Put*",
            "wafv2:Update*",
          ],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:ResourceTag/environment": "production" },
            Null: { "aws:ResourceTag/environment": "false" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-others" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: read",
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
            "backup:Describe*",
            "backup:Get*",
            "backup:List*",
            "cloudfront:Describe*",
            "cloudfront:Get*",
            "cloudfront:List*",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault",
            "ecs:Describe*",
            "ecs:List*",
            "elasticache:Describe*",
            "elasticache:List*",
            "elasticloadbalancing:Describe*",
            "events:Describe*",
            "events:List*",
            "kms:Describe*",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:List*",
            "lambda:GetEventSourceMapping",
            "lambda:GetFunction*",
            "lambda:GetPolicy",
            "lambda:GetRuntimeManagementConfig",
            "lambda:List*",
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
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetResourcePolicy",
            "secretsmanager:List*",
            "servicediscovery:Get*",
            "servicediscovery:List*",
            "sns:Get*",
            "sns:List*",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ListQueueTags",
            "sqs:ListQueues",
            "tag:GetResources",
            "wafv2:Get*",
            "wafv2:List*",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadRoles",
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-read" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: roles",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "MakeRoles",
          Effect: "Allow",
          Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
          Condition: {
            StringEquals: {
              "iam:PermissionsBoundary":
                "arn:aws:iam::111122223333:policy/ledger/shared/ledger.boundary",
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
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
        },
        {
          Sid: "AttachPolicies",
          Effect: "Allow",
          Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
          Condition: {
            ArnEquals: {
              "iam:PolicyARN": [
                "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
                "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
                "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
                "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
              ],
            },
            StringEquals: {
              "iam:PermissionsBoundary":
                "arn:aws:iam::111122223333:policy/ledger/shared/ledger.boundary",
            },
          },
        },
        {
          Sid: "HandRolesOn",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::111122223333:role/ledger/production/*",
          Condition: {
            StringEquals: {
              "iam:PassedToService": [
                "backup.amazonaws.com",
                "ecs-tasks.amazonaws.com",
                "ecs.amazonaws.com",
                "lambda.amazonaws.com",
                "s3.amazonaws.com",
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
                "backup.amazonaws.com",
                "ecs.amazonaws.com",
                "ecs.application-autoscaling.amazonaws.com",
                "elasticache.amazonaws.com",
                "elasticloadbalancing.amazonaws.com",
                "wafv2.amazonaws.com",
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
        {
          Sid: "LetBackupsUseTheirKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:RetireGrant"],
          Resource: "arn:aws:kms:*:111122223333:key/*",
          Condition: {
            StringNotLikeIfExists: {
              "kms:ViaService": [
                "lambda.*.amazonaws.com",
                "s3.*.amazonaws.com",
                "secretsmanager.*.amazonaws.com",
                "sns.*.amazonaws.com",
                "sqs.*.amazonaws.com",
                "ssm.*.amazonaws.com",
              ],
            },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-roles" },
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
    path: "/ledger/shared/",
    description: "Deploys production of ledger: state",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "FindState",
          Effect: "Allow",
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::ledger-pulumi-state",
        },
        {
          Sid: "ReadState",
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/meta.yaml",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/production.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/production/*",
          ],
        },
        {
          Sid: "WriteState",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:DeleteObject"],
          Resource: [
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/stacks/ledger/production.*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/history/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/backups/ledger/production/*",
            "arn:aws:s3:::ledger-pulumi-state/.pulumi/locks/organization/ledger/production/*",
          ],
        },
        {
          Sid: "StateEncryption",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: {
            StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
            StringLike: {
              "kms:EncryptionContext:aws:s3:arn": [
                "arn:aws:s3:::ledger-pulumi-state",
                "arn:aws:s3:::ledger-pulumi-state/*",
              ],
            },
          },
        },
        {
          Sid: "StateSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:Encrypt"],
          Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
          Condition: {
            "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/ledger-pulumi-state" },
          },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-production-deploy-state" },
  },
  { parent: platformDelivery, provider },
);

// delivery
const productionDeployStateAttachment = new aws.iam.RolePolicyAttachment(
  "platform-production-deploy-state",
  { role: productionDeploy.name, policyArn: productionDeployState.arn },
  { parent: platformDelivery, provider },
);

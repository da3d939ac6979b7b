// spec/platform.yaml compliance, spec/environments/production.yaml account.singletons.volumeEncryption, spec/environments/production.yaml account.singletons.accessAnalyzer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { role, policy } from "../forwarding";
import { Group } from "../group";
import { provider } from "../provider";
import { recordsKey, recordsBucket, recordsBucketPolicy } from "../records";
import {
  unrestrictedSshRole,
  unrestrictedSshPolicy,
  defaultSecurityGroupRole,
  defaultSecurityGroupPolicy,
  s3PublicAccessRole,
  s3PublicAccessPolicy,
} from "../remediation";

// compliance
const platformComplianceEuCentral1 = new Group("platform-compliance-eu-central-1");

// spec/environments/production.yaml account.singletons.volumeEncryption
const volumeEncryption = new aws.ebs.EncryptionByDefault(
  "platform-volumes-eu-central-1",
  { region: "eu-central-1", enabled: true },
  { parent: platformComplianceEuCentral1, provider, import: "default@eu-central-1" },
);

// spec/environments/production.yaml account.singletons.accessAnalyzer
const analyzer = new aws.accessanalyzer.Analyzer(
  "platform-analyzer-eu-central-1",
  {
    region: "eu-central-1",
    analyzerName: "hello",
    type: "ACCOUNT",
    tags: { Name: "hello-shared-platform-analyzer-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    deleteBeforeReplace: true,
    import: "hello@eu-central-1",
  },
);

// compliance.recorder
const recorder = new aws.cfg.Recorder(
  "platform-recorder-eu-central-1",
  {
    region: "eu-central-1",
    name: "default",
    roleArn:
      "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    recordingGroup: {
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: [
        "AWS::ACM::Certificate",
        "AWS::AutoScaling::AutoScalingGroup",
        "AWS::DynamoDB::Table",
        "AWS::EC2::Instance",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet",
        "AWS::EC2::VPC",
        "AWS::EC2::Volume",
        "AWS::ECS::TaskDefinition",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::Logs::LogGroup",
        "AWS::RDS::DBInstance",
        "AWS::S3::Bucket",
      ],
    },
  },
  { parent: platformComplianceEuCentral1, provider, deleteBeforeReplace: true },
);

// compliance.recorder
const deliveryChannel = new aws.cfg.DeliveryChannel(
  "platform-recorder-eu-central-1",
  {
    region: "eu-central-1",
    name: "default",
    s3BucketName: recordsBucket.bucket,
    s3KmsKeyArn: recordsKey.arn,
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorder, recordsBucketPolicy],
    deleteBeforeReplace: true,
  },
);

// compliance.recorder
const recorderStatus = new aws.cfg.RecorderStatus(
  "platform-recorder-eu-central-1",
  { region: "eu-central-1", name: recorder.name, isEnabled: true },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [deliveryChannel] },
);

// compliance.rules
const logRetentionRule = new aws.cfg.Rule(
  "platform-log-retention-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-log-retention",
    description: "Of hello: logs are kept at least as long as the shortest time that is declared",
    source: { owner: "AWS", sourceIdentifier: "CW_LOGGROUP_RETENTION_PERIOD_CHECK" },
    inputParameters: pulumi.jsonStringify({ MinRetentionTime: "30" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-log-retention-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const unrestrictedSshRule = new aws.cfg.Rule(
  "platform-unrestricted-ssh-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-unrestricted-ssh",
    description: "Of hello: nothing takes SSH from everywhere",
    source: { owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" },
    tags: { Name: "hello-shared-platform-unrestricted-ssh-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.remediate
const unrestrictedSshRemediation = new aws.cfg.RemediationConfiguration(
  "platform-unrestricted-ssh-eu-central-1",
  {
    region: "eu-central-1",
    configRuleName: unrestrictedSshRule.name,
    resourceType: "AWS::EC2::SecurityGroup",
    targetType: "SSM_DOCUMENT",
    targetId: "AWS-DisablePublicAccessForSecurityGroup",
    parameters: [
      { name: "AutomationAssumeRole", staticValue: unrestrictedSshRole.arn },
      { name: "GroupId", resourceValue: "RESOURCE_ID" },
    ],
    automatic: true,
    maximumAutomaticAttempts: 3,
    retryAttemptSeconds: 60,
  },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [unrestrictedSshPolicy] },
);

// compliance.rules
const defaultSecurityGroupRule = new aws.cfg.Rule(
  "platform-default-security-group-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-default-security-group",
    description: "Of hello: default security groups admit nothing",
    source: { owner: "AWS", sourceIdentifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
    tags: { Name: "hello-shared-platform-default-security-group-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.remediate
const defaultSecurityGroupRemediation = new aws.cfg.RemediationConfiguration(
  "platform-default-security-group-eu-central-1",
  {
    region: "eu-central-1",
    configRuleName: defaultSecurityGroupRule.name,
    resourceType: "AWS::EC2::SecurityGroup",
    targetType: "SSM_DOCUMENT",
    targetId: "AWSConfigRemediation-RemoveVPCDefaultSecurityGroupRules",
    parameters: [
      { name: "AutomationAssumeRole", staticValue: defaultSecurityGroupRole.arn },
      { name: "GroupId", resourceValue: "RESOURCE_ID" },
    ],
    automatic: true,
    maximumAutomaticAttempts: 3,
    retryAttemptSeconds: 60,
  },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [defaultSecurityGroupPolicy] },
);

// compliance.rules
const s3PublicAccessRule = new aws.cfg.Rule(
  "platform-s3-public-access-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-s3-public-access",
    description: "Of hello: buckets block public access",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
    tags: { Name: "hello-shared-platform-s3-public-access-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.remediate
const s3PublicAccessRemediation = new aws.cfg.RemediationConfiguration(
  "platform-s3-public-access-eu-central-1",
  {
    region: "eu-central-1",
    configRuleName: s3PublicAccessRule.name,
    resourceType: "AWS::S3::Bucket",
    targetType: "SSM_DOCUMENT",
    targetId: "AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock",
    parameters: [
      { name: "AutomationAssumeRole", staticValue: s3PublicAccessRole.arn },
      { name: "BucketName", resourceValue: "RESOURCE_ID" },
    ],
    automatic: true,
    maximumAutomaticAttempts: 3,
    retryAttemptSeconds: 60,
  },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [s3PublicAccessPolicy] },
);

// compliance.rules
const s3TlsRule = new aws.cfg.Rule(
  "platform-s3-tls-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-s3-tls",
    description: "Of hello: buckets refuse requests without TLS",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
    tags: { Name: "hello-shared-platform-s3-tls-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3EncryptionRule = new aws.cfg.Rule(
  "platform-s3-encryption-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-s3-encryption",
    description: "Of hello: buckets are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "S3_DEFAULT_ENCRYPTION_KMS" },
    scope: { tagKey: "compliance-s3-encryption", tagValue: "required" },
    tags: { Name: "hello-shared-platform-s3-encryption-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3VersionsRule = new aws.cfg.Rule(
  "platform-s3-versions-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-s3-versions",
    description: "Of hello: buckets keep versions",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" },
    scope: { tagKey: "compliance-s3-versions", tagValue: "required" },
    tags: { Name: "hello-shared-platform-s3-versions-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const writableContainersRule = new aws.cfg.Rule(
  "platform-writable-containers-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-writable-containers",
    description: "Of hello: containers cannot write to their own file system",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_READONLY_ACCESS" },
    scope: { tagKey: "compliance-writable-containers", tagValue: "required" },
    tags: { Name: "hello-shared-platform-writable-containers-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const requiredTagsRule = new aws.cfg.Rule(
  "platform-required-tags-eu-central-1",
  {
    region: "eu-central-1",
    name: "hello-required-tags",
    description: "Of hello: what can be tagged says whose it is and who pays",
    source: { owner: "AWS", sourceIdentifier: "REQUIRED_TAGS" },
    scope: {
      complianceResourceTypes: [
        "AWS::ACM::Certificate",
        "AWS::AutoScaling::AutoScalingGroup",
        "AWS::DynamoDB::Table",
        "AWS::EC2::Instance",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::Subnet",
        "AWS::EC2::VPC",
        "AWS::EC2::Volume",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::RDS::DBInstance",
        "AWS::S3::Bucket",
      ],
    },
    inputParameters: pulumi.jsonStringify({
      tag1Key: "project",
      tag2Key: "environment",
      tag3Key: "owner",
      tag4Key: "cost-center",
    }),
    tags: { Name: "hello-shared-platform-required-tags-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.notify
const findings = new aws.cloudwatch.EventRule(
  "platform-findings-eu-central-1",
  {
    region: "eu-central-1",
    description: "Findings of compliance, for eu-west-1",
    eventPattern: pulumi.jsonStringify({
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        configRuleName: [{ prefix: "hello-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    }),
    tags: { Name: "hello-shared-platform-findings-eu-central-1" },
  },
  { parent: platformComplianceEuCentral1, provider },
);

// compliance.notify
const findingsTarget = new aws.cloudwatch.EventTarget(
  "platform-findings-eu-central-1",
  {
    region: "eu-central-1",
    rule: findings.name,
    targetId: "home",
    arn: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
    roleArn: role.arn,
  },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [policy] },
);

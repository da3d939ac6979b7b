// spec/platform.yaml compliance, spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { configRole } from "../baseline";
import { role, policy } from "../forwarding";
import { Group } from "../group";
import { provider } from "../provider";
import { recordsKey, recordsBucket, recordsBucketPolicy } from "../records";
import {
  unrestrictedSshRole,
  unrestrictedSshPolicy,
  s3PublicAccessRole,
  s3PublicAccessPolicy,
} from "../remediation";

// compliance
const platformComplianceUsWest2 = new Group("platform-compliance-us-west-2");

// spec/environments/production.yaml account
const volumeEncryption = new aws.ebs.EncryptionByDefault(
  "platform-volumes-us-west-2",
  { region: "us-west-2", enabled: true },
  { parent: platformComplianceUsWest2, provider },
);

// spec/environments/production.yaml account
const analyzer = new aws.accessanalyzer.Analyzer(
  "platform-analyzer-us-west-2",
  {
    region: "us-west-2",
    analyzerName: "provfair",
    type: "ACCOUNT",
    tags: { Name: "provfair-shared-platform-analyzer-us-west-2" },
  },
  { parent: platformComplianceUsWest2, provider, deleteBeforeReplace: true },
);

// compliance.recorder
const recorder = new aws.cfg.Recorder(
  "platform-recorder-us-west-2",
  {
    region: "us-west-2",
    name: "default",
    roleArn: configRole.arn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: false },
  },
  { parent: platformComplianceUsWest2, provider, deleteBeforeReplace: true },
);

// compliance.recorder
const deliveryChannel = new aws.cfg.DeliveryChannel(
  "platform-recorder-us-west-2",
  {
    region: "us-west-2",
    name: "default",
    s3BucketName: recordsBucket.bucket,
    s3KmsKeyArn: recordsKey.arn,
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorder, recordsBucketPolicy],
    deleteBeforeReplace: true,
  },
);

// compliance.recorder
const recorderStatus = new aws.cfg.RecorderStatus(
  "platform-recorder-us-west-2",
  { region: "us-west-2", name: recorder.name, isEnabled: true },
  { parent: platformComplianceUsWest2, provider, dependsOn: [deliveryChannel] },
);

// compliance.rules
const encryptedVolumesRule = new aws.cfg.Rule(
  "platform-encrypted-volumes-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-encrypted-volumes",
    description: "Of provfair: attached volumes are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ENCRYPTED_VOLUMES" },
    tags: { Name: "provfair-shared-platform-encrypted-volumes-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const volumeEncryptionRule = new aws.cfg.Rule(
  "platform-volume-encryption-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-volume-encryption",
    description: "Of provfair: new volumes are encrypted without being asked for",
    source: { owner: "AWS", sourceIdentifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-volume-encryption-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const keyRotationRule = new aws.cfg.Rule(
  "platform-key-rotation-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-key-rotation",
    description: "Of provfair: keys rotate",
    source: { owner: "AWS", sourceIdentifier: "CMK_BACKING_KEY_ROTATION_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-key-rotation-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const logEncryptionRule = new aws.cfg.Rule(
  "platform-log-encryption-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-log-encryption",
    description: "Of provfair: log groups are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "CLOUDWATCH_LOG_GROUP_ENCRYPTED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-log-encryption-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const logRetentionRule = new aws.cfg.Rule(
  "platform-log-retention-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-log-retention",
    description:
      "Of provfair: logs are kept at least as long as the shortest time that is declared",
    source: { owner: "AWS", sourceIdentifier: "CW_LOGGROUP_RETENTION_PERIOD_CHECK" },
    inputParameters: pulumi.jsonStringify({ MinRetentionTime: "30" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-log-retention-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const backupPlansRule = new aws.cfg.Rule(
  "platform-backup-plans-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-backup-plans",
    description:
      "Of provfair: backup plans run daily, and keep what they make as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK" },
    inputParameters: pulumi.jsonStringify({
      requiredFrequencyUnit: "days",
      requiredFrequencyValue: "1",
      requiredRetentionDays: "30",
    }),
    tags: { Name: "provfair-shared-platform-backup-plans-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const unrestrictedSshRule = new aws.cfg.Rule(
  "platform-unrestricted-ssh-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-unrestricted-ssh",
    description: "Of provfair: nothing takes SSH from everywhere",
    source: { owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" },
    tags: { Name: "provfair-shared-platform-unrestricted-ssh-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.remediate
const unrestrictedSshRemediation = new aws.cfg.RemediationConfiguration(
  "platform-unrestricted-ssh-us-west-2",
  {
    region: "us-west-2",
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
  { parent: platformComplianceUsWest2, provider, dependsOn: [unrestrictedSshPolicy] },
);

// compliance.rules
const unrestrictedPortsRule = new aws.cfg.Rule(
  "platform-unrestricted-ports-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-unrestricted-ports",
    description: "Of provfair: nothing takes SSH, RDP, Redis or MongoDB from everywhere",
    source: { owner: "AWS", sourceIdentifier: "RESTRICTED_INCOMING_TRAFFIC" },
    inputParameters: pulumi.jsonStringify({
      blockedPort1: "22",
      blockedPort2: "3389",
      blockedPort3: "6379",
      blockedPort4: "27017",
      blockedPort5: "11211",
    }),
    tags: { Name: "provfair-shared-platform-unrestricted-ports-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const defaultSecurityGroupRule = new aws.cfg.Rule(
  "platform-default-security-group-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-default-security-group",
    description: "Of provfair: default security groups admit nothing",
    source: { owner: "AWS", sourceIdentifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
    tags: { Name: "provfair-shared-platform-default-security-group-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const openPortsRule = new aws.cfg.Rule(
  "platform-open-ports-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-open-ports",
    description: "Of provfair: only 80 and 443 are open to everywhere",
    source: { owner: "AWS", sourceIdentifier: "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS" },
    inputParameters: pulumi.jsonStringify({ authorizedTcpPorts: "80,443" }),
    tags: { Name: "provfair-shared-platform-open-ports-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const flowLogsRule = new aws.cfg.Rule(
  "platform-flow-logs-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-flow-logs",
    description: "Of provfair: networks record their connections",
    source: { owner: "AWS", sourceIdentifier: "VPC_FLOW_LOGS_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-flow-logs-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const tlsPoliciesRule = new aws.cfg.Rule(
  "platform-tls-policies-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-tls-policies",
    description: "Of provfair: load balancers use the policies of TLS that the platform uses",
    source: { owner: "AWS", sourceIdentifier: "ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK" },
    inputParameters: pulumi.jsonStringify({
      sslPolicies: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    }),
    tags: { Name: "provfair-shared-platform-tls-policies-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3PublicAccessRule = new aws.cfg.Rule(
  "platform-s3-public-access-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-s3-public-access",
    description: "Of provfair: buckets block public access",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
    tags: { Name: "provfair-shared-platform-s3-public-access-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.remediate
const s3PublicAccessRemediation = new aws.cfg.RemediationConfiguration(
  "platform-s3-public-access-us-west-2",
  {
    region: "us-west-2",
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
  { parent: platformComplianceUsWest2, provider, dependsOn: [s3PublicAccessPolicy] },
);

// compliance.rules
const s3TlsRule = new aws.cfg.Rule(
  "platform-s3-tls-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-s3-tls",
    description: "Of provfair: buckets refuse requests without TLS",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
    tags: { Name: "provfair-shared-platform-s3-tls-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3EncryptionRule = new aws.cfg.Rule(
  "platform-s3-encryption-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-s3-encryption",
    description: "Of provfair: buckets are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "S3_DEFAULT_ENCRYPTION_KMS" },
    scope: { tagKey: "compliance-s3-encryption", tagValue: "required" },
    tags: { Name: "provfair-shared-platform-s3-encryption-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3VersionsRule = new aws.cfg.Rule(
  "platform-s3-versions-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-s3-versions",
    description: "Of provfair: buckets keep versions",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" },
    scope: { tagKey: "compliance-s3-versions", tagValue: "required" },
    tags: { Name: "provfair-shared-platform-s3-versions-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const privilegedContainersRule = new aws.cfg.Rule(
  "platform-privileged-containers-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-privileged-containers",
    description: "Of provfair: no container has the rights of its host",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_NONPRIVILEGED" },
    tags: { Name: "provfair-shared-platform-privileged-containers-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const writableContainersRule = new aws.cfg.Rule(
  "platform-writable-containers-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-writable-containers",
    description: "Of provfair: containers cannot write to their own file system",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_READONLY_ACCESS" },
    scope: { tagKey: "compliance-writable-containers", tagValue: "required" },
    tags: { Name: "provfair-shared-platform-writable-containers-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const secretsInVariablesRule = new aws.cfg.Rule(
  "platform-secrets-in-variables-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-secrets-in-variables",
    description: "Of provfair: no variable of a container holds AWS's credentials",
    source: { owner: "AWS", sourceIdentifier: "ECS_NO_ENVIRONMENT_SECRETS" },
    inputParameters: pulumi.jsonStringify({
      secretKeys: "AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_SESSION_TOKEN,ECS_ENGINE_AUTH_DATA",
    }),
    tags: { Name: "provfair-shared-platform-secrets-in-variables-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const containerInsightsRule = new aws.cfg.Rule(
  "platform-container-insights-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-container-insights",
    description: "Of provfair: clusters measure their tasks",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINER_INSIGHTS_ENABLED" },
    tags: { Name: "provfair-shared-platform-container-insights-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheEncryptionRule = new aws.cfg.Rule(
  "platform-cache-encryption-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-cache-encryption",
    description: "Of provfair: caches are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-cache-encryption-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheTlsRule = new aws.cfg.Rule(
  "platform-cache-tls-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-cache-tls",
    description: "Of provfair: caches are reached by TLS only",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-cache-tls-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheFailoverRule = new aws.cfg.Rule(
  "platform-cache-failover-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-cache-failover",
    description: "Of provfair: caches fail over by themselves",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-cache-failover-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheUsersRule = new aws.cfg.Rule(
  "platform-cache-users-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-cache-users",
    description: "Of provfair: caches know their users",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_RBAC_AUTH_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-cache-users-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheBackupsRule = new aws.cfg.Rule(
  "platform-cache-backups-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-cache-backups",
    description: "Of provfair: caches have snapshots, kept as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK" },
    inputParameters: pulumi.jsonStringify({ snapshotRetentionPeriod: "29" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "provfair-shared-platform-cache-backups-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const secretRotationRule = new aws.cfg.Rule(
  "platform-secret-rotation-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-secret-rotation",
    description: "Of provfair: secrets rotate",
    source: { owner: "AWS", sourceIdentifier: "SECRETSMANAGER_ROTATION_ENABLED_CHECK" },
    scope: { tagKey: "compliance-secret-rotation", tagValue: "required" },
    tags: { Name: "provfair-shared-platform-secret-rotation-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const idleAddressesRule = new aws.cfg.Rule(
  "platform-idle-addresses-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-idle-addresses",
    description: "Of provfair: public addresses are in use",
    source: { owner: "AWS", sourceIdentifier: "EIP_ATTACHED" },
    tags: { Name: "provfair-shared-platform-idle-addresses-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const unattachedVolumesRule = new aws.cfg.Rule(
  "platform-unattached-volumes-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-unattached-volumes",
    description: "Of provfair: volumes are in use",
    source: { owner: "AWS", sourceIdentifier: "EC2_VOLUME_INUSE_CHECK" },
    tags: { Name: "provfair-shared-platform-unattached-volumes-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const requiredTagsRule = new aws.cfg.Rule(
  "platform-required-tags-us-west-2",
  {
    region: "us-west-2",
    name: "provfair-required-tags",
    description: "Of provfair: what can be tagged says whose it is and who pays",
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
    tags: { Name: "provfair-shared-platform-required-tags-us-west-2" },
  },
  {
    parent: platformComplianceUsWest2,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.notify
const findings = new aws.cloudwatch.EventRule(
  "platform-findings-us-west-2",
  {
    region: "us-west-2",
    description: "Findings of compliance, for us-east-1",
    eventPattern: pulumi.jsonStringify({
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        configRuleName: [{ prefix: "provfair-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    }),
    tags: { Name: "provfair-shared-platform-findings-us-west-2" },
  },
  { parent: platformComplianceUsWest2, provider },
);

// compliance.notify
const findingsTarget = new aws.cloudwatch.EventTarget(
  "platform-findings-us-west-2",
  {
    region: "us-west-2",
    rule: findings.name,
    targetId: "home",
    arn: "arn:aws:events:us-east-1:111122223333:event-bus/default",
    roleArn: role.arn,
  },
  { parent: platformComplianceUsWest2, provider, dependsOn: [policy] },
);

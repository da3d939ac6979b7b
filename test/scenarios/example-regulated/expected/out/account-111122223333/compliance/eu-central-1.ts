// spec/platform.yaml compliance, spec/environments/production.yaml account.singletons
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
  defaultSecurityGroupRole,
  defaultSecurityGroupPolicy,
  s3PublicAccessRole,
  s3PublicAccessPolicy,
} from "../remediation";

// compliance
const platformComplianceEuCentral1 = new Group("platform-compliance-eu-central-1");

// spec/environments/production.yaml account.singletons
const volumeEncryption = new aws.ebs.EncryptionByDefault(
  "platform-volumes-eu-central-1",
  { region: "eu-central-1", enabled: true },
  { parent: platformComplianceEuCentral1, provider },
);

// spec/environments/production.yaml account.singletons
const analyzer = new aws.accessanalyzer.Analyzer(
  "platform-analyzer-eu-central-1",
  {
    region: "eu-central-1",
    analyzerName: "ledger",
    type: "ACCOUNT",
    tags: { Name: "ledger-shared-platform-analyzer-eu-central-1" },
  },
  { parent: platformComplianceEuCentral1, provider, deleteBeforeReplace: true },
);

// compliance
const recorder = new aws.cfg.Recorder(
  "platform-recorder-eu-central-1",
  {
    region: "eu-central-1",
    name: "default",
    roleArn: configRole.arn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: false },
  },
  { parent: platformComplianceEuCentral1, provider, deleteBeforeReplace: true },
);

// compliance
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

// compliance
const recorderStatus = new aws.cfg.RecorderStatus(
  "platform-recorder-eu-central-1",
  { region: "eu-central-1", name: recorder.name, isEnabled: true },
  { parent: platformComplianceEuCentral1, provider, dependsOn: [deliveryChannel] },
);

// compliance.rules
const encryptedVolumesRule = new aws.cfg.Rule(
  "platform-encrypted-volumes-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-encrypted-volumes",
    description: "Of ledger: attached volumes are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ENCRYPTED_VOLUMES" },
    tags: { Name: "ledger-shared-platform-encrypted-volumes-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const volumeEncryptionRule = new aws.cfg.Rule(
  "platform-volume-encryption-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-volume-encryption",
    description: "Of ledger: new volumes are encrypted without being asked for",
    source: { owner: "AWS", sourceIdentifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-volume-encryption-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const keyRotationRule = new aws.cfg.Rule(
  "platform-key-rotation-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-key-rotation",
    description: "Of ledger: keys rotate",
    source: { owner: "AWS", sourceIdentifier: "CMK_BACKING_KEY_ROTATION_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-key-rotation-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const logEncryptionRule = new aws.cfg.Rule(
  "platform-log-encryption-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-log-encryption",
    description: "Of ledger: log groups are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "CLOUDWATCH_LOG_GROUP_ENCRYPTED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-log-encryption-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const logRetentionRule = new aws.cfg.Rule(
  "platform-log-retention-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-log-retention",
    description: "Of ledger: logs are kept at least as long as the shortest time that is declared",
    source: { owner: "AWS", sourceIdentifier: "CW_LOGGROUP_RETENTION_PERIOD_CHECK" },
    inputParameters: pulumi.jsonStringify({ MinRetentionTime: "30" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-log-retention-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const backupPlansRule = new aws.cfg.Rule(
  "platform-backup-plans-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-backup-plans",
    description:
      "Of ledger: backup plans run daily, and keep what they make as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK" },
    inputParameters: pulumi.jsonStringify({
      requiredFrequencyUnit: "days",
      requiredFrequencyValue: "1",
      requiredRetentionDays: "35",
    }),
    tags: { Name: "ledger-shared-platform-backup-plans-eu-central-1" },
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
    name: "ledger-unrestricted-ssh",
    description: "Of ledger: nothing takes SSH from everywhere",
    source: { owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" },
    tags: { Name: "ledger-shared-platform-unrestricted-ssh-eu-central-1" },
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
const unrestrictedPortsRule = new aws.cfg.Rule(
  "platform-unrestricted-ports-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-unrestricted-ports",
    description: "Of ledger: nothing takes SSH, RDP, Redis or MongoDB from everywhere",
    source: { owner: "AWS", sourceIdentifier: "RESTRICTED_INCOMING_TRAFFIC" },
    inputParameters: pulumi.jsonStringify({
      blockedPort1: "22",
      blockedPort2: "3389",
      blockedPort3: "6379",
      blockedPort4: "27017",
      blockedPort5: "11211",
    }),
    tags: { Name: "ledger-shared-platform-unrestricted-ports-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const defaultSecurityGroupRule = new aws.cfg.Rule(
  "platform-default-security-group-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-default-security-group",
    description: "Of ledger: default security groups admit nothing",
    source: { owner: "AWS", sourceIdentifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
    tags: { Name: "ledger-shared-platform-default-security-group-eu-central-1" },
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
const openPortsRule = new aws.cfg.Rule(
  "platform-open-ports-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-open-ports",
    description: "Of ledger: only 80 and 443 are open to everywhere",
    source: { owner: "AWS", sourceIdentifier: "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS" },
    inputParameters: pulumi.jsonStringify({ authorizedTcpPorts: "80,443" }),
    tags: { Name: "ledger-shared-platform-open-ports-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const flowLogsRule = new aws.cfg.Rule(
  "platform-flow-logs-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-flow-logs",
    description: "Of ledger: networks record their connections",
    source: { owner: "AWS", sourceIdentifier: "VPC_FLOW_LOGS_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-flow-logs-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const tlsPoliciesRule = new aws.cfg.Rule(
  "platform-tls-policies-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-tls-policies",
    description: "Of ledger: load balancers use the policies of TLS that the platform uses",
    source: { owner: "AWS", sourceIdentifier: "ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK" },
    inputParameters: pulumi.jsonStringify({
      sslPolicies: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    }),
    tags: { Name: "ledger-shared-platform-tls-policies-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const s3PublicAccessRule = new aws.cfg.Rule(
  "platform-s3-public-access-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-s3-public-access",
    description: "Of ledger: buckets block public access",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
    tags: { Name: "ledger-shared-platform-s3-public-access-eu-central-1" },
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
    name: "ledger-s3-tls",
    description: "Of ledger: buckets refuse requests without TLS",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
    tags: { Name: "ledger-shared-platform-s3-tls-eu-central-1" },
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
    name: "ledger-s3-encryption",
    description: "Of ledger: buckets are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "S3_DEFAULT_ENCRYPTION_KMS" },
    scope: { tagKey: "compliance-s3-encryption", tagValue: "required" },
    tags: { Name: "ledger-shared-platform-s3-encryption-eu-central-1" },
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
    name: "ledger-s3-versions",
    description: "Of ledger: buckets keep versions",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" },
    scope: { tagKey: "compliance-s3-versions", tagValue: "required" },
    tags: { Name: "ledger-shared-platform-s3-versions-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const privilegedContainersRule = new aws.cfg.Rule(
  "platform-privileged-containers-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-privileged-containers",
    description: "Of ledger: no container has the rights of its host",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_NONPRIVILEGED" },
    tags: { Name: "ledger-shared-platform-privileged-containers-eu-central-1" },
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
    name: "ledger-writable-containers",
    description: "Of ledger: containers cannot write to their own file system",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_READONLY_ACCESS" },
    scope: { tagKey: "compliance-writable-containers", tagValue: "required" },
    tags: { Name: "ledger-shared-platform-writable-containers-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const secretsInVariablesRule = new aws.cfg.Rule(
  "platform-secrets-in-variables-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-secrets-in-variables",
    description: "Of ledger: no variable of a container holds AWS's credentials",
    source: { owner: "AWS", sourceIdentifier: "ECS_NO_ENVIRONMENT_SECRETS" },
    inputParameters: pulumi.jsonStringify({
      secretKeys: "AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_SESSION_TOKEN,ECS_ENGINE_AUTH_DATA",
    }),
    tags: { Name: "ledger-shared-platform-secrets-in-variables-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const containerInsightsRule = new aws.cfg.Rule(
  "platform-container-insights-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-container-insights",
    description: "Of ledger: clusters measure their tasks",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINER_INSIGHTS_ENABLED" },
    tags: { Name: "ledger-shared-platform-container-insights-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheEncryptionRule = new aws.cfg.Rule(
  "platform-cache-encryption-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-cache-encryption",
    description: "Of ledger: caches are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-cache-encryption-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheTlsRule = new aws.cfg.Rule(
  "platform-cache-tls-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-cache-tls",
    description: "Of ledger: caches are reached by TLS only",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-cache-tls-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheFailoverRule = new aws.cfg.Rule(
  "platform-cache-failover-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-cache-failover",
    description: "Of ledger: caches fail over by themselves",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-cache-failover-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheUsersRule = new aws.cfg.Rule(
  "platform-cache-users-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-cache-users",
    description: "Of ledger: caches know their users",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_RBAC_AUTH_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-cache-users-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const cacheBackupsRule = new aws.cfg.Rule(
  "platform-cache-backups-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-cache-backups",
    description: "Of ledger: caches have snapshots, kept as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK" },
    inputParameters: pulumi.jsonStringify({ snapshotRetentionPeriod: "34" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "ledger-shared-platform-cache-backups-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const secretRotationRule = new aws.cfg.Rule(
  "platform-secret-rotation-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-secret-rotation",
    description: "Of ledger: secrets rotate",
    source: { owner: "AWS", sourceIdentifier: "SECRETSMANAGER_ROTATION_ENABLED_CHECK" },
    scope: { tagKey: "compliance-secret-rotation", tagValue: "required" },
    tags: { Name: "ledger-shared-platform-secret-rotation-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const idleAddressesRule = new aws.cfg.Rule(
  "platform-idle-addresses-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-idle-addresses",
    description: "Of ledger: public addresses are in use",
    source: { owner: "AWS", sourceIdentifier: "EIP_ATTACHED" },
    tags: { Name: "ledger-shared-platform-idle-addresses-eu-central-1" },
  },
  {
    parent: platformComplianceEuCentral1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance.rules
const unattachedVolumesRule = new aws.cfg.Rule(
  "platform-unattached-volumes-eu-central-1",
  {
    region: "eu-central-1",
    name: "ledger-unattached-volumes",
    description: "Of ledger: volumes are in use",
    source: { owner: "AWS", sourceIdentifier: "EC2_VOLUME_INUSE_CHECK" },
    tags: { Name: "ledger-shared-platform-unattached-volumes-eu-central-1" },
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
    name: "ledger-required-tags",
    description: "Of ledger: what can be tagged says whose it is and who pays",
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
    tags: { Name: "ledger-shared-platform-required-tags-eu-central-1" },
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
        configRuleName: [{ prefix: "ledger-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    }),
    tags: { Name: "ledger-shared-platform-findings-eu-central-1" },
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

// spec/platform.yaml compliance, spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { configRole } from "../baseline";
import { Group } from "../group";
import { provider } from "../provider";
import { recordsKey, recordsBucket, recordsBucketPolicy } from "../records";

// compliance
const platformComplianceUsEast1 = new Group("platform-compliance-us-east-1");

// spec/environments/production.yaml account
const volumeEncryption = new aws.ebs.EncryptionByDefault(
  "platform-volumes-us-east-1",
  { enabled: true },
  { parent: platformComplianceUsEast1, provider },
);

// spec/environments/production.yaml account
const analyzer = new aws.accessanalyzer.Analyzer(
  "platform-analyzer-us-east-1",
  {
    analyzerName: "hello",
    type: "ACCOUNT",
    tags: { Name: "hello-shared-platform-analyzer-us-east-1" },
  },
  { parent: platformComplianceUsEast1, provider, deleteBeforeReplace: true },
);

// compliance
const recorder = new aws.cfg.Recorder(
  "platform-recorder-us-east-1",
  {
    name: "default",
    roleArn: configRole.arn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  },
  { parent: platformComplianceUsEast1, provider, deleteBeforeReplace: true },
);

// compliance
const deliveryChannel = new aws.cfg.DeliveryChannel(
  "platform-recorder-us-east-1",
  { name: "default", s3BucketName: recordsBucket.bucket, s3KmsKeyArn: recordsKey.arn },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorder, recordsBucketPolicy],
    deleteBeforeReplace: true,
  },
);

// compliance
const recorderStatus = new aws.cfg.RecorderStatus(
  "platform-recorder-us-east-1",
  { name: recorder.name, isEnabled: true },
  { parent: platformComplianceUsEast1, provider, dependsOn: [deliveryChannel] },
);

// compliance
const encryptedVolumesRule = new aws.cfg.Rule(
  "platform-encrypted-volumes-us-east-1",
  {
    name: "hello-encrypted-volumes",
    description: "Of hello: attached volumes are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ENCRYPTED_VOLUMES" },
    tags: { Name: "hello-shared-platform-encrypted-volumes-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const volumeEncryptionRule = new aws.cfg.Rule(
  "platform-volume-encryption-us-east-1",
  {
    name: "hello-volume-encryption",
    description: "Of hello: new volumes are encrypted without being asked for",
    source: { owner: "AWS", sourceIdentifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-volume-encryption-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const keyRotationRule = new aws.cfg.Rule(
  "platform-key-rotation-us-east-1",
  {
    name: "hello-key-rotation",
    description: "Of hello: keys rotate",
    source: { owner: "AWS", sourceIdentifier: "CMK_BACKING_KEY_ROTATION_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-key-rotation-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const logEncryptionRule = new aws.cfg.Rule(
  "platform-log-encryption-us-east-1",
  {
    name: "hello-log-encryption",
    description: "Of hello: log groups are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "CLOUDWATCH_LOG_GROUP_ENCRYPTED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-log-encryption-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const logRetentionRule = new aws.cfg.Rule(
  "platform-log-retention-us-east-1",
  {
    name: "hello-log-retention",
    description: "Of hello: logs are kept at least as long as the shortest time that is declared",
    source: { owner: "AWS", sourceIdentifier: "CW_LOGGROUP_RETENTION_PERIOD_CHECK" },
    inputParameters: pulumi.jsonStringify({ MinRetentionTime: "30" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-log-retention-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const backupPlansRule = new aws.cfg.Rule(
  "platform-backup-plans-us-east-1",
  {
    name: "hello-backup-plans",
    description: "Of hello: backup plans run daily, and keep what they make as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK" },
    inputParameters: pulumi.jsonStringify({
      requiredFrequencyUnit: "days",
      requiredFrequencyValue: "1",
      requiredRetentionDays: "35",
    }),
    tags: { Name: "hello-shared-platform-backup-plans-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const unrestrictedSshRule = new aws.cfg.Rule(
  "platform-unrestricted-ssh-us-east-1",
  {
    name: "hello-unrestricted-ssh",
    description: "Of hello: nothing takes SSH from everywhere",
    source: { owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" },
    tags: { Name: "hello-shared-platform-unrestricted-ssh-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const unrestrictedPortsRule = new aws.cfg.Rule(
  "platform-unrestricted-ports-us-east-1",
  {
    name: "hello-unrestricted-ports",
    description: "Of hello: nothing takes SSH, RDP, Redis or MongoDB from everywhere",
    source: { owner: "AWS", sourceIdentifier: "RESTRICTED_INCOMING_TRAFFIC" },
    inputParameters: pulumi.jsonStringify({
      blockedPort1: "22",
      blockedPort2: "3389",
      blockedPort3: "6379",
      blockedPort4: "27017",
      blockedPort5: "11211",
    }),
    tags: { Name: "hello-shared-platform-unrestricted-ports-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const defaultSecurityGroupRule = new aws.cfg.Rule(
  "platform-default-security-group-us-east-1",
  {
    name: "hello-default-security-group",
    description: "Of hello: default security groups admit nothing",
    source: { owner: "AWS", sourceIdentifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
    tags: { Name: "hello-shared-platform-default-security-group-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const openPortsRule = new aws.cfg.Rule(
  "platform-open-ports-us-east-1",
  {
    name: "hello-open-ports",
    description: "Of hello: only 80 and 443 are open to everywhere",
    source: { owner: "AWS", sourceIdentifier: "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS" },
    inputParameters: pulumi.jsonStringify({ authorizedTcpPorts: "80,443" }),
    tags: { Name: "hello-shared-platform-open-ports-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const flowLogsRule = new aws.cfg.Rule(
  "platform-flow-logs-us-east-1",
  {
    name: "hello-flow-logs",
    description: "Of hello: networks record their connections",
    source: { owner: "AWS", sourceIdentifier: "VPC_FLOW_LOGS_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-flow-logs-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const tlsPoliciesRule = new aws.cfg.Rule(
  "platform-tls-policies-us-east-1",
  {
    name: "hello-tls-policies",
    description: "Of hello: load balancers use the policies of TLS that the platform uses",
    source: { owner: "AWS", sourceIdentifier: "ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK" },
    inputParameters: pulumi.jsonStringify({
      sslPolicies: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    }),
    tags: { Name: "hello-shared-platform-tls-policies-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const s3PublicAccessRule = new aws.cfg.Rule(
  "platform-s3-public-access-us-east-1",
  {
    name: "hello-s3-public-access",
    description: "Of hello: buckets block public access",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
    tags: { Name: "hello-shared-platform-s3-public-access-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const s3TlsRule = new aws.cfg.Rule(
  "platform-s3-tls-us-east-1",
  {
    name: "hello-s3-tls",
    description: "Of hello: buckets refuse requests without TLS",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
    tags: { Name: "hello-shared-platform-s3-tls-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const s3EncryptionRule = new aws.cfg.Rule(
  "platform-s3-encryption-us-east-1",
  {
    name: "hello-s3-encryption",
    description: "Of hello: buckets are encrypted with a key of KMS",
    source: { owner: "AWS", sourceIdentifier: "S3_DEFAULT_ENCRYPTION_KMS" },
    scope: { tagKey: "compliance-s3-encryption", tagValue: "required" },
    tags: { Name: "hello-shared-platform-s3-encryption-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const s3VersionsRule = new aws.cfg.Rule(
  "platform-s3-versions-us-east-1",
  {
    name: "hello-s3-versions",
    description: "Of hello: buckets keep versions",
    source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_VERSIONING_ENABLED" },
    scope: { tagKey: "compliance-s3-versions", tagValue: "required" },
    tags: { Name: "hello-shared-platform-s3-versions-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const adminPoliciesRule = new aws.cfg.Rule(
  "platform-admin-policies-us-east-1",
  {
    name: "hello-admin-policies",
    description: "Of hello: no policy of the account's own allows everything",
    source: { owner: "AWS", sourceIdentifier: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS" },
    tags: { Name: "hello-shared-platform-admin-policies-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const rootAccessKeyRule = new aws.cfg.Rule(
  "platform-root-access-key-us-east-1",
  {
    name: "hello-root-access-key",
    description: "Of hello: the root user has no access key",
    source: { owner: "AWS", sourceIdentifier: "IAM_ROOT_ACCESS_KEY_CHECK" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-root-access-key-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const rootMfaRule = new aws.cfg.Rule(
  "platform-root-mfa-us-east-1",
  {
    name: "hello-root-mfa",
    description: "Of hello: the root user signs in with a second factor",
    source: { owner: "AWS", sourceIdentifier: "ROOT_ACCOUNT_MFA_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-root-mfa-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const consoleMfaRule = new aws.cfg.Rule(
  "platform-console-mfa-us-east-1",
  {
    name: "hello-console-mfa",
    description: "Of hello: users of the console sign in with a second factor",
    source: { owner: "AWS", sourceIdentifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-console-mfa-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const accessKeyAgeRule = new aws.cfg.Rule(
  "platform-access-key-age-us-east-1",
  {
    name: "hello-access-key-age",
    description: "Of hello: access keys of users are no older than is declared",
    source: { owner: "AWS", sourceIdentifier: "ACCESS_KEYS_ROTATED" },
    inputParameters: pulumi.jsonStringify({ maxAccessKeyAge: "90" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-access-key-age-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const passwordPolicyRule = new aws.cfg.Rule(
  "platform-password-policy-us-east-1",
  {
    name: "hello-password-policy",
    description: "Of hello: passwords of users are as long and as new as is declared",
    source: { owner: "AWS", sourceIdentifier: "IAM_PASSWORD_POLICY" },
    inputParameters: pulumi.jsonStringify({
      RequireUppercaseCharacters: "true",
      RequireLowercaseCharacters: "true",
      RequireSymbols: "true",
      RequireNumbers: "true",
      MaxPasswordAge: "90",
      MinimumPasswordLength: "14",
      PasswordReusePrevention: "24",
    }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-password-policy-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const privilegedContainersRule = new aws.cfg.Rule(
  "platform-privileged-containers-us-east-1",
  {
    name: "hello-privileged-containers",
    description: "Of hello: no container has the rights of its host",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_NONPRIVILEGED" },
    tags: { Name: "hello-shared-platform-privileged-containers-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const writableContainersRule = new aws.cfg.Rule(
  "platform-writable-containers-us-east-1",
  {
    name: "hello-writable-containers",
    description: "Of hello: containers cannot write to their own file system",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINERS_READONLY_ACCESS" },
    scope: { tagKey: "compliance-writable-containers", tagValue: "required" },
    tags: { Name: "hello-shared-platform-writable-containers-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const secretsInVariablesRule = new aws.cfg.Rule(
  "platform-secrets-in-variables-us-east-1",
  {
    name: "hello-secrets-in-variables",
    description: "Of hello: no variable of a container holds AWS's credentials",
    source: { owner: "AWS", sourceIdentifier: "ECS_NO_ENVIRONMENT_SECRETS" },
    inputParameters: pulumi.jsonStringify({
      secretKeys: "AWS_ACCESS_KEY_ID,AWS_SECRET_ACCESS_KEY,AWS_SESSION_TOKEN,ECS_ENGINE_AUTH_DATA",
    }),
    tags: { Name: "hello-shared-platform-secrets-in-variables-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const containerInsightsRule = new aws.cfg.Rule(
  "platform-container-insights-us-east-1",
  {
    name: "hello-container-insights",
    description: "Of hello: clusters measure their tasks",
    source: { owner: "AWS", sourceIdentifier: "ECS_CONTAINER_INSIGHTS_ENABLED" },
    tags: { Name: "hello-shared-platform-container-insights-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const cacheEncryptionRule = new aws.cfg.Rule(
  "platform-cache-encryption-us-east-1",
  {
    name: "hello-cache-encryption",
    description: "Of hello: caches are encrypted",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-cache-encryption-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const cacheTlsRule = new aws.cfg.Rule(
  "platform-cache-tls-us-east-1",
  {
    name: "hello-cache-tls",
    description: "Of hello: caches are reached by TLS only",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-cache-tls-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const cacheFailoverRule = new aws.cfg.Rule(
  "platform-cache-failover-us-east-1",
  {
    name: "hello-cache-failover",
    description: "Of hello: caches fail over by themselves",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-cache-failover-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const cacheUsersRule = new aws.cfg.Rule(
  "platform-cache-users-us-east-1",
  {
    name: "hello-cache-users",
    description: "Of hello: caches know their users",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_RBAC_AUTH_ENABLED" },
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-cache-users-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const cacheBackupsRule = new aws.cfg.Rule(
  "platform-cache-backups-us-east-1",
  {
    name: "hello-cache-backups",
    description: "Of hello: caches have snapshots, kept as long as is declared",
    source: { owner: "AWS", sourceIdentifier: "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK" },
    inputParameters: pulumi.jsonStringify({ snapshotRetentionPeriod: "15" }),
    maximumExecutionFrequency: "TwentyFour_Hours",
    tags: { Name: "hello-shared-platform-cache-backups-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const secretRotationRule = new aws.cfg.Rule(
  "platform-secret-rotation-us-east-1",
  {
    name: "hello-secret-rotation",
    description: "Of hello: secrets rotate",
    source: { owner: "AWS", sourceIdentifier: "SECRETSMANAGER_ROTATION_ENABLED_CHECK" },
    scope: { tagKey: "compliance-secret-rotation", tagValue: "required" },
    tags: { Name: "hello-shared-platform-secret-rotation-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const idleAddressesRule = new aws.cfg.Rule(
  "platform-idle-addresses-us-east-1",
  {
    name: "hello-idle-addresses",
    description: "Of hello: public addresses are in use",
    source: { owner: "AWS", sourceIdentifier: "EIP_ATTACHED" },
    tags: { Name: "hello-shared-platform-idle-addresses-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const unattachedVolumesRule = new aws.cfg.Rule(
  "platform-unattached-volumes-us-east-1",
  {
    name: "hello-unattached-volumes",
    description: "Of hello: volumes are in use",
    source: { owner: "AWS", sourceIdentifier: "EC2_VOLUME_INUSE_CHECK" },
    tags: { Name: "hello-shared-platform-unattached-volumes-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

// compliance
const requiredTagsRule = new aws.cfg.Rule(
  "platform-required-tags-us-east-1",
  {
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
    tags: { Name: "hello-shared-platform-required-tags-us-east-1" },
  },
  {
    parent: platformComplianceUsEast1,
    provider,
    dependsOn: [recorderStatus],
    deleteBeforeReplace: true,
  },
);

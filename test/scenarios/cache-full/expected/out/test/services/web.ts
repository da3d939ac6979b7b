// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { rotateCachesFunction, rotateCachesPolicy, permission } from "../cache-passwords";
import {
  securityGroup as resultsSecurityGroup,
  webUser as resultsWebUser,
  replicationGroup as resultsReplicationGroup,
} from "../caches/results";
import {
  securityGroup as sessionsSecurityGroup,
  webUser as sessionsWebUser,
  replicationGroup as sessionsReplicationGroup,
} from "../caches/sessions";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { provider } from "../provider";
import { webSecurityGroup } from "../security-groups";

// services.web
const web = new Group("web");

// services.web
const logGroup = new aws.cloudwatch.LogGroup(
  "web",
  {
    name: "/hello/test/web",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-web" },
  },
  { provider },
);

// services.web
const executionRole = new aws.iam.Role(
  "web-execution",
  {
    path: "/hello/test/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "444455556666" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:444455556666:*" },
          },
        },
      ],
    }),
    description: "Starts the tasks of web: pulls images, writes logs",
    tags: { Name: "hello-test-web-execution" },
  },
  { parent: web, provider },
);

// services.web
const taskRole = new aws.iam.Role(
  "web-task",
  {
    path: "/hello/test/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "444455556666" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:444455556666:*" },
          },
        },
      ],
    }),
    description: "What the containers of web may do",
    tags: { Name: "hello-test-web-task" },
  },
  { parent: web, provider },
);

// services.web.uses.results
const usesResults = new aws.vpc.SecurityGroupIngressRule(
  "web-uses-results",
  {
    securityGroupId: resultsSecurityGroup.id,
    description: "From web",
    referencedSecurityGroupId: webSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    tags: { Name: "hello-test-web-uses-results" },
  },
  { parent: web, provider },
);

// services.web.uses.results
const usesResultsPassword = new aws.secretsmanager.Secret(
  "web-uses-results",
  {
    name: "hello/test/web-uses-results/cache-password",
    description: "How web signs in to the cache results",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: { Name: "hello-test-web-uses-results", "rotation-user": resultsWebUser.userId },
  },
  { parent: web, provider },
);

// services.web.uses.results
const usesResultsPasswordPolicy = new aws.secretsmanager.SecretPolicy(
  "web-uses-results",
  {
    secretArn: usesResultsPassword.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesResultsPassword.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyOtherAccounts",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesResultsPassword.arn],
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "444455556666" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: web, provider },
);

// services.web.uses.results
const usesResultsPasswordRotation = new aws.secretsmanager.SecretRotation(
  "web-uses-results",
  {
    secretId: usesResultsPassword.arn,
    rotationLambdaArn: rotateCachesFunction.arn,
    rotationRules: { automaticallyAfterDays: 30 },
    rotateImmediately: true,
  },
  { parent: web, provider, dependsOn: [rotateCachesPolicy, permission, resultsReplicationGroup] },
);

// services.web.uses.session-store
const usesSessions = new aws.vpc.SecurityGroupIngressRule(
  "web-uses-sessions",
  {
    securityGroupId: sessionsSecurityGroup.id,
    description: "From web",
    referencedSecurityGroupId: webSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    tags: { Name: "hello-test-web-uses-sessions" },
  },
  { parent: web, provider },
);

// services.web
const executionPolicy = new aws.iam.RolePolicy(
  "web-execution",
  {
    role: executionRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${logGroup.arn}:*`,
        },
        {
          Sid: "ReadSecrets",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: [usesResultsPassword.arn],
        },
        {
          Sid: "DecryptSecrets",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: dataKey.arn,
          Condition: {
            StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
          },
        },
      ],
    }),
  },
  { parent: web, provider },
);

// services.web
const taskPolicy = new aws.iam.RolePolicy(
  "web-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CacheSessions",
          Effect: "Allow",
          Action: "elasticache:Connect",
          Resource: [sessionsReplicationGroup.arn, sessionsWebUser.arn],
        },
      ],
    }),
  },
  { parent: web, provider },
);

// services.web
const taskDefinition = new aws.ecs.TaskDefinition(
  "web",
  {
    family: "hello-test-web",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "web",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "RESULTS_HOST", value: resultsReplicationGroup.primaryEndpointAddress },
          { name: "RESULTS_PORT", value: "6379" },
          { name: "RESULTS_READER_HOST", value: resultsReplicationGroup.readerEndpointAddress },
          { name: "STORE_CLUSTER", value: sessionsReplicationGroup.replicationGroupId },
          { name: "STORE_HOST", value: sessionsReplicationGroup.primaryEndpointAddress },
          { name: "STORE_PORT", value: "6379" },
          { name: "STORE_READER_HOST", value: sessionsReplicationGroup.readerEndpointAddress },
          { name: "STORE_USER", value: sessionsWebUser.userName },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "web",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        secrets: [
          {
            name: "RESULTS_PASSWORD",
            valueFrom: pulumi.interpolate`${usesResultsPassword.arn}:password::`,
          },
          {
            name: "RESULTS_USER",
            valueFrom: pulumi.interpolate`${usesResultsPassword.arn}:username::`,
          },
        ],
        cpu: 0,
        portMappings: [],
      },
    ]),
    tags: { Name: "hello-test-web" },
  },
  { parent: web, provider },
);

// services.web
export const webService = new aws.ecs.Service(
  "web",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: ["subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60722"],
      securityGroups: [webSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "hello-test-web" },
  },
  {
    parent: web,
    provider,
    dependsOn: [
      executionPolicy,
      taskPolicy,
      usesResults,
      usesResultsPasswordRotation,
      usesSessions,
    ],
    ignoreChanges: ["desiredCount"],
  },
);

// services.web
const scalableTarget = new aws.appautoscaling.Target(
  "web",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${webService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-test-web" },
  },
  { parent: web, provider },
);

// services.web
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "web-cpu",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 70,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    },
  },
  { parent: web, provider },
);

// services.web
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "web",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/test",
      name: "web-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: web, provider },
);

// services.web
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "web",
  {
    name: "hello/test/web/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

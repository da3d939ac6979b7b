// spec/platform.yaml services.matchmaking
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { securityGroup, matchmakingUser, replicationGroup } from "../caches/sessions";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider } from "../provider";
import { matchmakingSecurityGroup, profilesSecurityGroup } from "../security-groups";
import { profilesService } from "./profiles";

// services.matchmaking
export const matchmaking = new Group("matchmaking");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "matchmaking",
  {
    name: "/provfair/production/matchmaking",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-matchmaking" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.matchmaking
const executionRole = new aws.iam.Role(
  "matchmaking-execution",
  {
    path: "/provfair/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*" },
          },
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    description: "Starts the tasks of matchmaking: pulls images, writes logs",
    tags: { Name: "provfair-production-matchmaking-execution" },
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
const taskRole = new aws.iam.Role(
  "matchmaking-task",
  {
    path: "/provfair/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*" },
          },
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    description: "What the containers of matchmaking may do",
    tags: { Name: "provfair-production-matchmaking-task" },
  },
  { parent: matchmaking, provider },
);

// services.matchmaking.uses.sessions
const usesSessions = new aws.vpc.SecurityGroupIngressRule(
  "matchmaking-uses-sessions",
  {
    securityGroupId: securityGroup.id,
    description: "From matchmaking",
    referencedSecurityGroupId: matchmakingSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    tags: { Name: "provfair-production-matchmaking-uses-sessions" },
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
const executionPolicy = new aws.iam.RolePolicy(
  "matchmaking-execution",
  {
    role: executionRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PullImages",
          Effect: "Allow",
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/matchmaking"],
        },
        {
          Sid: "LogInToRegistry",
          Effect: "Allow",
          Action: "ecr:GetAuthorizationToken",
          Resource: "*",
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${logGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
const taskPolicy = new aws.iam.RolePolicy(
  "matchmaking-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CacheSessions",
          Effect: "Allow",
          Action: "elasticache:Connect",
          Resource: [replicationGroup.arn, matchmakingUser.arn],
        },
      ],
    }),
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
const taskDefinition = new aws.ecs.TaskDefinition(
  "matchmaking",
  {
    family: "provfair-production-matchmaking",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: { Name: "provfair-production-matchmaking", "compliance-writable-containers": "required" },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "matchmaking",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/matchmaking@sha256:1ed746a2a6101170aa5c3ebfee5622d5445fb7815619fe6bddd73d71871b643a",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "SESSIONS_CLUSTER", value: replicationGroup.replicationGroupId },
          { name: "SESSIONS_HOST", value: replicationGroup.primaryEndpointAddress },
          { name: "SESSIONS_PORT", value: "6379" },
          { name: "SESSIONS_READER_HOST", value: replicationGroup.readerEndpointAddress },
          { name: "SESSIONS_USER", value: matchmakingUser.userName },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "matchmaking",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        cpu: 0,
        portMappings: [
          {
            name: "service",
            containerPort: 8080,
            hostPort: 8080,
            protocol: "tcp",
            appProtocol: "http",
          },
        ],
        healthCheck: {
          command: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/healthz"],
          interval: 15,
          timeout: 5,
          retries: 3,
          startPeriod: 60,
        },
      },
    ]),
  },
  { parent: matchmaking, provider },
);

// services.matchmaking.calls
const callsProfiles = new aws.vpc.SecurityGroupIngressRule(
  "matchmaking-calls-profiles",
  {
    securityGroupId: profilesSecurityGroup.id,
    description: "From matchmaking",
    referencedSecurityGroupId: matchmakingSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "provfair-production-matchmaking-calls-profiles" },
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
export const matchmakingService = new aws.ecs.Service(
  "matchmaking",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [matchmakingSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    serviceConnectConfiguration: {
      enabled: true,
      namespace: privateDnsNamespace.arn,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": logGroup.name,
          "awslogs-region": "us-east-1",
          "awslogs-stream-prefix": "service-connect",
        },
      },
      services: [
        {
          portName: "service",
          discoveryName: "matchmaking-connect",
          clientAlias: [{ dnsName: "matchmaking", port: 8080 }],
          timeout: { perRequestTimeoutSeconds: 15, idleTimeoutSeconds: 300 },
        },
      ],
    },
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "provfair-production-matchmaking" },
  },
  {
    parent: matchmaking,
    provider,
    dependsOn: [executionPolicy, taskPolicy, usesSessions, profilesService],
    ignoreChanges: ["desiredCount"],
  },
);

// services.matchmaking
const scalableTarget = new aws.appautoscaling.Target(
  "matchmaking",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${matchmakingService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "provfair-production-matchmaking" },
  },
  { parent: matchmaking, provider },
);

// services.matchmaking
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "matchmaking-cpu",
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
  { parent: matchmaking, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "matchmaking",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "provfair/production",
      name: "matchmaking-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: matchmaking, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "matchmaking",
  {
    name: "provfair/production/matchmaking/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

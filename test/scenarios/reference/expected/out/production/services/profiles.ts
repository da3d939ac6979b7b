// spec/platform.yaml services.profiles
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import { securityGroup, playersConnection } from "../atlas-network";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { required } from "../required";
import { profilesSecurityGroup } from "../security-groups";

// services.profiles
export const profiles = new Group("profiles");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "profiles",
  {
    name: "/provfair/production/profiles",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-profiles" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.profiles
const executionRole = new aws.iam.Role(
  "profiles-execution",
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
    description: "Starts the tasks of profiles: pulls images, writes logs",
    tags: { Name: "provfair-production-profiles-execution" },
  },
  { parent: profiles, provider },
);

// services.profiles
const taskRole = new aws.iam.Role(
  "profiles-task",
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
    description: "What the containers of profiles may do",
    tags: { Name: "provfair-production-profiles-task" },
  },
  { parent: profiles, provider },
);

// services.profiles.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "profiles-uses-platform-atlas",
  {
    securityGroupId: securityGroup.id,
    description: "From profiles",
    referencedSecurityGroupId: profilesSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "provfair-production-profiles-uses-platform-atlas" },
  },
  { parent: profiles, provider },
);

// services.profiles.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "profiles",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::111122223333:role/${taskRole.name}`,
    description: "Tasks of profiles",
    roles: [{ roleName: "readWrite", databaseName: "players" }],
    scopes: [{ type: "CLUSTER", name: "players" }],
  },
  { parent: profiles, provider: mongodbatlasProvider },
);

// services.profiles
const executionPolicy = new aws.iam.RolePolicy(
  "profiles-execution",
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
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/profiles"],
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
  { parent: profiles, provider },
);

// services.profiles
const taskDefinition = new aws.ecs.TaskDefinition(
  "profiles",
  {
    family: "provfair-production-profiles",
    cpu: "1024",
    memory: "2048",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: { Name: "provfair-production-profiles", "compliance-writable-containers": "required" },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "profiles",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/profiles@sha256:06e615f54d837f50a8c9171012e7e8dd4a4340d304a25bd50e228f2f2513ffe4",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "PLAYERS_DATABASE", value: "players" },
          {
            name: "PLAYERS_URI",
            value: pulumi.interpolate`${required(playersConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "players" yet: when its private endpoint is available in Atlas, run this again')}/players?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=secondaryPreferred&retryWrites=true&w=majority`,
          },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "profiles",
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
  { parent: profiles, provider },
);

// services.profiles
export const profilesService = new aws.ecs.Service(
  "profiles",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [profilesSecurityGroup.id],
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
          discoveryName: "profiles-connect",
          clientAlias: [{ dnsName: "profiles", port: 8080 }],
          timeout: { perRequestTimeoutSeconds: 15, idleTimeoutSeconds: 300 },
        },
      ],
    },
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "provfair-production-profiles" },
  },
  {
    parent: profiles,
    provider,
    dependsOn: [executionPolicy, databaseUser],
    ignoreChanges: ["desiredCount"],
  },
);

// services.profiles
const scalableTarget = new aws.appautoscaling.Target(
  "profiles",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${profilesService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "provfair-production-profiles" },
  },
  { parent: profiles, provider },
);

// services.profiles
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "profiles-cpu",
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
  { parent: profiles, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "profiles",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "provfair/production",
      name: "profiles-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: profiles, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "profiles",
  {
    name: "provfair/production/profiles/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

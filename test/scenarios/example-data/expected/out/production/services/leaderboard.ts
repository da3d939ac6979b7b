// spec/platform.yaml services.leaderboard
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import {
  securityGroup as atlasNetworkSecurityGroup,
  archiveConnection,
  playersConnection,
} from "../atlas-network";
import {
  rotateCachesFunction,
  rotateCachesPolicy,
  permission as cachePasswordsPermission,
} from "../cache-passwords";
import {
  securityGroup as rankingsSecurityGroup,
  leaderboardUser,
  replicationGroup,
} from "../caches/rankings";
import { cluster } from "../cluster";
import {
  rotateDatabasesFunction,
  rotateDatabasesPolicy,
  permission as databasePasswordsPermission,
} from "../database-passwords";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { required } from "../required";
import { leaderboardSecurityGroup } from "../security-groups";

// services.leaderboard
export const leaderboard = new Group("leaderboard");

// services.leaderboard
const logGroup = new aws.cloudwatch.LogGroup(
  "leaderboard",
  {
    name: "/arcade/production/leaderboard",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "arcade-production-leaderboard" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.leaderboard
const executionRole = new aws.iam.Role(
  "leaderboard-execution",
  {
    path: "/arcade/production/",
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
    description: "Starts the tasks of leaderboard: pulls images, writes logs",
    tags: { Name: "arcade-production-leaderboard-execution" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard
const taskRole = new aws.iam.Role(
  "leaderboard-task",
  {
    path: "/arcade/production/",
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
    description: "What the containers of leaderboard may do",
    tags: { Name: "arcade-production-leaderboard-task" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "leaderboard-uses-platform-atlas",
  {
    securityGroupId: atlasNetworkSecurityGroup.id,
    description: "From leaderboard",
    referencedSecurityGroupId: leaderboardSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "arcade-production-leaderboard-uses-platform-atlas" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.archive
const usesArchivePassword = new aws.secretsmanager.Secret(
  "leaderboard-uses-archive",
  {
    name: "arcade/production/leaderboard-uses-archive/database-password",
    description: "How leaderboard signs in to the database archive",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: {
      Name: "arcade-production-leaderboard-uses-archive",
      "rotation-user": "leaderboard-uses-archive",
      "rotation-project": project.id,
    },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.archive
const usesArchivePasswordPolicy = new aws.secretsmanager.SecretPolicy(
  "leaderboard-uses-archive",
  {
    secretArn: usesArchivePassword.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesArchivePassword.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyOtherAccounts",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesArchivePassword.arn],
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.archive
const usesArchiveUser = new aws.lambda.Invocation(
  "leaderboard-uses-archive",
  {
    functionName: rotateDatabasesFunction.name,
    lifecycleScope: "CRUD",
    input: pulumi.jsonStringify({
      secret: usesArchivePassword.arn,
      project: project.id,
      user: "leaderboard-uses-archive",
      description: "Tasks of leaderboard",
      roles: [{ roleName: "readWrite", databaseName: "archive" }],
      scopes: [{ type: "CLUSTER", name: "archive" }],
    }),
  },
  {
    parent: leaderboard,
    provider,
    dependsOn: [rotateDatabasesPolicy, databasePasswordsPermission],
  },
);

// services.leaderboard.uses.archive
const usesArchivePasswordRotation = new aws.secretsmanager.SecretRotation(
  "leaderboard-uses-archive",
  {
    secretId: usesArchivePassword.arn,
    rotationLambdaArn: rotateDatabasesFunction.arn,
    rotationRules: { automaticallyAfterDays: 60 },
    rotateImmediately: true,
  },
  {
    parent: leaderboard,
    provider,
    dependsOn: [rotateDatabasesPolicy, databasePasswordsPermission, usesArchiveUser],
  },
);

// services.leaderboard.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "leaderboard",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::111122223333:role/${taskRole.name}`,
    description: "Tasks of leaderboard",
    roles: [{ roleName: "read", databaseName: "players" }],
    scopes: [{ type: "CLUSTER", name: "players" }],
  },
  { parent: leaderboard, provider: mongodbatlasProvider },
);

// services.leaderboard.uses.rankings
const usesRankings = new aws.vpc.SecurityGroupIngressRule(
  "leaderboard-uses-rankings",
  {
    securityGroupId: rankingsSecurityGroup.id,
    description: "From leaderboard",
    referencedSecurityGroupId: leaderboardSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    tags: { Name: "arcade-production-leaderboard-uses-rankings" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.rankings
const usesRankingsPassword = new aws.secretsmanager.Secret(
  "leaderboard-uses-rankings",
  {
    name: "arcade/production/leaderboard-uses-rankings/cache-password",
    description: "How leaderboard signs in to the cache rankings",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: {
      Name: "arcade-production-leaderboard-uses-rankings",
      "rotation-user": leaderboardUser.userId,
    },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.rankings
const usesRankingsPasswordPolicy = new aws.secretsmanager.SecretPolicy(
  "leaderboard-uses-rankings",
  {
    secretArn: usesRankingsPassword.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesRankingsPassword.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyOtherAccounts",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesRankingsPassword.arn],
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: leaderboard, provider },
);

// services.leaderboard.uses.rankings
const usesRankingsPasswordRotation = new aws.secretsmanager.SecretRotation(
  "leaderboard-uses-rankings",
  {
    secretId: usesRankingsPassword.arn,
    rotationLambdaArn: rotateCachesFunction.arn,
    rotationRules: { automaticallyAfterDays: 30 },
    rotateImmediately: true,
  },
  {
    parent: leaderboard,
    provider,
    dependsOn: [rotateCachesPolicy, cachePasswordsPermission, replicationGroup],
  },
);

// services.leaderboard
const executionPolicy = new aws.iam.RolePolicy(
  "leaderboard-execution",
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
          Resource: [usesArchivePassword.arn, usesRankingsPassword.arn],
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
  { parent: leaderboard, provider },
);

// services.leaderboard
const taskDefinition = new aws.ecs.TaskDefinition(
  "leaderboard",
  {
    family: "arcade-production-leaderboard",
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
        name: "leaderboard",
        image: "public.ecr.aws/docker/library/ruby:3.4.2-alpine3.21",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "ARCHIVE_DATABASE", value: "archive" },
          {
            name: "ARCHIVE_URI",
            value: pulumi.interpolate`${required(archiveConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "archive" yet: when its private endpoint is available in Atlas, run this again')}/archive?authSource=admin&readPreference=primary&retryWrites=true&w=majority`,
          },
          { name: "PLAYERS_DATABASE", value: "players" },
          {
            name: "PLAYERS_URI",
            value: pulumi.interpolate`${required(playersConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "players" yet: when its private endpoint is available in Atlas, run this again')}/players?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=secondaryPreferred&retryWrites=true&w=majority`,
          },
          { name: "RANKINGS_HOST", value: replicationGroup.primaryEndpointAddress },
          { name: "RANKINGS_PORT", value: "6379" },
          { name: "RANKINGS_READER_HOST", value: replicationGroup.readerEndpointAddress },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "leaderboard",
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
            name: "ARCHIVE_PASSWORD",
            valueFrom: pulumi.interpolate`${usesArchivePassword.arn}:password::`,
          },
          {
            name: "ARCHIVE_USER",
            valueFrom: pulumi.interpolate`${usesArchivePassword.arn}:username::`,
          },
          {
            name: "RANKINGS_PASSWORD",
            valueFrom: pulumi.interpolate`${usesRankingsPassword.arn}:password::`,
          },
          {
            name: "RANKINGS_USER",
            valueFrom: pulumi.interpolate`${usesRankingsPassword.arn}:username::`,
          },
        ],
        cpu: 0,
        portMappings: [],
      },
    ]),
    tags: { Name: "arcade-production-leaderboard" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard
export const leaderboardService = new aws.ecs.Service(
  "leaderboard",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [leaderboardSecurityGroup.id],
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
    tags: { Name: "arcade-production-leaderboard" },
  },
  {
    parent: leaderboard,
    provider,
    dependsOn: [
      executionPolicy,
      usesArchivePasswordRotation,
      databaseUser,
      usesRankings,
      usesRankingsPasswordRotation,
    ],
    ignoreChanges: ["desiredCount"],
  },
);

// services.leaderboard
const scalableTarget = new aws.appautoscaling.Target(
  "leaderboard",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${leaderboardService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "arcade-production-leaderboard" },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "leaderboard-cpu",
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
  { parent: leaderboard, provider },
);

// services.leaderboard
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "leaderboard",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "arcade/production",
      name: "leaderboard-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: leaderboard, provider },
);

// services.leaderboard
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "leaderboard",
  {
    name: "arcade/production/leaderboard/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: leaderboard, provider, deleteBeforeReplace: true },
);

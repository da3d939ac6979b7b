// spec/platform.yaml services.mailer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { mailerSecurityGroup } from "../security-groups";

// services.mailer
export const mailer = new Group("mailer");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "mailer",
  {
    name: "/shop/production/mailer",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "shop-production-mailer" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.mailer
const executionRole = new aws.iam.Role(
  "mailer-execution",
  {
    path: "/shop/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-central-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "Starts the tasks of mailer: pulls images, writes logs",
    tags: { Name: "shop-production-mailer-execution" },
  },
  { parent: mailer, provider },
);

// services.mailer
const taskRole = new aws.iam.Role(
  "mailer-task",
  {
    path: "/shop/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-central-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "What the containers of mailer may do",
    tags: { Name: "shop-production-mailer-task" },
  },
  { parent: mailer, provider },
);

// services.mailer
const executionPolicy = new aws.iam.RolePolicy(
  "mailer-execution",
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
          Resource: ["arn:aws:ecr:eu-central-1:111122223333:repository/shop/mailer"],
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
  { parent: mailer, provider },
);

// services.mailer
const taskDefinition = new aws.ecs.TaskDefinition(
  "mailer",
  {
    family: "shop-production-mailer",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "mailer",
        image:
          "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/mailer@sha256:2e4330b80641225bd3e1be739edf9532aee3370e6ca188d45a32e554d68c2e34",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "eu-central-1",
            "awslogs-stream-prefix": "mailer",
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
        portMappings: [],
      },
    ]),
    tags: { Name: "shop-production-mailer" },
  },
  { parent: mailer, provider },
);

// services.mailer
export const mailerService = new aws.ecs.Service(
  "mailer",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 1,
    capacityProviderStrategies: [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 4 },
    ],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [mailerSecurityGroup.id],
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
    tags: { Name: "shop-production-mailer" },
  },
  { parent: mailer, provider, dependsOn: [executionPolicy], ignoreChanges: ["desiredCount"] },
);

// services.mailer.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "mailer",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${mailerService.name}`,
    minCapacity: 1,
    maxCapacity: 4,
    tags: { Name: "shop-production-mailer" },
  },
  { parent: mailer, provider },
);

// services.mailer.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "mailer-cpu",
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
  { parent: mailer, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "mailer",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "shop/production",
      name: "mailer-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: mailer, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "mailer",
  {
    name: "shop/production/mailer/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

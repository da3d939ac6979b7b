// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { queue } from "../queues/first-orders";
import { webSecurityGroup } from "../security-groups";

// services.web
export const web = new Group("web");

// services.web
const logGroup = new aws.cloudwatch.LogGroup(
  "web",
  {
    name: "/hello/production/web",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-web" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.web
const executionRole = new aws.iam.Role(
  "web-execution",
  {
    path: "/hello/production/",
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
    description: "Starts the tasks of web: pulls images, writes logs",
    tags: { Name: "hello-production-web-execution" },
  },
  { parent: web, provider },
);

// services.web
const taskRole = new aws.iam.Role(
  "web-task",
  {
    path: "/hello/production/",
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
    description: "What the containers of web may do",
    tags: { Name: "hello-production-web-task" },
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
          Sid: "QueueFirstOrders",
          Effect: "Allow",
          Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"],
          Resource: queue.arn,
        },
        {
          Sid: "DataKeyForSqs",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
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
    family: "hello-production-web",
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
        environment: [{ name: "OUTBOX_QUEUE_URL", value: queue.url }],
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
        cpu: 0,
        portMappings: [],
      },
    ]),
    tags: { Name: "hello-production-web" },
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
      subnets: vpc.privateSubnetIds,
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
    tags: { Name: "hello-production-web" },
  },
  {
    parent: web,
    provider,
    dependsOn: [executionPolicy, taskPolicy],
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
    tags: { Name: "hello-production-web" },
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
      namespace: "hello/production",
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
    name: "hello/production/web/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

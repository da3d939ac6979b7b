// spec/platform.yaml services.mailer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { queue } from "../queues/mails";
import { mailerSecurityGroup } from "../security-groups";

// services.mailer
const mailer = new Group("mailer");

// services.mailer
const logGroup = new aws.cloudwatch.LogGroup(
  "mailer",
  {
    name: "/hello/production/mailer",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-mailer" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.mailer
const executionRole = new aws.iam.Role(
  "mailer-execution",
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
    description: "Starts the tasks of mailer: pulls images, writes logs",
    tags: { Name: "hello-production-mailer-execution" },
  },
  { parent: mailer, provider },
);

// services.mailer
const taskRole = new aws.iam.Role(
  "mailer-task",
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
    description: "What the containers of mailer may do",
    tags: { Name: "hello-production-mailer-task" },
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
const taskPolicy = new aws.iam.RolePolicy(
  "mailer-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "QueueMails",
          Effect: "Allow",
          Action: [
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
          ],
          Resource: queue.arn,
        },
        {
          Sid: "DataKeyForSqs",
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
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
    family: "hello-production-mailer",
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
        name: "mailer",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [{ name: "MAILS_QUEUE_URL", value: queue.url }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
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
    tags: { Name: "hello-production-mailer" },
  },
  { parent: mailer, provider },
);

// services.mailer
export const mailerService = new aws.ecs.Service(
  "mailer",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
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
    tags: { Name: "hello-production-mailer" },
  },
  {
    parent: mailer,
    provider,
    dependsOn: [executionPolicy, taskPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.mailer
const scalableTarget = new aws.appautoscaling.Target(
  "mailer",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${mailerService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-production-mailer" },
  },
  { parent: mailer, provider },
);

// services.mailer
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

// services.mailer
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "mailer",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "mailer-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: mailer, provider },
);

// services.mailer
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "mailer",
  {
    name: "hello/production/mailer/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

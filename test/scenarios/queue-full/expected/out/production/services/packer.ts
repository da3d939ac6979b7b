// spec/platform.yaml services.packer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { queue } from "../queues/first-orders";
import { packerSecurityGroup } from "../security-groups";

// services.packer
export const packer = new Group("packer");

// services.packer
const logGroup = new aws.cloudwatch.LogGroup(
  "packer",
  {
    name: "/hello/production/packer",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-packer" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.packer
const executionRole = new aws.iam.Role(
  "packer-execution",
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
    description: "Starts the tasks of packer: pulls images, writes logs",
    tags: { Name: "hello-production-packer-execution" },
  },
  { parent: packer, provider },
);

// services.packer
const taskRole = new aws.iam.Role(
  "packer-task",
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
    description: "What the containers of packer may do",
    tags: { Name: "hello-production-packer-task" },
  },
  { parent: packer, provider },
);

// services.packer
const executionPolicy = new aws.iam.RolePolicy(
  "packer-execution",
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
  { parent: packer, provider },
);

// services.packer
const taskPolicy = new aws.iam.RolePolicy(
  "packer-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "QueueFirstOrders",
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
  { parent: packer, provider },
);

// services.packer
const taskDefinition = new aws.ecs.TaskDefinition(
  "packer",
  {
    family: "hello-production-packer",
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
        name: "packer",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [{ name: "ORDERS_QUEUE_URL", value: queue.url }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "packer",
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
    tags: { Name: "hello-production-packer" },
  },
  { parent: packer, provider },
);

// services.packer
export const packerService = new aws.ecs.Service(
  "packer",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 1,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [packerSecurityGroup.id],
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
    tags: { Name: "hello-production-packer" },
  },
  {
    parent: packer,
    provider,
    dependsOn: [executionPolicy, taskPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.packer.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "packer",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${packerService.name}`,
    minCapacity: 1,
    maxCapacity: 20,
    tags: { Name: "hello-production-packer" },
  },
  { parent: packer, provider },
);

// services.packer.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "packer-cpu",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 60,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    },
  },
  { parent: packer, provider },
);

// services.packer.scaling.target
const backlogScalingPolicy = new aws.appautoscaling.Policy(
  "packer-backlog",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 25,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      customizedMetricSpecification: {
        metrics: [
          {
            id: "m1",
            label: "Waiting messages",
            metricStat: {
              metric: {
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
                dimensions: [{ name: "QueueName", value: queue.name }],
              },
              stat: "Sum",
            },
            returnData: false,
          },
          {
            id: "m2",
            label: "Running tasks",
            metricStat: {
              metric: {
                namespace: "ECS/ContainerInsights",
                metricName: "RunningTaskCount",
                dimensions: [
                  { name: "ClusterName", value: cluster.name },
                  { name: "ServiceName", value: packerService.name },
                ],
              },
              stat: "Average",
            },
            returnData: false,
          },
          {
            id: "e1",
            label: "Waiting messages per task",
            expression: "m1/MAX([m2,1])",
            returnData: true,
          },
        ],
      },
    },
  },
  { parent: packer, provider },
);

// services.packer
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "packer",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "packer-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: packer, provider },
);

// services.packer
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "packer",
  {
    name: "hello/production/packer/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

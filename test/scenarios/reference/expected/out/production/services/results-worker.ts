// spec/platform.yaml services.results-worker
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import { securityGroup, playersConnection } from "../atlas-network";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { queue } from "../queues/match-events";
import { required } from "../required";
import { resultsWorkerSecurityGroup } from "../security-groups";

// services.results-worker
export const resultsWorker = new Group("results-worker");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "results-worker",
  {
    name: "/provfair/production/results-worker",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-results-worker" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.results-worker
const executionRole = new aws.iam.Role(
  "results-worker-execution",
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
    description: "Starts the tasks of results-worker: pulls images, writes logs",
    tags: { Name: "provfair-production-results-worker-execution" },
  },
  { parent: resultsWorker, provider },
);

// services.results-worker
const taskRole = new aws.iam.Role(
  "results-worker-task",
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
    description: "What the containers of results-worker may do",
    tags: { Name: "provfair-production-results-worker-task" },
  },
  { parent: resultsWorker, provider },
);

// services.results-worker.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "results-worker-uses-platform-atlas",
  {
    securityGroupId: securityGroup.id,
    description: "From results-worker",
    referencedSecurityGroupId: resultsWorkerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "provfair-production-results-worker-uses-platform-atlas" },
  },
  { parent: resultsWorker, provider },
);

// services.results-worker.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "results-worker",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::111122223333:role/${taskRole.name}`,
    description: "Tasks of results-worker",
    roles: [{ roleName: "readWrite", databaseName: "players" }],
    scopes: [{ type: "CLUSTER", name: "players" }],
  },
  { parent: resultsWorker, provider: mongodbatlasProvider },
);

// services.results-worker
const executionPolicy = new aws.iam.RolePolicy(
  "results-worker-execution",
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
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/results-worker"],
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
  { parent: resultsWorker, provider },
);

// services.results-worker
const taskPolicy = new aws.iam.RolePolicy(
  "results-worker-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "QueueMatchEvents",
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
  { parent: resultsWorker, provider },
);

// services.results-worker
const taskDefinition = new aws.ecs.TaskDefinition(
  "results-worker",
  {
    family: "provfair-production-results-worker",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: {
      Name: "provfair-production-results-worker",
      "compliance-writable-containers": "required",
    },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "results-worker",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/results-worker@sha256:1ece05d73502fba6feb9adab54c4f513582948947ba714befff26077492e10c2",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "MATCH_EVENTS_QUEUE_URL", value: queue.url },
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
            "awslogs-stream-prefix": "results-worker",
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
  },
  { parent: resultsWorker, provider },
);

// services.results-worker
export const resultsWorkerService = new aws.ecs.Service(
  "results-worker",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 4 },
    ],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [resultsWorkerSecurityGroup.id],
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
    tags: { Name: "provfair-production-results-worker" },
  },
  {
    parent: resultsWorker,
    provider,
    dependsOn: [executionPolicy, taskPolicy, databaseUser],
    ignoreChanges: ["desiredCount"],
  },
);

// services.results-worker.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "results-worker",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${resultsWorkerService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "provfair-production-results-worker" },
  },
  { parent: resultsWorker, provider },
);

// services.results-worker.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "results-worker-cpu",
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
  { parent: resultsWorker, provider },
);

// services.results-worker.scaling.target
const backlogScalingPolicy = new aws.appautoscaling.Policy(
  "results-worker-backlog",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 100,
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
                  { name: "ServiceName", value: resultsWorkerService.name },
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
  { parent: resultsWorker, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "results-worker",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "provfair/production",
      name: "results-worker-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: resultsWorker, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "results-worker",
  {
    name: "provfair/production/results-worker/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

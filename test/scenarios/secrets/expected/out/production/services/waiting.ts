// spec/platform.yaml services.waiting
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { secret } from "../secrets/partner";
import { waitingSecurityGroup } from "../security-groups";

// services.waiting
const waiting = new Group("waiting");

// services.waiting
const logGroup = new aws.cloudwatch.LogGroup(
  "waiting",
  {
    name: "/hello/production/waiting",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-waiting" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.waiting
const executionRole = new aws.iam.Role(
  "waiting-execution",
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
    description: "Starts the tasks of waiting: pulls images, writes logs",
    tags: { Name: "hello-production-waiting-execution" },
  },
  { parent: waiting, provider },
);

// services.waiting
const taskRole = new aws.iam.Role(
  "waiting-task",
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
    description: "What the containers of waiting may do",
    tags: { Name: "hello-production-waiting-task" },
  },
  { parent: waiting, provider },
);

// services.waiting
const executionPolicy = new aws.iam.RolePolicy(
  "waiting-execution",
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
          Resource: [secret.arn],
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
  { parent: waiting, provider },
);

// services.waiting
const taskDefinition = new aws.ecs.TaskDefinition(
  "waiting",
  {
    family: "hello-production-waiting",
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
        name: "waiting",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "waiting",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        secrets: [{ name: "HOOK", valueFrom: pulumi.interpolate`${secret.arn}:hook::` }],
        cpu: 0,
        portMappings: [],
      },
    ]),
    tags: { Name: "hello-production-waiting" },
  },
  { parent: waiting, provider },
);

// services.waiting
export const waitingService = new aws.ecs.Service(
  "waiting",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 0,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [waitingSecurityGroup.id],
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
    waitForSteadyState: false,
    tags: { Name: "hello-production-waiting" },
  },
  { parent: waiting, provider, dependsOn: [executionPolicy], ignoreChanges: ["desiredCount"] },
);

// services.waiting
const scalableTarget = new aws.appautoscaling.Target(
  "waiting",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${waitingService.name}`,
    minCapacity: 0,
    maxCapacity: 0,
    tags: { Name: "hello-production-waiting" },
  },
  { parent: waiting, provider },
);

// services.waiting
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "waiting-cpu",
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
  { parent: waiting, provider },
);

// services.waiting
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "waiting",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "waiting-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: waiting, provider },
);

// services.waiting
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "waiting",
  {
    name: "hello/production/waiting/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: waiting, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml services.back
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider } from "../provider";
import { backSecurityGroup, deepSecurityGroup, webSecurityGroup } from "../security-groups";
import { deepService } from "./deep";

// services.back
const back = new Group("back");

// services.back
const logGroup = new aws.cloudwatch.LogGroup(
  "back",
  {
    name: "/hello/production/back",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-back" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.back
const executionRole = new aws.iam.Role(
  "back-execution",
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
    description: "Starts the tasks of back: pulls images, writes logs",
    tags: { Name: "hello-production-back-execution" },
  },
  { parent: back, provider },
);

// services.back
const taskRole = new aws.iam.Role(
  "back-task",
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
    description: "What the containers of back may do",
    tags: { Name: "hello-production-back-task" },
  },
  { parent: back, provider },
);

// services.back
const executionPolicy = new aws.iam.RolePolicy(
  "back-execution",
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
  { parent: back, provider },
);

// services.back
const taskDefinition = new aws.ecs.TaskDefinition(
  "back",
  {
    family: "hello-production-back",
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
        name: "back",
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
            "awslogs-stream-prefix": "back",
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
            containerPort: 9090,
            hostPort: 9090,
            protocol: "tcp",
            appProtocol: "http",
          },
        ],
        healthCheck: {
          command: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:9090/healthz"],
          interval: 15,
          timeout: 5,
          retries: 3,
          startPeriod: 60,
        },
      },
    ]),
    tags: { Name: "hello-production-back" },
  },
  { parent: back, provider },
);

// services.back.calls
const callsDeep = new aws.vpc.SecurityGroupIngressRule(
  "back-calls-deep",
  {
    securityGroupId: deepSecurityGroup.id,
    description: "From back",
    referencedSecurityGroupId: backSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 7070,
    toPort: 7070,
    tags: { Name: "hello-production-back-calls-deep" },
  },
  { parent: back, provider },
);

// services.back.calls
const callsWeb = new aws.vpc.SecurityGroupIngressRule(
  "back-calls-web",
  {
    securityGroupId: webSecurityGroup.id,
    description: "From back",
    referencedSecurityGroupId: backSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "hello-production-back-calls-web" },
  },
  { parent: back, provider },
);

// services.back
export const backService = new aws.ecs.Service(
  "back",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [backSecurityGroup.id],
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
          discoveryName: "back-connect",
          clientAlias: [{ dnsName: "back", port: 9090 }],
          timeout: { perRequestTimeoutSeconds: 15, idleTimeoutSeconds: 300 },
        },
      ],
    },
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "hello-production-back" },
  },
  {
    parent: back,
    provider,
    dependsOn: [executionPolicy, deepService],
    ignoreChanges: ["desiredCount"],
  },
);

// services.back
const scalableTarget = new aws.appautoscaling.Target(
  "back",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${backService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-production-back" },
  },
  { parent: back, provider },
);

// services.back
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "back-cpu",
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
  { parent: back, provider },
);

// services.back
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "back",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "back-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: back, provider },
);

// services.back
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "back",
  {
    name: "hello/production/back/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: back, provider, deleteBeforeReplace: true },
);

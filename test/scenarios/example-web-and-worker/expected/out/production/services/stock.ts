// spec/platform.yaml services.stock
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider } from "../provider";
import { stockSecurityGroup } from "../security-groups";

// services.stock
export const stock = new Group("stock");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "stock",
  {
    name: "/shop/production/stock",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "shop-production-stock" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.stock
const executionRole = new aws.iam.Role(
  "stock-execution",
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
    description: "Starts the tasks of stock: pulls images, writes logs",
    tags: { Name: "shop-production-stock-execution" },
  },
  { parent: stock, provider },
);

// services.stock
const taskRole = new aws.iam.Role(
  "stock-task",
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
    description: "What the containers of stock may do",
    tags: { Name: "shop-production-stock-task" },
  },
  { parent: stock, provider },
);

// services.stock
const executionPolicy = new aws.iam.RolePolicy(
  "stock-execution",
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
          Resource: ["arn:aws:ecr:eu-central-1:111122223333:repository/shop/stock"],
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
  { parent: stock, provider },
);

// services.stock
const taskDefinition = new aws.ecs.TaskDefinition(
  "stock",
  {
    family: "shop-production-stock",
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
        name: "stock",
        image:
          "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/stock@sha256:08c4242b5f585628bb8cef8ede40e9895b8719eb8070aee2d96613583ee3904a",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "eu-central-1",
            "awslogs-stream-prefix": "stock",
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
    tags: { Name: "shop-production-stock" },
  },
  { parent: stock, provider },
);

// services.stock
const dnsRegistry = new aws.servicediscovery.Service(
  "stock",
  {
    name: "stock",
    description: "Tasks of stock",
    dnsConfig: {
      namespaceId: privateDnsNamespace.id,
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: 10 }],
    },
    tags: { Name: "shop-production-stock" },
  },
  { parent: stock, provider },
);

// services.stock
export const stockService = new aws.ecs.Service(
  "stock",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [stockSecurityGroup.id],
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
          "awslogs-region": "eu-central-1",
          "awslogs-stream-prefix": "service-connect",
        },
      },
      services: [
        {
          portName: "service",
          discoveryName: "stock-connect",
          clientAlias: [{ dnsName: "stock", port: 8080 }],
          timeout: { perRequestTimeoutSeconds: 15, idleTimeoutSeconds: 300 },
        },
      ],
    },
    serviceRegistries: { registryArn: dnsRegistry.arn },
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "shop-production-stock" },
  },
  { parent: stock, provider, dependsOn: [executionPolicy], ignoreChanges: ["desiredCount"] },
);

// services.stock.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "stock",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${stockService.name}`,
    minCapacity: 2,
    maxCapacity: 4,
    tags: { Name: "shop-production-stock" },
  },
  { parent: stock, provider },
);

// services.stock.scaling
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "stock-cpu",
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
  { parent: stock, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "stock",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "shop/production",
      name: "stock-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: stock, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "stock",
  {
    name: "shop/production/stock/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { caller } from "../account";
import { project } from "../atlas";
import { securityGroup, ordersConnection } from "../atlas-network";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { required } from "../required";
import { webSecurityGroup } from "../security-groups";

// services.web
const web = new Group("web");

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
            StringEquals: { "aws:SourceAccount": caller.accountId },
            ArnLike: {
              "aws:SourceArn": pulumi.interpolate`arn:aws:ecs:us-east-1:${caller.accountId}:*`,
            },
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
            StringEquals: { "aws:SourceAccount": caller.accountId },
            ArnLike: {
              "aws:SourceArn": pulumi.interpolate`arn:aws:ecs:us-east-1:${caller.accountId}:*`,
            },
          },
        },
      ],
    }),
    description: "What the containers of web may do",
    tags: { Name: "hello-production-web-task" },
  },
  { parent: web, provider },
);

// services.web.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "web-uses-platform-atlas",
  {
    securityGroupId: securityGroup.id,
    description: "From web",
    referencedSecurityGroupId: webSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "hello-production-web-uses-platform-atlas" },
  },
  { parent: web, provider },
);

// services.web.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "web",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::${caller.accountId}:role/${taskRole.name}`,
    description: "Tasks of web",
    roles: [{ roleName: "read", databaseName: "orders" }],
    scopes: [{ type: "CLUSTER", name: "orders" }],
  },
  { parent: web, provider: mongodbatlasProvider },
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
        environment: [
          { name: "ORDERS_DATABASE", value: "orders" },
          {
            name: "ORDERS_URI",
            value: pulumi.interpolate`${required(ordersConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "orders" yet: when its private endpoint is available in Atlas, run this again')}/orders?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=primary&retryWrites=true&w=majority`,
          },
        ],
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
    dependsOn: [executionPolicy, databaseUser],
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

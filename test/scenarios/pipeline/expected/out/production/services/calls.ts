// spec/platform.yaml services.calls
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { loadBalancerSecurityGroup, httpsListener } from "../load-balancer";
import { vpc } from "../network";
import { provider } from "../provider";
import { callsSecurityGroup } from "../security-groups";

// services.calls
const calls = new Group("calls");

// services.calls
const logGroup = new aws.cloudwatch.LogGroup(
  "calls",
  {
    name: "/hello/production/calls",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-calls" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.calls
const executionRole = new aws.iam.Role(
  "calls-execution",
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
    permissionsBoundary: "arn:aws:iam::111122223333:policy/organisation",
    description: "Starts the tasks of calls: pulls images, writes logs",
    tags: { Name: "hello-production-calls-execution" },
  },
  { parent: calls, provider },
);

// services.calls
const taskRole = new aws.iam.Role(
  "calls-task",
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
    permissionsBoundary: "arn:aws:iam::111122223333:policy/organisation",
    description: "What the containers of calls may do",
    tags: { Name: "hello-production-calls-task" },
  },
  { parent: calls, provider },
);

// services.calls
const executionPolicy = new aws.iam.RolePolicy(
  "calls-execution",
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
  { parent: calls, provider },
);

// services.calls
const taskDefinition = new aws.ecs.TaskDefinition(
  "calls",
  {
    family: "hello-production-calls",
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
        name: "calls",
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
            "awslogs-stream-prefix": "calls",
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
            appProtocol: "grpc",
          },
        ],
      },
    ]),
    tags: { Name: "hello-production-calls" },
  },
  { parent: calls, provider },
);

// services.calls
export const targetGroup = new aws.lb.TargetGroup(
  "calls",
  {
    vpcId: vpc.vpcId,
    port: 9090,
    protocol: "HTTP",
    protocolVersion: "GRPC",
    targetType: "ip",
    deregistrationDelay: 30,
    loadBalancingAlgorithmType: "least_outstanding_requests",
    stickiness: { enabled: false, type: "lb_cookie", cookieDuration: 86400 },
    healthCheck: {
      path: "/grpc.health.v1.Health/Check",
      matcher: "0",
      interval: 15,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    tags: { Name: "hello-production-calls" },
  },
  { parent: calls, provider },
);

// services.calls.route
const listenerRule = new aws.lb.ListenerRule(
  "calls",
  {
    listenerArn: httpsListener.arn,
    priority: 41932,
    conditions: [
      { hostHeader: { values: ["hello.example"] } },
      { pathPattern: { values: ["/calls.v1/*"] } },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "hello-production-calls" },
  },
  { parent: calls, provider },
);

// services.calls.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "calls-from-load-balancer",
  {
    securityGroupId: callsSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 9090,
    toPort: 9090,
    tags: { Name: "hello-production-calls-from-load-balancer" },
  },
  { parent: calls, provider },
);

// services.calls
export const callsService = new aws.ecs.Service(
  "calls",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [callsSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      { targetGroupArn: targetGroup.arn, containerName: "calls", containerPort: 9090 },
    ],
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "hello-production-calls" },
  },
  {
    parent: calls,
    provider,
    dependsOn: [listenerRule, executionPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.calls
const scalableTarget = new aws.appautoscaling.Target(
  "calls",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${callsService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-production-calls" },
  },
  { parent: calls, provider },
);

// services.calls
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "calls-cpu",
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
  { parent: calls, provider },
);

// services.calls
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "calls",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "calls-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: calls, provider },
);

// services.calls
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "calls",
  {
    name: "hello/production/calls/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: calls, provider, deleteBeforeReplace: true },
);

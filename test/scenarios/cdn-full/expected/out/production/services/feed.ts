// spec/platform.yaml services.feed
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { loadBalancerSecurityGroup, httpsListener } from "../load-balancer";
import { vpc } from "../network";
import { provider } from "../provider";
import { feedSecurityGroup } from "../security-groups";

const config = new pulumi.Config();

// services.feed
const feed = new Group("feed");

// services.feed
const logGroup = new aws.cloudwatch.LogGroup(
  "feed",
  {
    name: "/hello/production/feed",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-feed" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.feed
const executionRole = new aws.iam.Role(
  "feed-execution",
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
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "Starts the tasks of feed: pulls images, writes logs",
    tags: { Name: "hello-production-feed-execution" },
  },
  { parent: feed, provider },
);

// services.feed
const taskRole = new aws.iam.Role(
  "feed-task",
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
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "What the containers of feed may do",
    tags: { Name: "hello-production-feed-task" },
  },
  { parent: feed, provider },
);

// services.feed
const executionPolicy = new aws.iam.RolePolicy(
  "feed-execution",
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
  { parent: feed, provider },
);

// services.feed
const taskDefinition = new aws.ecs.TaskDefinition(
  "feed",
  {
    family: "hello-production-feed",
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
        name: "feed",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "eu-west-1",
            "awslogs-stream-prefix": "feed",
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
            appProtocol: "grpc",
          },
        ],
      },
    ]),
    tags: { Name: "hello-production-feed" },
  },
  { parent: feed, provider },
);

// services.feed
export const targetGroup = new aws.lb.TargetGroup(
  "feed",
  {
    vpcId: vpc.vpcId,
    port: 8080,
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
    tags: { Name: "hello-production-feed" },
  },
  { parent: feed, provider },
);

// services.feed.route
export const listenerRule = new aws.lb.ListenerRule(
  "feed",
  {
    listenerArn: httpsListener.arn,
    priority: 38685,
    conditions: [
      { hostHeader: { values: ["hello.example", "www.hello.example"] } },
      { pathPattern: { values: ["/feed.v1/*"] } },
      {
        httpHeader: {
          httpHeaderName: "X-Origin-Secret",
          values: [pulumi.interpolate`*${config.requireSecret("originSecret")}*`],
        },
      },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "hello-production-feed" },
  },
  { parent: feed, provider },
);

// services.feed.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "feed-from-load-balancer",
  {
    securityGroupId: feedSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "hello-production-feed-from-load-balancer" },
  },
  { parent: feed, provider },
);

// services.feed
export const feedService = new aws.ecs.Service(
  "feed",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [feedSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      { targetGroupArn: targetGroup.arn, containerName: "feed", containerPort: 8080 },
    ],
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "hello-production-feed" },
  },
  {
    parent: feed,
    provider,
    dependsOn: [listenerRule, executionPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.feed
const scalableTarget = new aws.appautoscaling.Target(
  "feed",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${feedService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-production-feed" },
  },
  { parent: feed, provider },
);

// services.feed
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "feed-cpu",
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
  { parent: feed, provider },
);

// services.feed
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "feed",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "feed-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: feed, provider },
);

// services.feed
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "feed",
  {
    name: "hello/production/feed/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: feed, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml services.live
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { directLoadBalancerSecurityGroup, directHttpsListener } from "../direct-load-balancer";
import { Group } from "../group";
import { logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { liveSecurityGroup } from "../security-groups";

// services.live
const live = new Group("live");

// services.live
const logGroup = new aws.cloudwatch.LogGroup(
  "live",
  {
    name: "/hello/production/live",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-live" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.live
const executionRole = new aws.iam.Role(
  "live-execution",
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
    description: "Starts the tasks of live: pulls images, writes logs",
    tags: { Name: "hello-production-live-execution" },
  },
  { parent: live, provider },
);

// services.live
const taskRole = new aws.iam.Role(
  "live-task",
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
    description: "What the containers of live may do",
    tags: { Name: "hello-production-live-task" },
  },
  { parent: live, provider },
);

// services.live
const executionPolicy = new aws.iam.RolePolicy(
  "live-execution",
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
  { parent: live, provider },
);

// services.live
const taskDefinition = new aws.ecs.TaskDefinition(
  "live",
  {
    family: "hello-production-live",
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
        name: "live",
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
            "awslogs-stream-prefix": "live",
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
    tags: { Name: "hello-production-live" },
  },
  { parent: live, provider },
);

// services.live
export const targetGroup = new aws.lb.TargetGroup(
  "live",
  {
    vpcId: vpc.vpcId,
    port: 8080,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    targetType: "ip",
    deregistrationDelay: 30,
    loadBalancingAlgorithmType: "least_outstanding_requests",
    stickiness: { enabled: false, type: "lb_cookie", cookieDuration: 86400 },
    healthCheck: {
      path: "/healthz",
      matcher: "200-299",
      interval: 15,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    tags: { Name: "hello-production-live" },
  },
  { parent: live, provider },
);

// services.live.route
const listenerRule = new aws.lb.ListenerRule(
  "live",
  {
    listenerArn: directHttpsListener.arn,
    priority: 44383,
    conditions: [
      { hostHeader: { values: ["live.hello.example"] } },
      { pathPattern: { values: ["/*"] } },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "hello-production-live" },
  },
  { parent: live, provider },
);

// services.live.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "live-from-load-balancer",
  {
    securityGroupId: liveSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: directLoadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "hello-production-live-from-load-balancer" },
  },
  { parent: live, provider },
);

// services.live
export const liveService = new aws.ecs.Service(
  "live",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [liveSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      { targetGroupArn: targetGroup.arn, containerName: "live", containerPort: 8080 },
    ],
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "hello-production-live" },
  },
  {
    parent: live,
    provider,
    dependsOn: [listenerRule, executionPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.live
const scalableTarget = new aws.appautoscaling.Target(
  "live",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${liveService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "hello-production-live" },
  },
  { parent: live, provider },
);

// services.live
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "live-cpu",
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
  { parent: live, provider },
);

// services.live
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "live",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "hello/production",
      name: "live-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: live, provider },
);

// services.live
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "live",
  {
    name: "hello/production/live/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: live, provider, deleteBeforeReplace: true },
);

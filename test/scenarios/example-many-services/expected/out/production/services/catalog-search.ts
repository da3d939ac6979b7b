// spec/platform.yaml services.catalog-search
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { loadBalancerSecurityGroup, httpsListener } from "../load-balancer";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider } from "../provider";
import { catalogReviewsSecurityGroup, catalogSearchSecurityGroup } from "../security-groups";
import { catalogReviewsService } from "./catalog-reviews";

// services.catalog-search
export const catalogSearch = new Group("catalog-search");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "catalog-search",
  {
    name: "/marketplace/production/catalog-search",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "marketplace-production-catalog-search" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.catalog-search
const executionRole = new aws.iam.Role(
  "catalog-search-execution",
  {
    path: "/marketplace/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-west-2:111122223333:*" },
          },
        },
      ],
    }),
    description: "Starts the tasks of catalog-search: pulls images, writes logs",
    tags: { Name: "marketplace-production-catalog-search-execution" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search
const taskRole = new aws.iam.Role(
  "catalog-search-task",
  {
    path: "/marketplace/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-west-2:111122223333:*" },
          },
        },
      ],
    }),
    description: "What the containers of catalog-search may do",
    tags: { Name: "marketplace-production-catalog-search-task" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search
const executionPolicy = new aws.iam.RolePolicy(
  "catalog-search-execution",
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
          Resource: ["arn:aws:ecr:us-west-2:111122223333:repository/marketplace/catalog-search"],
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
  { parent: catalogSearch, provider },
);

// services.catalog-search
const taskDefinition = new aws.ecs.TaskDefinition(
  "catalog-search",
  {
    family: "marketplace-production-catalog-search",
    cpu: "1024",
    memory: "2048",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "catalog-search",
        image:
          "111122223333.dkr.ecr.us-west-2.amazonaws.com/marketplace/catalog-search@sha256:6e93a14277a9cd2e6a0f5c8d37ec98c8c2276880fa5db2b7c8e104f5e3c5f025",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-west-2",
            "awslogs-stream-prefix": "catalog-search",
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
    tags: { Name: "marketplace-production-catalog-search" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search
export const targetGroup = new aws.lb.TargetGroup(
  "catalog-search",
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
    tags: { Name: "marketplace-production-catalog-search" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search.route
const listenerRule = new aws.lb.ListenerRule(
  "catalog-search",
  {
    listenerArn: httpsListener.arn,
    priority: 36942,
    conditions: [
      { hostHeader: { values: ["api.market.example"] } },
      { pathPattern: { values: ["/catalog/search/*"] } },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "marketplace-production-catalog-search" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "catalog-search-from-load-balancer",
  {
    securityGroupId: catalogSearchSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "marketplace-production-catalog-search-from-load-balancer" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search.calls
const callsCatalogReviews = new aws.vpc.SecurityGroupIngressRule(
  "catalog-search-calls-catalog-reviews",
  {
    securityGroupId: catalogReviewsSecurityGroup.id,
    description: "From catalog-search",
    referencedSecurityGroupId: catalogSearchSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "marketplace-production-catalog-search-calls-catalog-reviews" },
  },
  { parent: catalogSearch, provider },
);

// services.catalog-search
export const catalogSearchService = new aws.ecs.Service(
  "catalog-search",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [catalogSearchSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      { targetGroupArn: targetGroup.arn, containerName: "catalog-search", containerPort: 8080 },
    ],
    serviceConnectConfiguration: {
      enabled: true,
      namespace: privateDnsNamespace.arn,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": logGroup.name,
          "awslogs-region": "us-west-2",
          "awslogs-stream-prefix": "service-connect",
        },
      },
      services: [
        {
          portName: "service",
          discoveryName: "catalog-search-connect",
          clientAlias: [{ dnsName: "catalog-search", port: 8080 }],
          timeout: { perRequestTimeoutSeconds: 15, idleTimeoutSeconds: 300 },
        },
      ],
    },
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "marketplace-production-catalog-search" },
  },
  {
    parent: catalogSearch,
    provider,
    dependsOn: [listenerRule, executionPolicy, catalogReviewsService],
    ignoreChanges: ["desiredCount"],
  },
);

// defaults.service.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "catalog-search",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${catalogSearchService.name}`,
    minCapacity: 2,
    maxCapacity: 4,
    tags: { Name: "marketplace-production-catalog-search" },
  },
  { parent: catalogSearch, provider },
);

// defaults.service.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "catalog-search-cpu",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 65,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    },
  },
  { parent: catalogSearch, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "catalog-search",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "marketplace/production",
      name: "catalog-search-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: catalogSearch, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "catalog-search",
  {
    name: "marketplace/production/catalog-search/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: catalogSearch, provider, deleteBeforeReplace: true },
);

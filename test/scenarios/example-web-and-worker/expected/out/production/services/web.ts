// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { logsKey } from "../keys";
import { loadBalancerSecurityGroup, loadBalancer, httpsListener } from "../load-balancer";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider } from "../provider";
import { stockSecurityGroup, webSecurityGroup } from "../security-groups";
import { stockService } from "./stock";

// services.web
export const web = new Group("web");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "web",
  {
    name: "/shop/production/web",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "shop-production-web" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.web
const executionRole = new aws.iam.Role(
  "web-execution",
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
    description: "Starts the tasks of web: pulls images, writes logs",
    tags: { Name: "shop-production-web-execution" },
  },
  { parent: web, provider },
);

// services.web
const taskRole = new aws.iam.Role(
  "web-task",
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
    description: "What the containers of web may do",
    tags: { Name: "shop-production-web-task" },
  },
  { parent: web, provider },
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
          Sid: "PullImages",
          Effect: "Allow",
          Action: [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchCheckLayerAvailability",
          ],
          Resource: ["arn:aws:ecr:eu-central-1:111122223333:repository/shop/web"],
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
  { parent: web, provider },
);

// services.web
const taskDefinition = new aws.ecs.TaskDefinition(
  "web",
  {
    family: "shop-production-web",
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
        name: "web",
        image:
          "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web@sha256:4b5e57f6eb2f42b9039b3d1e13929295f231749c510cbe341cd68036d9af97e2",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [{ name: "NODE_ENV", value: "production" }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "eu-central-1",
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
            containerPort: 3000,
            hostPort: 3000,
            protocol: "tcp",
            appProtocol: "http",
          },
        ],
        healthCheck: {
          command: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/up"],
          interval: 10,
          timeout: 3,
          retries: 3,
          startPeriod: 60,
        },
      },
    ]),
    tags: { Name: "shop-production-web" },
  },
  { parent: web, provider },
);

// services.web.health
export const targetGroup = new aws.lb.TargetGroup(
  "web",
  {
    vpcId: vpc.vpcId,
    port: 3000,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    targetType: "ip",
    deregistrationDelay: 30,
    loadBalancingAlgorithmType: "least_outstanding_requests",
    stickiness: { enabled: false, type: "lb_cookie", cookieDuration: 86400 },
    healthCheck: {
      path: "/up",
      matcher: "200-299",
      interval: 10,
      timeout: 3,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    tags: { Name: "shop-production-web" },
  },
  { parent: web, provider },
);

// services.web.route
const listenerRule = new aws.lb.ListenerRule(
  "web",
  {
    listenerArn: httpsListener.arn,
    priority: 48215,
    conditions: [
      { hostHeader: { values: ["shop.example", "www.shop.example"] } },
      { pathPattern: { values: ["/*"] } },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "shop-production-web" },
  },
  { parent: web, provider },
);

// services.web.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "web-from-load-balancer",
  {
    securityGroupId: webSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 3000,
    toPort: 3000,
    tags: { Name: "shop-production-web-from-load-balancer" },
  },
  { parent: web, provider },
);

// services.web.calls
const callsStock = new aws.vpc.SecurityGroupIngressRule(
  "web-calls-stock",
  {
    securityGroupId: stockSecurityGroup.id,
    description: "From web",
    referencedSecurityGroupId: webSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "shop-production-web-calls-stock" },
  },
  { parent: web, provider },
);

// services.web.deploy
const rollbackErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "web-rollback-errors",
  {
    alarmDescription: "Rolls a deployment of web back: answers 5xx",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 60,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 60,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        },
      },
      {
        id: "percent",
        label: "Answers 5xx in percent",
        expression: "IF(FILL(r0, 0) > 0, 100 * (FILL(e0, 0)) / (FILL(r0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "shop-production-web-rollback-errors" },
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
    loadBalancers: [{ targetGroupArn: targetGroup.arn, containerName: "web", containerPort: 3000 }],
    alarms: { enable: true, rollback: true, alarmNames: [rollbackErrorsAlarm.name] },
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
    },
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "shop-production-web" },
  },
  {
    parent: web,
    provider,
    dependsOn: [listenerRule, executionPolicy, stockService],
    ignoreChanges: ["desiredCount"],
  },
);

// services.web.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "web",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${webService.name}`,
    minCapacity: 2,
    maxCapacity: 6,
    tags: { Name: "shop-production-web" },
  },
  { parent: web, provider },
);

// services.web.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "web-cpu",
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
  { parent: web, provider },
);

// services.web.scaling.target
const requestsScalingPolicy = new aws.appautoscaling.Policy(
  "web-requests",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 600,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
      },
    },
  },
  { parent: web, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "web",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "shop/production",
      name: "web-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: web, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "web",
  {
    name: "shop/production/web/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml services.gateway
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import { securityGroup as atlasNetworkSecurityGroup, playersConnection } from "../atlas-network";
import { bucket } from "../buckets/assets";
import {
  securityGroup as sessionsSecurityGroup,
  gatewayUser,
  replicationGroup,
} from "../caches/sessions";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { loadBalancerSecurityGroup, loadBalancer, httpsListener } from "../load-balancer";
import { privateDnsNamespace } from "../namespace";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { queue } from "../queues/match-events";
import { required } from "../required";
import { secret, rotation } from "../secrets/gateway-jwt";
import {
  gatewaySecurityGroup,
  matchmakingSecurityGroup,
  profilesSecurityGroup,
} from "../security-groups";
import { metricsLogGroup, collectorConfiguration } from "../tracing";
import { matchmakingService } from "./matchmaking";
import { profilesService } from "./profiles";

const config = new pulumi.Config();

// services.gateway
export const gateway = new Group("gateway");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "gateway",
  {
    name: "/provfair/production/gateway",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-gateway" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.gateway
const executionRole = new aws.iam.Role(
  "gateway-execution",
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
    description: "Starts the tasks of gateway: pulls images, writes logs",
    tags: { Name: "provfair-production-gateway-execution" },
  },
  { parent: gateway, provider },
);

// services.gateway
const taskRole = new aws.iam.Role(
  "gateway-task",
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
    description: "What the containers of gateway may do",
    tags: { Name: "provfair-production-gateway-task" },
  },
  { parent: gateway, provider },
);

// services.gateway.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "gateway-uses-platform-atlas",
  {
    securityGroupId: atlasNetworkSecurityGroup.id,
    description: "From gateway",
    referencedSecurityGroupId: gatewaySecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "provfair-production-gateway-uses-platform-atlas" },
  },
  { parent: gateway, provider },
);

// services.gateway.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "gateway",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::111122223333:role/${taskRole.name}`,
    description: "Tasks of gateway",
    roles: [{ roleName: "readWrite", databaseName: "players" }],
    scopes: [{ type: "CLUSTER", name: "players" }],
  },
  { parent: gateway, provider: mongodbatlasProvider },
);

// services.gateway.uses.sessions
const usesSessions = new aws.vpc.SecurityGroupIngressRule(
  "gateway-uses-sessions",
  {
    securityGroupId: sessionsSecurityGroup.id,
    description: "From gateway",
    referencedSecurityGroupId: gatewaySecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    tags: { Name: "provfair-production-gateway-uses-sessions" },
  },
  { parent: gateway, provider },
);

// services.gateway
const executionPolicy = new aws.iam.RolePolicy(
  "gateway-execution",
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
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/gateway"],
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
        {
          Sid: "ReadCollectorConfiguration",
          Effect: "Allow",
          Action: "ssm:GetParameters",
          Resource: pulumi.interpolate`arn:aws:ssm:us-east-1:111122223333:parameter${collectorConfiguration.name}`,
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
  { parent: gateway, provider },
);

// services.gateway
const taskPolicy = new aws.iam.RolePolicy(
  "gateway-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "SendTraces",
          Effect: "Allow",
          Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
          Resource: "*",
        },
        {
          Sid: "WriteMetrics",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${metricsLogGroup.arn}:*`,
        },
        { Sid: "BucketAssets", Effect: "Allow", Action: ["s3:ListBucket"], Resource: bucket.arn },
        {
          Sid: "ObjectsAssets",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:GetObjectVersion"],
          Resource: pulumi.interpolate`${bucket.arn}/*`,
        },
        {
          Sid: "QueueMatchEvents",
          Effect: "Allow",
          Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"],
          Resource: queue.arn,
        },
        {
          Sid: "CacheSessions",
          Effect: "Allow",
          Action: "elasticache:Connect",
          Resource: [replicationGroup.arn, gatewayUser.arn],
        },
        {
          Sid: "DataKeyForS3",
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
        },
        {
          Sid: "DataKeyForSqs",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
        },
      ],
    }),
  },
  { parent: gateway, provider },
);

// services.gateway
const taskDefinition = new aws.ecs.TaskDefinition(
  "gateway",
  {
    family: "provfair-production-gateway",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: { Name: "provfair-production-gateway", "compliance-writable-containers": "required" },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "gateway",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/gateway@sha256:8e5d19e6800151806af1632740df0a15f2ddb11ce11fe0500d15ae20d53fdb21",
        essential: true,
        command: ["node", "server.js"],
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "ASSETS_BUCKET", value: bucket.bucket },
          { name: "LOG_LEVEL", value: "info" },
          { name: "MATCH_EVENTS_QUEUE_URL", value: queue.url },
          { name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://127.0.0.1:4318" },
          { name: "OTEL_EXPORTER_OTLP_PROTOCOL", value: "http/protobuf" },
          { name: "OTEL_PROPAGATORS", value: "tracecontext,baggage" },
          {
            name: "OTEL_RESOURCE_ATTRIBUTES",
            value: "service.namespace=provfair,deployment.environment.name=production",
          },
          { name: "OTEL_SERVICE_NAME", value: "gateway" },
          { name: "OTEL_TRACES_SAMPLER", value: "parentbased_traceidratio" },
          { name: "OTEL_TRACES_SAMPLER_ARG", value: "0.05" },
          { name: "PLAYERS_DATABASE", value: "players" },
          {
            name: "PLAYERS_URI",
            value: pulumi.interpolate`${required(playersConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "players" yet: when its private endpoint is available in Atlas, run this again')}/players?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=secondaryPreferred&retryWrites=true&w=majority`,
          },
          { name: "SESSION_CACHE_CLUSTER", value: replicationGroup.replicationGroupId },
          { name: "SESSION_CACHE_HOST", value: replicationGroup.primaryEndpointAddress },
          { name: "SESSION_CACHE_PORT", value: "6379" },
          { name: "SESSION_CACHE_READER_HOST", value: replicationGroup.readerEndpointAddress },
          { name: "SESSION_CACHE_USER", value: gatewayUser.userName },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "gateway",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        secrets: [
          { name: "JWT_KEY", valueFrom: secret.arn },
          { name: "JWT_KEY_BEFORE", valueFrom: pulumi.interpolate`${secret.arn}::AWSPREVIOUS:` },
        ],
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
      {
        name: "collector",
        image:
          "public.ecr.aws/aws-observability/aws-otel-collector@sha256:9b28046359054b414f4ba76056ba4e8cffda2d53fbcee06171d7eeecd71326c3",
        essential: false,
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "collector",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        cpu: 32,
        memory: 128,
        portMappings: [],
        healthCheck: { command: ["CMD", "/healthcheck"], interval: 15, timeout: 5, retries: 3 },
        secrets: [
          {
            name: "AOT_CONFIG_CONTENT",
            valueFrom: pulumi.interpolate`arn:aws:ssm:us-east-1:111122223333:parameter${collectorConfiguration.name}`,
          },
        ],
        restartPolicy: { enabled: true },
      },
    ]),
  },
  { parent: gateway, provider },
);

// services.gateway.health
export const targetGroup = new aws.lb.TargetGroup(
  "gateway",
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
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: gateway, provider },
);

// services.gateway.route
export const listenerRule = new aws.lb.ListenerRule(
  "gateway",
  {
    listenerArn: httpsListener.arn,
    priority: 42871,
    conditions: [
      { hostHeader: { values: ["api.provfair.example", "www.provfair.example"] } },
      { pathPattern: { values: ["/api/*"] } },
      {
        httpHeader: {
          httpHeaderName: "X-Origin-Secret",
          values: [pulumi.interpolate`*${config.requireSecret("originSecret")}*`],
        },
      },
    ],
    actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: gateway, provider },
);

// services.gateway.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "gateway-from-load-balancer",
  {
    securityGroupId: gatewaySecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "provfair-production-gateway-from-load-balancer" },
  },
  { parent: gateway, provider },
);

// services.gateway.calls
const callsMatchmaking = new aws.vpc.SecurityGroupIngressRule(
  "gateway-calls-matchmaking",
  {
    securityGroupId: matchmakingSecurityGroup.id,
    description: "From gateway",
    referencedSecurityGroupId: gatewaySecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "provfair-production-gateway-calls-matchmaking" },
  },
  { parent: gateway, provider },
);

// services.gateway.calls
const callsProfiles = new aws.vpc.SecurityGroupIngressRule(
  "gateway-calls-profiles",
  {
    securityGroupId: profilesSecurityGroup.id,
    description: "From gateway",
    referencedSecurityGroupId: gatewaySecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "provfair-production-gateway-calls-profiles" },
  },
  { parent: gateway, provider },
);

// services.gateway.deploy
const rollbackErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-rollback-errors",
  {
    alarmDescription: "Rolls a deployment of gateway back: answers 5xx",
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
    tags: { Name: "provfair-production-gateway-rollback-errors" },
  },
  { parent: gateway, provider },
);

// services.gateway.deploy
const rollbackLatencyAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-rollback-latency",
  {
    alarmDescription: "Rolls a deployment of gateway back: 95th percentile of latency",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.5,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "l0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 60,
          stat: "p95",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        },
      },
      {
        id: "latency",
        label: "95th percentile of latency in seconds",
        expression: "MAX([FILL(l0, 0)])",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-gateway-rollback-latency" },
  },
  { parent: gateway, provider },
);

// services.gateway
export const gatewayService = new aws.ecs.Service(
  "gateway",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [gatewaySecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "ROLLING" },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      { targetGroupArn: targetGroup.arn, containerName: "gateway", containerPort: 8080 },
    ],
    alarms: {
      enable: true,
      rollback: true,
      alarmNames: [rollbackErrorsAlarm.name, rollbackLatencyAlarm.name],
    },
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
    },
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "provfair-production-gateway" },
  },
  {
    parent: gateway,
    provider,
    dependsOn: [
      listenerRule,
      executionPolicy,
      taskPolicy,
      databaseUser,
      usesSessions,
      rotation,
      matchmakingService,
      profilesService,
    ],
    ignoreChanges: ["desiredCount"],
  },
);

// services.gateway.scaling
const scalableTarget = new aws.appautoscaling.Target(
  "gateway",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${gatewayService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: gateway, provider },
);

// services.gateway.scaling.target
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "gateway-cpu",
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
  { parent: gateway, provider },
);

// services.gateway.scaling.target
const memoryScalingPolicy = new aws.appautoscaling.Policy(
  "gateway-memory",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 75,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageMemoryUtilization" },
    },
  },
  { parent: gateway, provider },
);

// services.gateway.scaling.target
const requestsScalingPolicy = new aws.appautoscaling.Policy(
  "gateway-requests",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 1000,
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
      },
    },
  },
  { parent: gateway, provider },
);

// services.gateway.scaling.schedules
const daySchedule = new aws.appautoscaling.ScheduledAction(
  "gateway-schedule-day",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    schedule: "cron(0 7 * * ? *)",
    timezone: "America/New_York",
    scalableTargetAction: { minCapacity: 2, maxCapacity: 10 },
  },
  { parent: gateway, provider },
);

// services.gateway.scaling.schedules
const nightSchedule = new aws.appautoscaling.ScheduledAction(
  "gateway-schedule-night",
  {
    serviceNamespace: scalableTarget.serviceNamespace,
    scalableDimension: scalableTarget.scalableDimension,
    resourceId: scalableTarget.resourceId,
    schedule: "cron(0 22 * * ? *)",
    timezone: "America/New_York",
    scalableTargetAction: { minCapacity: 2, maxCapacity: 4 },
  },
  { parent: gateway, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "gateway",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "provfair/production",
      name: "gateway-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: gateway, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "gateway",
  {
    name: "provfair/production/gateway/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

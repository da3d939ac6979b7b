// spec/platform.yaml services.payments
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { loadBalancerSecurityGroup, httpsListener } from "../load-balancer";
import { vpc } from "../network";
import { provider } from "../provider";
import { secret } from "../secrets/psp";
import { paymentsSecurityGroup } from "../security-groups";
import { topic } from "../topics/player-events";

const config = new pulumi.Config();

// services.payments
export const payments = new Group("payments");

// defaults.service.logs
const logGroup = new aws.cloudwatch.LogGroup(
  "payments",
  {
    name: "/provfair/production/payments",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-payments" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// services.payments
const executionRole = new aws.iam.Role(
  "payments-execution",
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
    description: "Starts the tasks of payments: pulls images, writes logs",
    tags: { Name: "provfair-production-payments-execution" },
  },
  { parent: payments, provider },
);

// services.payments
const taskRole = new aws.iam.Role(
  "payments-task",
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
    description: "What the containers of payments may do",
    tags: { Name: "provfair-production-payments-task" },
  },
  { parent: payments, provider },
);

// services.payments
const executionPolicy = new aws.iam.RolePolicy(
  "payments-execution",
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
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/payments"],
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
  { parent: payments, provider },
);

// services.payments
const taskPolicy = new aws.iam.RolePolicy(
  "payments-task",
  {
    role: taskRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Sid: "TopicPlayerEvents", Effect: "Allow", Action: "sns:Publish", Resource: topic.arn },
        {
          Sid: "DataKeyForSns",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" } },
        },
      ],
    }),
  },
  { parent: payments, provider },
);

// services.payments
const taskDefinition = new aws.ecs.TaskDefinition(
  "payments",
  {
    family: "provfair-production-payments",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: { Name: "provfair-production-payments", "compliance-writable-containers": "required" },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "payments",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/payments@sha256:17da2a49b125885e7401d560a105b0bb7eab96c74f7c2fff137c3af35d1a7f0d",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [{ name: "PLAYER_EVENTS_TOPIC_ARN", value: topic.arn }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "payments",
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
          { name: "PSP_HOOK", valueFrom: pulumi.interpolate`${secret.arn}:webhookKey::` },
          { name: "PSP_KEY", valueFrom: pulumi.interpolate`${secret.arn}:apiKey::` },
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
    ]),
  },
  { parent: payments, provider },
);

// services.payments
export const targetGroup = new aws.lb.TargetGroup(
  "payments",
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
    tags: { Name: "provfair-production-payments" },
  },
  { parent: payments, provider },
);

// services.payments
export const greenTargetGroup = new aws.lb.TargetGroup(
  "payments-green",
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
    tags: { Name: "provfair-production-payments-green" },
  },
  { parent: payments, provider },
);

// services.payments.route
export const listenerRule = new aws.lb.ListenerRule(
  "payments",
  {
    listenerArn: httpsListener.arn,
    priority: 41267,
    conditions: [
      { hostHeader: { values: ["api.provfair.example", "www.provfair.example"] } },
      { pathPattern: { values: ["/pay/*"] } },
      {
        httpHeader: {
          httpHeaderName: "X-Origin-Secret",
          values: [pulumi.interpolate`*${config.requireSecret("originSecret")}*`],
        },
      },
    ],
    actions: [
      {
        type: "forward",
        forward: {
          targetGroups: [
            { arn: targetGroup.arn, weight: 100 },
            { arn: greenTargetGroup.arn, weight: 0 },
          ],
        },
      },
    ],
    tags: { Name: "provfair-production-payments" },
  },
  { parent: payments, provider, ignoreChanges: ["actions"] },
);

// services.payments.route
const fromLoadBalancer = new aws.vpc.SecurityGroupIngressRule(
  "payments-from-load-balancer",
  {
    securityGroupId: paymentsSecurityGroup.id,
    description: "From the load balancer",
    referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "provfair-production-payments-from-load-balancer" },
  },
  { parent: payments, provider },
);

// services.payments.deploy
const deploymentRole = new aws.iam.Role(
  "payments-deployment",
  {
    path: "/provfair/production/",
    description: "Moves requests between versions of payments",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    tags: { Name: "provfair-production-payments-deployment" },
  },
  { parent: payments, provider },
);

// services.payments.deploy
const deploymentPolicy = new aws.iam.RolePolicyAttachment(
  "payments-deployment",
  {
    role: deploymentRole.name,
    policyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
  },
  { parent: payments, provider },
);

// services.payments
export const paymentsService = new aws.ecs.Service(
  "payments",
  {
    cluster: cluster.arn,
    taskDefinition: taskDefinition.arn,
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    forceNewDeployment: true,
    networkConfiguration: {
      subnets: vpc.privateSubnetIds,
      securityGroups: [paymentsSecurityGroup.id],
      assignPublicIp: false,
    },
    deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: "10" },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers: [
      {
        targetGroupArn: targetGroup.arn,
        containerName: "payments",
        containerPort: 8080,
        advancedConfiguration: {
          alternateTargetGroupArn: greenTargetGroup.arn,
          productionListenerRule: listenerRule.arn,
          roleArn: deploymentRole.arn,
        },
      },
    ],
    healthCheckGracePeriodSeconds: 60,
    enableExecuteCommand: false,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    waitForSteadyState: true,
    tags: { Name: "provfair-production-payments" },
  },
  {
    parent: payments,
    provider,
    dependsOn: [listenerRule, executionPolicy, taskPolicy],
    ignoreChanges: ["desiredCount"],
  },
);

// services.payments
const scalableTarget = new aws.appautoscaling.Target(
  "payments",
  {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${paymentsService.name}`,
    minCapacity: 2,
    maxCapacity: 10,
    tags: { Name: "provfair-production-payments" },
  },
  { parent: payments, provider },
);

// services.payments
const cpuScalingPolicy = new aws.appautoscaling.Policy(
  "payments-cpu",
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
  { parent: payments, provider },
);

// defaults.service.logs
const errorFilter = new aws.cloudwatch.LogMetricFilter(
  "payments",
  {
    logGroupName: logGroup.name,
    pattern:
      '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level = "critical") || ($.level = "CRITICAL") || ($.level >= 50) }',
    metricTransformation: {
      namespace: "provfair/production",
      name: "payments-log-errors",
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  },
  { parent: payments, provider },
);

// defaults.service.logs
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "payments",
  {
    name: "provfair/production/payments/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

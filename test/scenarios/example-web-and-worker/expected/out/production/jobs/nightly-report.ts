// spec/platform.yaml jobs.nightly-report
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { scheduleGroup } from "../schedules";
import { stockSecurityGroup, nightlyReportSecurityGroup } from "../security-groups";

// jobs.nightly-report
export const nightlyReport = new Group("nightly-report");

// jobs.nightly-report
const logGroup = new aws.cloudwatch.LogGroup(
  "nightly-report",
  {
    name: "/shop/production/nightly-report",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "shop-production-nightly-report" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.nightly-report
const executionRole = new aws.iam.Role(
  "nightly-report-execution",
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
    description: "Starts the tasks of nightly-report: pulls images, writes logs",
    tags: { Name: "shop-production-nightly-report-execution" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const taskRole = new aws.iam.Role(
  "nightly-report-task",
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
    description: "What the containers of nightly-report may do",
    tags: { Name: "shop-production-nightly-report-task" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const executionPolicy = new aws.iam.RolePolicy(
  "nightly-report-execution",
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
          Resource: ["arn:aws:ecr:eu-central-1:111122223333:repository/shop/nightly-report"],
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
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const taskDefinition = new aws.ecs.TaskDefinition(
  "nightly-report",
  {
    family: "shop-production-nightly-report",
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
        name: "nightly-report",
        image:
          "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/nightly-report@sha256:6743ba10a2b2c4879cf6af5c75140be7135b22597ac428e490673767b538d53e",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "eu-central-1",
            "awslogs-stream-prefix": "nightly-report",
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
        portMappings: [],
      },
    ]),
    tags: { Name: "shop-production-nightly-report" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report.calls
const callsStock = new aws.vpc.SecurityGroupIngressRule(
  "nightly-report-calls-stock",
  {
    securityGroupId: stockSecurityGroup.id,
    description: "From nightly-report",
    referencedSecurityGroupId: nightlyReportSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 8080,
    toPort: 8080,
    tags: { Name: "shop-production-nightly-report-calls-stock" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
export const deadLetters = new aws.sqs.Queue(
  "nightly-report-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "shop-production-nightly-report-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.nightly-report
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "nightly-report-dead-letters",
  {
    queueUrl: deadLetters.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: [deadLetters.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const runnerRole = new aws.iam.Role(
  "nightly-report-runner",
  {
    path: "/shop/production/",
    description: "Runs nightly-report to its end",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "states.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:*" },
          },
        },
      ],
    }),
    tags: { Name: "shop-production-nightly-report-runner" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const runnerPolicy = new aws.iam.RolePolicy(
  "nightly-report-runner",
  {
    role: runnerRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ecs:RunTask",
          Resource: taskDefinition.arn,
          Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
        },
        {
          Effect: "Allow",
          Action: "ecs:TagResource",
          Resource: pulumi.interpolate`arn:aws:ecs:eu-central-1:111122223333:task/${cluster.name}/*`,
          Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
        },
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [executionRole.arn, taskRole.arn],
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        {
          Effect: "Allow",
          Action: ["ecs:StopTask", "ecs:DescribeTasks"],
          Resource: pulumi.interpolate`arn:aws:ecs:eu-central-1:111122223333:task/${cluster.name}/*`,
        },
        {
          Effect: "Allow",
          Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
          Resource:
            "arn:aws:events:eu-central-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule",
        },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: dataKey.arn },
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
          ],
          Resource: "*",
        },
      ],
    }),
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report.timeout
const stateMachine = new aws.sfn.StateMachine(
  "nightly-report",
  {
    type: "STANDARD",
    roleArn: runnerRole.arn,
    definition: pulumi.jsonStringify({
      Comment: "Runs nightly-report",
      StartAt: "Run",
      States: {
        Run: {
          Type: "Task",
          Resource: "arn:aws:states:::ecs:runTask.sync",
          Parameters: {
            Cluster: cluster.arn,
            TaskDefinition: taskDefinition.arn,
            LaunchType: "FARGATE",
            EnableECSManagedTags: true,
            PropagateTags: "TASK_DEFINITION",
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: vpc.privateSubnetIds,
                SecurityGroups: [nightlyReportSecurityGroup.id],
                AssignPublicIp: "DISABLED",
              },
            },
          },
          TimeoutSeconds: 7200,
          Retry: [
            {
              ErrorEquals: ["States.TaskFailed", "States.Timeout"],
              IntervalSeconds: 30,
              BackoffRate: 2,
              MaxAttempts: 1,
            },
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Keep" }],
          End: true,
        },
        Keep: {
          Type: "Task",
          Resource: "arn:aws:states:::sqs:sendMessage",
          Parameters: {
            QueueUrl: deadLetters.url,
            MessageBody: { "execution.$": "$$.Execution.Id", "error.$": "$" },
          },
          Next: "Failed",
        },
        Failed: { Type: "Fail", Error: "JobFailed" },
      },
    }),
    loggingConfiguration: {
      level: "ERROR",
      includeExecutionData: false,
      logDestination: pulumi.interpolate`${logGroup.arn}:*`,
    },
    tags: { Name: "shop-production-nightly-report" },
  },
  { parent: nightlyReport, provider, dependsOn: [runnerPolicy] },
);

// jobs.nightly-report
const schedulerRole = new aws.iam.Role(
  "nightly-report-scheduler",
  {
    path: "/shop/production/",
    description: "Starts nightly-report at its times",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "scheduler.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": scheduleGroup.arn },
          },
        },
      ],
    }),
    tags: { Name: "shop-production-nightly-report-scheduler" },
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report
const schedulerPolicy = new aws.iam.RolePolicy(
  "nightly-report-scheduler",
  {
    role: schedulerRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "states:StartExecution", Resource: stateMachine.arn },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: dataKey.arn },
      ],
    }),
  },
  { parent: nightlyReport, provider },
);

// jobs.nightly-report.schedule
const schedule = new aws.scheduler.Schedule(
  "nightly-report",
  {
    groupName: scheduleGroup.name,
    description: "Starts nightly-report",
    scheduleExpression: "cron(30 2 * * ? *)",
    scheduleExpressionTimezone: "Europe/Berlin",
    state: "ENABLED",
    flexibleTimeWindow: { mode: "OFF" },
    kmsKeyArn: dataKey.arn,
    target: {
      arn: stateMachine.arn,
      roleArn: schedulerRole.arn,
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      deadLetterConfig: { arn: deadLetters.arn },
    },
  },
  { parent: nightlyReport, provider, dependsOn: [schedulerPolicy, executionPolicy] },
);

// jobs.nightly-report
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "nightly-report",
  {
    name: "shop/production/nightly-report/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: nightlyReport, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml jobs.season-rollup
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import { securityGroup, playersConnection } from "../atlas-network";
import { cluster } from "../cluster";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider, mongodbatlasProvider } from "../provider";
import { required } from "../required";
import { scheduleGroup } from "../schedules";
import { seasonRollupSecurityGroup } from "../security-groups";

// jobs.season-rollup
export const seasonRollup = new Group("season-rollup");

// jobs.season-rollup
const logGroup = new aws.cloudwatch.LogGroup(
  "season-rollup",
  {
    name: "/provfair/production/season-rollup",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-season-rollup" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.season-rollup
const executionRole = new aws.iam.Role(
  "season-rollup-execution",
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
    description: "Starts the tasks of season-rollup: pulls images, writes logs",
    tags: { Name: "provfair-production-season-rollup-execution" },
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
const taskRole = new aws.iam.Role(
  "season-rollup-task",
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
    description: "What the containers of season-rollup may do",
    tags: { Name: "provfair-production-season-rollup-task" },
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup.uses
const usesAtlas = new aws.vpc.SecurityGroupIngressRule(
  "season-rollup-uses-platform-atlas",
  {
    securityGroupId: securityGroup.id,
    description: "From season-rollup",
    referencedSecurityGroupId: seasonRollupSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: 1024,
    toPort: 65535,
    tags: { Name: "provfair-production-season-rollup-uses-platform-atlas" },
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup.uses
const databaseUser = new mongodbatlas.DatabaseUser(
  "season-rollup",
  {
    projectId: project.id,
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: pulumi.interpolate`arn:aws:iam::111122223333:role/${taskRole.name}`,
    description: "Tasks of season-rollup",
    roles: [{ roleName: "readWrite", databaseName: "players" }],
    scopes: [{ type: "CLUSTER", name: "players" }],
  },
  { parent: seasonRollup, provider: mongodbatlasProvider },
);

// jobs.season-rollup
const executionPolicy = new aws.iam.RolePolicy(
  "season-rollup-execution",
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
          Resource: ["arn:aws:ecr:us-east-1:111122223333:repository/provfair/season-rollup"],
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
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
const taskDefinition = new aws.ecs.TaskDefinition(
  "season-rollup",
  {
    family: "provfair-production-season-rollup",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    tags: {
      Name: "provfair-production-season-rollup",
      "compliance-writable-containers": "required",
    },
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "season-rollup",
        image:
          "111122223333.dkr.ecr.us-east-1.amazonaws.com/provfair/season-rollup@sha256:b6e38cfe285a3c7fdcaa8ad734627bf7f9a122e7192dfa17f30a34eb6cbccba0",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "PLAYERS_DATABASE", value: "players" },
          {
            name: "PLAYERS_URI",
            value: pulumi.interpolate`${required(playersConnection.connectionStrings.privateEndpoints[0].srvConnectionString, 'Atlas has no private connection string for the database "players" yet: when its private endpoint is available in Atlas, run this again')}/players?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=secondaryPreferred&retryWrites=true&w=majority`,
          },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "season-rollup",
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
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
export const deadLetters = new aws.sqs.Queue(
  "season-rollup-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "provfair-production-season-rollup-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.season-rollup
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "season-rollup-dead-letters",
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
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
const runnerRole = new aws.iam.Role(
  "season-rollup-runner",
  {
    path: "/provfair/production/",
    description: "Runs season-rollup to its end",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "states.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:states:us-east-1:111122223333:stateMachine:*" },
          },
        },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    tags: { Name: "provfair-production-season-rollup-runner" },
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
const runnerPolicy = new aws.iam.RolePolicy(
  "season-rollup-runner",
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
          Resource: pulumi.interpolate`arn:aws:ecs:us-east-1:111122223333:task/${cluster.name}/*`,
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
          Resource: pulumi.interpolate`arn:aws:ecs:us-east-1:111122223333:task/${cluster.name}/*`,
        },
        {
          Effect: "Allow",
          Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
          Resource:
            "arn:aws:events:us-east-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule",
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
  { parent: seasonRollup, provider },
);

// jobs.season-rollup.timeout
const stateMachine = new aws.sfn.StateMachine(
  "season-rollup",
  {
    type: "STANDARD",
    roleArn: runnerRole.arn,
    definition: pulumi.jsonStringify({
      Comment: "Runs season-rollup",
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
                SecurityGroups: [seasonRollupSecurityGroup.id],
                AssignPublicIp: "DISABLED",
              },
            },
          },
          TimeoutSeconds: 3600,
          Retry: [
            {
              ErrorEquals: ["States.TaskFailed", "States.Timeout"],
              IntervalSeconds: 30,
              BackoffRate: 2,
              MaxAttempts: 2,
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
    tags: { Name: "provfair-production-season-rollup" },
  },
  { parent: seasonRollup, provider, dependsOn: [runnerPolicy] },
);

// jobs.season-rollup
const schedulerRole = new aws.iam.Role(
  "season-rollup-scheduler",
  {
    path: "/provfair/production/",
    description: "Starts season-rollup at its times",
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
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    tags: { Name: "provfair-production-season-rollup-scheduler" },
  },
  { parent: seasonRollup, provider },
);

// jobs.season-rollup
const schedulerPolicy = new aws.iam.RolePolicy(
  "season-rollup-scheduler",
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
  { parent: seasonRollup, provider },
);

// jobs.season-rollup.schedule
const schedule = new aws.scheduler.Schedule(
  "season-rollup",
  {
    groupName: scheduleGroup.name,
    description: "Starts season-rollup",
    scheduleExpression: "cron(0 3 ? * 2 *)",
    scheduleExpressionTimezone: "UTC",
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
  { parent: seasonRollup, provider, dependsOn: [schedulerPolicy, executionPolicy, databaseUser] },
);

// jobs.season-rollup
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "season-rollup",
  {
    name: "provfair/production/season-rollup/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: seasonRollup, provider, deleteBeforeReplace: true },
);
